#include "core/model/golden_actions.hpp"

#include <algorithm>

#include "core/base/error.hpp"
#include "core/model/attention.hpp"
#include "core/model/golden_parts.hpp"
#include "core/model/rollout.hpp"

namespace lacuna::model {
namespace {

[[noreturn]] void broken(const std::string& name) {
  fail(ErrorKind::Mismatch, "\"" + name + "\" does not fit a case of actions. Take a whole copy of it.");
}

/// An expected or given tensor as rows of its last axis.
Matrix rowsOf(const GoldenValues& values, const std::string& name) {
  const auto& shape = values.entry(name).shape;
  if (shape.empty() || shape.back() < 1) broken(name);
  Matrix rows;
  rows.cols = static_cast<std::size_t>(shape.back());
  rows.values = values.floats(name);
  rows.rows = rows.values.size() / rows.cols;
  return rows;
}

Matrix firstRows(const Matrix& from, std::size_t rows, const char* name) {
  if (from.rows < rows) broken(name);
  Matrix first(rows, from.cols);
  std::copy_n(from.values.begin(), first.values.size(), first.values.begin());
  return first;
}

std::vector<Pose> posesOf(const GoldenValues& values, const std::string& name) {
  const Matrix rows = rowsOf(values, name);
  if (rows.cols != Pose{}.size()) broken(name);
  std::vector<Pose> poses(rows.rows);
  for (std::size_t i = 0; i < poses.size(); ++i) std::copy(rows.row(i).begin(), rows.row(i).end(), poses[i].begin());
  return poses;
}

constexpr std::int64_t kMostSteps = 64;  // of a roll-out; a case names the number

class ActionCase {
 public:
  ActionCase(const Model& model, const jobs::JobContext& context, GoldenValues& values)
      : model_(model), context_(context), values_(values) {}

  void run() {
    if (values_.rows("input") != 1) broken("input");
    addPixels("", values_);
    frames_ = encodeFrames(model_, values_.clip("input", 0, 1), context_);
    values_.add("h.raw", frames_.raw);
    values_.add("h", frames_.normed);
    readSteps();
    forceTeacher();
    addPredicted("ar", rollOutRecorded(model_, steps_, context_));
    rollOutCube();
    rollOutPlans();
    addPoses();
  }

 private:
  std::size_t tokens() const { return static_cast<std::size_t>(frames_.rows * frames_.cols); }

  /// The recorded steps: all frames but the last, which nothing follows.
  void readSteps() {
    const Matrix actions = rowsOf(values_, "actions"), states = rowsOf(values_, "states");
    const bool fits = actions.rows > 0 && static_cast<int>(actions.rows) < frames_.frames && states.rows > actions.rows;
    if (!fits) broken("actions");
    steps_ = {frames_.rows,
              frames_.cols,
              firstRows(frames_.normed, actions.rows * tokens(), "input"),
              actions,
              firstRows(states, actions.rows, "states"),
              {}};
    const int extrinsics = model_.description().actions.extrinsics;
    if (extrinsics > 0) steps_.extrinsics = firstRows(rowsOf(values_, "extrinsics"), actions.rows, "extrinsics");
    start_ = {frames_.rows, frames_.cols, frames_.frame(0), posesOf(values_, "states").front(), {}};
    if (extrinsics > 0) start_.extrinsics.assign(steps_.extrinsics.row(0).begin(), steps_.extrinsics.row(0).end());
  }

  void forceTeacher() {
    Trace trace;
    trace.want_attention = true;
    const Matrix raw = model_.predictSteps(steps_, context_, &trace);
    values_.add("tf.predicted.raw", raw);
    addPredicted("tf", layerNormed(raw, 1));
    addTrace(trace, "hidden.predictor.tf.", "attn.predictor.tf.", values_);
    addSeen(static_cast<int>(trace.order.size()));
  }

  /// Which keys each query sees, as the attention itself asks.
  void addSeen(int count) {
    const int group = count / static_cast<int>(steps_.actions.rows);
    const AttentionInput input{nullptr, count, model_.description().predictor.width, model_.description().predictor.heads,
                               group};
    std::vector<float> seen(static_cast<std::size_t>(count));
    for (int query = 0; query < count; ++query) {
      for (int key = 0; key < count; ++key) seen[static_cast<std::size_t>(key)] = key < input.keysOf(query) ? 1.0F : 0.0F;
      values_.add("attn_mask.predictor.tf", seen);
    }
  }

  void addPredicted(const std::string& name, const Matrix& predicted) {
    Matrix truth(predicted.rows, predicted.cols);
    std::copy_n(frames_.normed.row(tokens()).begin(), truth.values.size(), truth.values.begin());
    values_.add(name + ".predicted", predicted);
    values_.add(name + ".l1", meanDifferences(predicted, truth));
    addLoss(name, values_);
  }

  Matrix goal() const { return frames_.frame(frames_.frames - 1); }

  /// Rolls out and adds latents, states and the energy against the last frame.
  void addRollout(std::span<const Pose> actions, const std::string& name, const std::string& energy) {
    const Rollout rollout = rollOut(model_, start_, actions, context_);
    values_.add(name + ".latents", rollout.latents);
    for (const Pose& state : rollout.states) values_.add(name + ".states", state);
    const auto distance = static_cast<float>(energyOf(rollout, goal()));
    values_.add(energy, std::span(&distance, 1));
  }

  /// One action of a cube of two a side, done as often as the case does it.
  void rollOutCube() {
    constexpr float reach_m = 0.075F;
    const auto& shape = values_.entry("rollout.states").shape;
    if (shape.size() != 3 || shape[1] < 1 || shape[1] > kMostSteps) broken("rollout.states");
    for (const Pose& action : actionCube(2, reach_m)) {
      values_.add("rollout.actions", action);
      addRollout(std::vector<Pose>(static_cast<std::size_t>(shape[1] - 1), action), "rollout", "rollout.energy");
    }
  }

  void rollOutPlans() {
    const std::vector<Pose> all = posesOf(values_, "planner.actions");
    const auto& shape = values_.entry("planner.actions").shape;
    if (shape.size() != 3 || shape[1] < 1 || shape[1] > kMostSteps) broken("planner.actions");
    const auto steps = static_cast<std::size_t>(shape[1]);
    for (std::size_t first = 0; first < all.size(); first += steps)
      addRollout(std::span(all).subspan(first, steps), "planner", "planner.objective");
  }

  void addPoses() {
    const std::vector<Pose> before = posesOf(values_, "pose.before"), actions = posesOf(values_, "pose.action");
    if (before.size() != actions.size()) broken("pose.action");
    for (std::size_t i = 0; i < before.size(); ++i) {
      const Pose after = moved(before[i], actions[i]);
      values_.add("pose.after", after);
      values_.add("pose.diff_back", actionBetween(before[i], after));
    }
  }

  const Model& model_;
  const jobs::JobContext& context_;
  GoldenValues& values_;
  FrameLatents frames_;
  ActionSequence steps_;
  RolloutStart start_;
};

}  // namespace

void runActionCase(const Model& model, const jobs::JobContext& context, GoldenValues& values) {
  ActionCase(model, context, values).run();
}

}  // namespace lacuna::model
