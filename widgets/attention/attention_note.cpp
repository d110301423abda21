#include "widgets/attention/attention_note.hpp"

#include "widgets/attention/attention_maps.hpp"
#include "widgets/attention/attention_panel.hpp"

namespace lacuna::widgets {

QString attentionNote(const session::AttentionStudy& study, const ViewState& view) {
  switch (view.attention_mode) {
    case AttentionMode::Heads:
      if (wayOf(view) == AttentionWay::Readers) return AttentionPanel::tr("The share that each token gives to this one. Figures are of where its readers are.");
      if (wayOf(view) == AttentionWay::Received) return AttentionPanel::tr("The mean share that each token gets from all. Distances are from the picked token.");
      return AttentionPanel::tr("Each map from 0 to its own largest share at this step. These models have no class token.");
    case AttentionMode::Layers: return AttentionPanel::tr("Means over heads, each from 0 to its own largest share at this step.");
    case AttentionMode::Rollout: return AttentionPanel::tr("From the output back to the input of each layer; map 1 goes through all.");
    case AttentionMode::Table: break;
  }
  if (view.attention_queries == AttentionQueries::This) return AttentionPanel::tr("The figures of each head are of what the picked token reads from.");
  const bool hidden_alone = view.attention_queries == AttentionQueries::Hidden;
  if (hidden_alone && study.survey() && study.survey()->of_hidden.empty())
    return AttentionPanel::tr("No token of this pass is hidden. Ask the target encoder or the predictor, and hide something.");
  return hidden_alone ? AttentionPanel::tr("Means over hidden tokens: what predictions are made from.") : AttentionPanel::tr("Means over all tokens as queries.");
}

}  // namespace lacuna::widgets
