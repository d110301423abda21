#include "core/model/rollout.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/error.hpp"

namespace lacuna::model {
namespace {

void appendRows(std::span<const float> values, std::size_t cols, Matrix& to) {
  to.cols = cols;
  to.values.insert(to.values.end(), values.begin(), values.end());
  to.rows = to.values.size() / cols;
}

/// One frame of a clip, `repeats` times: what the encoder is shown of it.
media::ClipTensor stillClip(const media::ClipTensor& clip, int frame, int repeats) {
  media::ClipTensor still{repeats, clip.height, clip.width, {}};
  const auto plane = static_cast<std::ptrdiff_t>(clip.height) * clip.width;
  for (int channel = 0; channel < 3; ++channel) {
    const auto from = clip.values.begin() + (static_cast<std::ptrdiff_t>(channel) * clip.frames + frame) * plane;
    for (int i = 0; i < repeats; ++i) still.values.insert(still.values.end(), from, from + plane);
  }
  return still;
}

void checkWhole(const media::ClipTensor& clip) {
  const auto pixels = std::int64_t{3} * clip.frames * clip.height * clip.width;
  if (pixels <= 0 || clip.values.size() != static_cast<std::size_t>(pixels))
    fail(ErrorKind::Mismatch, "This clip has no whole frame to encode. Give a longer one.");
}

Matrix rowsOf(const Matrix& from, std::size_t first, std::size_t count) {
  Matrix rows(count, from.cols);
  std::copy_n(from.values.begin() + static_cast<std::ptrdiff_t>(first * from.cols), rows.values.size(), rows.values.begin());
  return rows;
}

std::size_t tokensOf(const ActionSequence& sequence) {
  return static_cast<std::size_t>(sequence.rows) * static_cast<std::size_t>(sequence.cols);
}

/// What the last step predicts, layer-normed, becomes one frame more.
void predictNext(const Model& model, ActionSequence& sequence, const jobs::JobContext& context) {
  const Matrix predicted = model.predictSteps(sequence, context);
  const Matrix last = rowsOf(predicted, predicted.rows - tokensOf(sequence), tokensOf(sequence));
  appendRows(layerNormed(last, 1).values, last.cols, sequence.latents);
}

void checkPoses(const ModelDescription& d) {
  const int size = static_cast<int>(Pose{}.size());
  if (d.actions.action == size && d.actions.state == size) return;
  fail(ErrorKind::Mismatch, d.actions.action == 0
                                ? "This model does not predict from actions. Open a V-JEPA 2-AC checkpoint."
                                : "This model's actions and states have " + std::to_string(d.actions.action) + " and " +
                                      std::to_string(d.actions.state) + " numbers; a roll-out of poses needs 7 of each.");
}

}  // namespace

Matrix FrameLatents::frame(int i) const {
  const auto tokens = static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols);
  return rowsOf(normed, static_cast<std::size_t>(i) * tokens, tokens);
}

FrameLatents encodeFrames(const Model& model, const media::ClipTensor& clip, const jobs::JobContext& context) {
  checkWhole(clip);
  const ModelDescription& d = model.description();
  const mask::TokenGrid grid = d.gridFor(d.tubelet, clip.height, clip.width);
  FrameLatents latents{clip.frames, grid.rows, grid.cols, {}, {}};
  const jobs::JobContext quiet{context.stop, {}};
  for (int i = 0; i < clip.frames; ++i) {
    context.progress({"Encoding frames", static_cast<double>(i), static_cast<double>(clip.frames), "frames"});
    const Matrix frame = model.encode(EncoderRole::Target, stillClip(clip, i, d.tubelet), {}, quiet);
    appendRows(frame.values, frame.cols, latents.raw);
  }
  latents.normed = layerNormed(latents.raw, 1);
  return latents;
}

Rollout rollOut(const Model& model, const RolloutStart& start, std::span<const Pose> actions,
                const jobs::JobContext& context) {
  checkPoses(model.description());
  Rollout rollout{{}, {start.state}};
  ActionSequence sequence{start.rows, start.cols, start.latents, {}, {}, {}};
  const jobs::JobContext quiet{context.stop, {}};
  for (std::size_t i = 0; i < actions.size(); ++i) {
    context.progress({"Rolling out", static_cast<double>(i), static_cast<double>(actions.size()), "steps"});
    appendRows(actions[i], actions[i].size(), sequence.actions);
    appendRows(rollout.states.back(), rollout.states.back().size(), sequence.states);
    if (!start.extrinsics.empty()) appendRows(start.extrinsics, start.extrinsics.size(), sequence.extrinsics);
    predictNext(model, sequence, quiet);
    rollout.states.push_back(moved(rollout.states.back(), actions[i]));
  }
  rollout.latents = std::move(sequence.latents);
  return rollout;
}

Matrix rollOutRecorded(const Model& model, const ActionSequence& recorded, const jobs::JobContext& context) {
  const std::size_t tokens = tokensOf(recorded);
  if (recorded.latents.rows < tokens || tokens == 0)
    fail(ErrorKind::Mismatch, "A roll-out needs one whole frame to start from.");
  if (recorded.states.rows < recorded.actions.rows)
    fail(ErrorKind::Mismatch, "There are " + std::to_string(recorded.states.rows) + " states for " +
                                  std::to_string(recorded.actions.rows) + " actions. Give one for each.");
  ActionSequence sequence{recorded.rows, recorded.cols, rowsOf(recorded.latents, 0, tokens), {}, {}, {}};
  for (std::size_t step = 0; step < recorded.actions.rows; ++step) {
    appendRows(recorded.actions.row(step), recorded.actions.cols, sequence.actions);
    appendRows(recorded.states.row(step), recorded.states.cols, sequence.states);
    if (step < recorded.extrinsics.rows)
      appendRows(recorded.extrinsics.row(step), recorded.extrinsics.cols, sequence.extrinsics);
    predictNext(model, sequence, context);
  }
  return rowsOf(sequence.latents, tokens, sequence.latents.rows - tokens);
}

double energyBetween(std::span<const float> a, std::span<const float> b) {
  if (a.size() != b.size() || a.empty())
    fail(ErrorKind::Mismatch, "Latents of frames of different sizes cannot be compared.");
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += std::abs(a[i] - b[i]);
  return sum / static_cast<double>(a.size());
}

double energyOf(const Rollout& rollout, const Matrix& goal) {
  const std::size_t size = std::min(goal.values.size(), rollout.latents.values.size());
  return energyBetween(std::span(rollout.latents.values).last(size), goal.values);
}

std::vector<Pose> actionCube(int per_axis, float reach_m) {
  std::vector<float> places = {0};
  if (per_axis > 1) places.resize(static_cast<std::size_t>(per_axis));
  for (int i = 0; per_axis > 1 && i < per_axis; ++i)
    places[static_cast<std::size_t>(i)] =
        reach_m * static_cast<float>(2 * i - (per_axis - 1)) / static_cast<float>(per_axis - 1);
  std::vector<Pose> actions;
  for (const float x : places)
    for (const float y : places)
      for (const float z : places) actions.push_back({x, y, z, 0, 0, 0, 0});
  return actions;
}

std::vector<LandscapePoint> energyLandscape(const Model& model, const RolloutStart& start, const Matrix& goal, int per_axis,
                                            float reach_m, const jobs::JobContext& context) {
  const std::vector<Pose> actions = actionCube(per_axis, reach_m);
  std::vector<LandscapePoint> points;
  const jobs::JobContext quiet{context.stop, {}};
  for (const Pose& action : actions) {
    context.progress(
        {"Energy landscape", static_cast<double>(points.size()), static_cast<double>(actions.size()), "actions"});
    points.push_back({action, energyOf(rollOut(model, start, {&action, 1}, quiet), goal)});
  }
  return points;
}

}  // namespace lacuna::model
