#include "widgets/scene/latent_panel.hpp"
#include "widgets/scene/latent_view.hpp"
#include "widgets/window/action_rows.hpp"
#include "widgets/window/main_window.hpp"

namespace lacuna::widgets::action_rows {
namespace {

constexpr double worst_share = 0.1;
constexpr int grown_neighbours = 5;

std::function<bool()> hasSelection(const Reach& r) {
  return [&session = r.session] { return !session.selection().empty(); };
}

std::function<bool()> hasGrid(const Reach& r) {
  return [&session = r.session] { return session.placement().has_value(); };
}

/// The last run is of the tokens that there are now.
bool runIsHere(const session::Session& session) {
  return session.placement() && session.result().run && session.result().run->grid() == session.placement()->grid;
}

std::function<bool()> hasErrors(const Reach& r) {
  return [&session = r.session] { return runIsHere(session) && !session.result().run->hidden_ids.empty(); };
}

}  // namespace

void addSelectRows(const Reach& r) {
  session::Session& session = r.session;
  const auto add = [&](const char* id, const QString& text, const char* shortcut, const QString& help, std::function<void()> run, std::function<bool()> enabled) {
    r.actions.add({id, "Edit/Select tokens", text, shortcut, help, "", std::move(run), std::move(enabled), {}});
  };
  const auto grid = [&session] { return session.placement()->grid; };
  add("select.all", tr("Select all tokens"), "Ctrl+A", tr("Every token of the clip"),
      [&session, grid] { session.select(analysis::tokensOfSteps(grid(), 0, grid().steps - 1)); }, hasGrid(r));
  add("select.none", tr("Select nothing"), "Ctrl+Shift+A", tr("Takes the selection away; the tokens stay as they are"),
      [&session] { session.select({}); }, hasSelection(r));
  add("select.invert", tr("Invert the selection"), "", tr("Selects the tokens that are not, and the other way round"),
      [&session, grid] { session.select(analysis::inverted(session.selection(), grid())); }, hasGrid(r));
  add("select.step", tr("Select this step"), "", tr("All tokens of the playhead's step"),
      [&session, grid] { session.select(analysis::tokensOfSteps(grid(), session.playheadStep(), session.playheadStep())); }, hasGrid(r));
  add("select.hidden", tr("Select hidden tokens"), "", tr("All tokens that the mask hides"),
      [&session] { session.select(session.mask().hiddenIds()); }, hasGrid(r));
  add("select.worst", tr("Select the worst tenth"), "", tr("The tenth of the hidden tokens with the largest error"),
      [&session, &view = r.view] { session.select(analysis::tokensByError(*session.result().run, view.metric, 1 - worst_share, 1)); }, hasErrors(r));
  add("select.best", tr("Select the best tenth"), "", tr("The tenth of the hidden tokens with the smallest error"),
      [&session, &view = r.view] { session.select(analysis::tokensByError(*session.result().run, view.metric, 0, worst_share)); }, hasErrors(r));
  add("select.grow", tr("Grow to near latents"), "", tr("Adds the 5 nearest true latents of each selected token"),
      [&session] { session.growSelection(grown_neighbours); }, hasSelection(r));
  add("select.cluster", tr("Select the picked token's cluster"), "", tr("All tokens of the clip whose latents are in the same cluster"),
      [&session] {
        const std::vector<int>& of = session.clustering()->clusters->of_row;
        std::vector<TokenId> same;
        for (int i = 0; i < session.result().run->grid().size(); ++i)
          if (of[static_cast<std::size_t>(i)] == of[static_cast<std::size_t>(index(*session.picked()))]) same.push_back(TokenId{i});
        session.select(std::move(same));
      },
      [&session] { return runIsHere(session) && session.clustering() && session.picked(); });
  add("select.frame", tr("Show the selection in 3-D"), "", tr("Moves the camera of the latent space to the selected tokens"),
      [&window = r.window] { window.latentPanel().view().frameSelected(); }, hasSelection(r));
}

}  // namespace lacuna::widgets::action_rows
