#include "core/session/studies.hpp"
#include "widgets/window/action_rows.hpp"

namespace lacuna::widgets::action_rows {
namespace {

void addSourceRows(const Reach& r) {
  session::AttentionStudy& study = r.session.studies().attention;
  const auto add = [&](const char* id, const QString& text, const QString& help, latent::AttentionOf of) {
    const auto wants = [&study, of] { return study.wish().of == of; };
    r.actions.add({id, "View/Attention", text, "", help, "",
                   [&study, &view = r.view, of] {
                     session::AttentionWish wish = study.wish();
                     wish.of = of;
                     study.setWish(wish);
                     view.notify();
                   },
                   {}, wants});
  };
  add("attention.of.target", tr("Of the target encoder"), tr("What the picked token reads from where the whole clip is seen"), latent::AttentionOf::Target);
  add("attention.of.context", tr("Of the context encoder"), tr("The same among the visible tokens alone"), latent::AttentionOf::Context);
  add("attention.of.predictor", tr("Of the predictor"), tr("Which visible tokens feed a hidden one"), latent::AttentionOf::Predictor);
}

void addModeRows(const Reach& r) {
  ViewState& view = r.view;
  const auto add = [&](const char* id, const QString& text, const QString& help, AttentionMode mode) {
    r.actions.add({id, "View/Attention", text, "", help, "",
                   [&view, mode] {
                     view.attention_mode = mode;
                     view.notify();
                   },
                   {}, [&view, mode] { return view.attention_mode == mode; }});
  };
  add("attention.maps.heads", tr("Maps of heads"), tr("A map a layer and head"), AttentionMode::Heads);
  add("attention.maps.layers", tr("Maps of layers"), tr("A map a layer: the mean over its heads"), AttentionMode::Layers);
  add("attention.maps.rollout", tr("Rollout"), tr("Through all layers: from which inputs the output is made"), AttentionMode::Rollout);
  add("attention.maps.table", tr("Table of heads"), tr("Spread, distance and kind of every head, sorted"), AttentionMode::Table);
}

void addChoiceRows(const Reach& r) {
  ViewState& view = r.view;
  const auto move = [&](const char* id, const QString& text, int layers, int heads) {
    const auto has_rows = [&study = r.session.studies().attention] { return study.rows() != nullptr; };
    r.actions.add({id, "View/Attention", text, "", "", "",
                   [&view, &study = r.session.studies().attention, layers, heads] {
                     const auto& blocks = study.rows()->blocks;
                     view.attention_block = std::clamp(view.attention_block + layers, 1, static_cast<int>(blocks.size()));
                     view.attention_head = std::clamp(view.attention_head + heads, 0, static_cast<int>(blocks.front().rows) - 1);
                     view.notify();
                   },
                   has_rows, {}});
  };
  move("attention.next_layer", tr("Next layer"), 1, 0);
  move("attention.previous_layer", tr("Previous layer"), -1, 0);
  move("attention.next_head", tr("Next head"), 0, 1);
  move("attention.previous_head", tr("Previous head"), 0, -1);
}

}  // namespace

void addAttentionRows(const Reach& r) {
  addSourceRows(r);
  addModeRows(r);
  addChoiceRows(r);
  const auto toggle = [&](const char* id, const QString& text, const QString& help, bool ViewState::*member) {
    r.actions.add({id, "View/Attention", text, "", help, "",
                   [&view = r.view, member] {
                     view.*member = !(view.*member);
                     view.notify();
                   },
                   {}, [&view = r.view, member] { return view.*member; }});
  };
  toggle("attention.read_by", tr("Who reads from it"), tr("Maps of who reads from the picked token, instead of what it reads from"), &ViewState::attention_by);
  toggle("attention.on_frame", tr("Attention on the frame"), tr("The chosen map lies on the clip"), &ViewState::show_attention);
  toggle("attention.links", tr("Attention in 3-D"), tr("Lines from the picked token's point to those it reads most from"), &ViewState::attention_links);
  const auto queries = [&](const char* id, const QString& text, const QString& help, AttentionQueries whose) {
    r.actions.add({id, "View/Attention", text, "", help, "",
                   [&view = r.view, whose] {
                     view.attention_queries = view.attention_queries == whose ? AttentionQueries::This : whose;
                     view.notify();
                   },
                   {}, [&view = r.view, whose] { return view.attention_queries == whose; }});
  };
  queries("attention.all_tokens", tr("Figures over all tokens"), tr("The mean over all queries, in the table of heads"), AttentionQueries::All);
  queries("attention.hidden_tokens", tr("Figures over hidden tokens"), tr("The mean over hidden queries: what predictions are made from"), AttentionQueries::Hidden);
  session::AttentionStudy& study = r.session.studies().attention;
  r.actions.add({"attention.cancel", "View/Attention", tr("Cancel attention"), "", tr("Stops looking; the last maps stay"), "", [&study] { study.cancel(); },
                 [&study] { return study.status().busy; }, {}});
}

}  // namespace lacuna::widgets::action_rows
