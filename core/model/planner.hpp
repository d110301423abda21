#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "core/jobs/job_context.hpp"
#include "core/model/pose.hpp"

namespace lacuna::model {

/// Parameters of the cross-entropy method, with the world model's defaults of the published code.
struct PlannerSettings {
  int steps = 2;      ///< actions of a plan
  int samples = 400;  ///< plans tried in each round
  int kept = 10;      ///< best plans that the next round is drawn around; 2 at least
  int rounds = 10;
  double momentum_mean = 0.15, momentum_mean_gripper = 0.15;            ///< share of the old mean that stays
  double momentum_deviation = 0.15, momentum_deviation_gripper = 0.15;  ///< share of the old deviation that stays
  float reach_m = 0.05F;                                                ///< most that x, y or z change in one action
  std::array<std::optional<float>, 3> fixed;                            ///< x, y, z that are not searched but given
  std::optional<int> close_gripper_from;                                ///< step from which on the gripper closes
  std::uint64_t seed = 1;
};

struct Plan {
  std::vector<Pose> actions;          ///< only the first one is meant to be carried out
  std::vector<double> best_energies;  ///< of each round's samples
};

/// Plans by the cross-entropy method, as facebookresearch/vjepa2, notebooks/utils/mpc_utils.py: positions and grip are drawn
/// from a normal distribution for each step, clipped (a box, not a ball), tried, and the distribution moves to the best
/// ones. Rotations stay 0; a grip below 0.25 becomes 0. `energy` judges a plan; the same seed gives the same plan. Reports
/// "plans". Throws `CancelledException`, `Failure` (Mismatch) for settings that make no plan.
Plan planActions(const std::function<double(std::span<const Pose>)>& energy, const PlannerSettings& settings,
                 const jobs::JobContext& context);

}  // namespace lacuna::model
