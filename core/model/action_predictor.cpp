#include "core/model/action_predictor.hpp"

#include <algorithm>

#include "core/base/error.hpp"
#include "core/model/blocks.hpp"
#include "core/model/linear.hpp"

namespace lacuna::model {
namespace {

[[noreturn]] void mismatch(const std::string& what) { fail(ErrorKind::Mismatch, what); }

/// How the steps lie in the sequence of tokens: conditions first, then the frame's.
struct StepLayout {
  int steps = 0, conditions = 0, tokens = 0;

  int group() const { return conditions + tokens; }
  std::size_t condition(int step, int k) const { return static_cast<std::size_t>(step * group() + k); }
  std::size_t frame(int step) const { return condition(step, conditions); }
};

void checkRows(const char* what, const Matrix& given, std::size_t rows, int cols) {
  if (given.rows == rows && (given.cols == static_cast<std::size_t>(cols) || rows == 0)) return;
  mismatch(std::string("The ") + what + " of these steps are " + std::to_string(given.rows) + " x " +
           std::to_string(given.cols) + " numbers; this model wants " + std::to_string(rows) + " x " + std::to_string(cols) +
           ".");
}

StepLayout checkedLayout(const ModelDescription& d, const ActionSequence& sequence) {
  if (d.predictor.depth == 0 || d.actions.action == 0)
    mismatch("This model does not predict from actions. Open a V-JEPA 2-AC checkpoint.");
  if (sequence.rows <= 0 || sequence.cols <= 0) mismatch("The token grid has no rows or columns.");
  if (sequence.actions.rows == 0) mismatch("There is no step to predict from. Give one action at least.");
  const StepLayout layout{static_cast<int>(sequence.actions.rows), d.actions.conditions(), sequence.rows * sequence.cols};
  const std::size_t steps = sequence.actions.rows;
  const auto most = static_cast<std::size_t>(std::max(1, d.frames / d.tubelet));
  if (steps > most)
    mismatch("These are " + std::to_string(steps) + " steps; this model was built for " + std::to_string(most) +
             " at most. Give fewer actions.");
  checkRows("latents", sequence.latents, steps * static_cast<std::size_t>(layout.tokens), d.encoder.width);
  checkRows("actions", sequence.actions, steps, d.actions.action);
  checkRows("states", sequence.states, steps, d.actions.state);
  checkRows("extrinsics", sequence.extrinsics, d.actions.extrinsics > 0 ? steps : 0, d.actions.extrinsics);
  return layout;
}

/// Where each token lies. Conditions lie at row 0, column 0, which turns them by time alone.
std::vector<TokenId> placesOf(const StepLayout& layout) {
  std::vector<TokenId> places;
  for (int step = 0; step < layout.steps; ++step) {
    const int first = step * layout.tokens;
    places.insert(places.end(), static_cast<std::size_t>(layout.conditions), TokenId{first});
    for (int i = 0; i < layout.tokens; ++i) places.push_back(TokenId{first + i});
  }
  return places;
}

RowsView rowsAt(const Matrix& x, std::size_t first, int count) {
  const int cols = static_cast<int>(x.cols);
  return {x.row(first).data(), count, cols, cols};
}

/// Conditions and frames of all steps in the predictor's width.
Matrix embedSteps(Team& team, const PredictorWeights& weights, const ActionSequence& sequence, const StepLayout& layout,
                  const jobs::JobContext& context) {
  Matrix x(layout.condition(layout.steps, 0), weights.embed.bias.size());
  team.run(layout.steps, [&](int step) {
    context.throwIfStopped();
    const auto at = static_cast<std::size_t>(step);
    const auto first_token = at * static_cast<std::size_t>(layout.tokens);
    applyLinear(weights.action, rowsAt(sequence.actions, at, 1), x.row(layout.condition(step, 0)).data());
    applyLinear(weights.state, rowsAt(sequence.states, at, 1), x.row(layout.condition(step, 1)).data());
    if (layout.conditions > 2)
      applyLinear(weights.extrinsics, rowsAt(sequence.extrinsics, at, 1), x.row(layout.condition(step, 2)).data());
    applyLinear(weights.embed, rowsAt(sequence.latents, first_token, layout.tokens), x.row(layout.frame(step)).data());
  });
  return x;
}

}  // namespace

Matrix predictActionSteps(const ModelDescription& d, const PredictorWeights& weights, const ActionSequence& sequence,
                          const StackRunner& run_stack, const jobs::JobContext& context, Trace* trace) {
  const StepLayout layout = checkedLayout(d, sequence);
  context.throwIfStopped();
  Team team;
  const auto eps = static_cast<float>(d.norm_eps);
  const std::vector<TokenId> places = placesOf(layout);
  if (trace != nullptr) trace->order = places;
  PositionGrid grid{sequence.rows, sequence.cols};
  grid.columns_as_rows = true;
  Matrix x = embedSteps(team, weights, sequence, layout, context);
  const BlockStack stack{d.predictor, weights.blocks, eps, "Predicting", layout.group()};
  run_stack(team, stack, ropeTable(d.positions, places, grid, d.predictor.width / d.predictor.heads), trace, x);
  const Matrix normed = normalised(x, weights.norm, eps);
  Matrix predicted(sequence.latents.rows, static_cast<std::size_t>(d.encoder.width));
  team.run(layout.steps, [&](int step) {
    context.throwIfStopped();
    applyLinear(weights.proj, rowsAt(normed, layout.frame(step), layout.tokens),
                predicted.row(static_cast<std::size_t>(step * layout.tokens)).data());
  });
  return predicted;
}

}  // namespace lacuna::model
