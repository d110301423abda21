#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/model/rollout.hpp"

namespace lacuna::model {

/// One step of a roll-out, its energies (`energyBetween`) beside the simple guess that nothing moves: the latents of the
/// first frame kept.
struct RolloutStep {
  int step = 0;  ///< 1 for the first action; its prediction is compared with frame `step` of the clip, the first being 0
  Pose action{}, state{};                          ///< what was done, and the state after it
  std::optional<double> to_frame, still_to_frame;  ///< against the matching frame; nothing where the clip ends before it
  double to_last = 0, still_to_last = 0;           ///< against the last frame
};

std::vector<RolloutStep> measureRollout(const Rollout& rollout, std::span<const Pose> actions, const FrameLatents& frames);

/// Energy of the first frame's latents against the last frame's: what a roll-out has to beat.
double stillEnergy(const FrameLatents& frames);

/// Tables with a line of names and units; an empty field where there is nothing to compare with.
std::string csvOf(std::span<const RolloutStep> steps);
std::string csvOf(std::span<const LandscapePoint> points, double still_energy);

}  // namespace lacuna::model
