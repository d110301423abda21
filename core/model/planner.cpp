#include "core/model/planner.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/base/error.hpp"
#include "core/base/random_draws.hpp"

namespace lacuna::model {
namespace {

constexpr float kMostGrip = 0.75F, kLeastGrip = 0.25F;

/// What is searched of an action: x, y, z and the gripper.
using Searched = std::array<double, 4>;
constexpr std::size_t kGripper = 3;

/// The normal distribution of each step's action.
struct Distribution {
  std::vector<Searched> mean, deviation;
};

Distribution startOf(const PlannerSettings& s) {
  Distribution start;
  const auto fixed = [&](std::size_t axis) { return axis < kGripper ? s.fixed[axis].value_or(0.0F) : 0.0F; };
  start.mean.assign(static_cast<std::size_t>(s.steps), {fixed(0), fixed(1), fixed(2), 0});
  start.deviation.assign(static_cast<std::size_t>(s.steps), {s.reach_m, s.reach_m, s.reach_m, 1});
  return start;
}

/// Standard normal, by Box and Muller: the same numbers on every machine.
double normal(RandomDraws& draws) {
  const double radius = std::sqrt(-2 * std::log(1 - draws.unit()));
  return radius * std::cos(2 * std::numbers::pi * draws.unit());
}

Pose drawn(const Distribution& from, std::size_t step, const PlannerSettings& s, RandomDraws& draws) {
  Pose action{};
  for (std::size_t axis = 0; axis <= kGripper; ++axis) {
    const auto value = static_cast<float>(from.mean[step][axis] + from.deviation[step][axis] * normal(draws));
    if (axis == kGripper)
      action[6] = std::clamp(value, -kMostGrip, kMostGrip);
    else
      action[axis] = s.fixed[axis].value_or(std::clamp(value, -s.reach_m, s.reach_m));
  }
  if (s.close_gripper_from && static_cast<int>(step) >= *s.close_gripper_from) action[6] = 1;
  return action;
}

struct Tried {
  std::vector<Pose> actions;
  double energy = 0;
};

float searchedPart(const Pose& action, std::size_t axis) { return axis == kGripper ? action[6] : action[axis]; }

/// Moves the distribution to mean and unbiased deviation of the best plans, as far as the momenta let it.
void moveTo(std::span<const Tried> best, const PlannerSettings& s, Distribution& to) {
  const auto count = static_cast<double>(best.size());
  for (std::size_t step = 0; step < to.mean.size(); ++step) {
    for (std::size_t axis = 0; axis <= kGripper; ++axis) {
      double sum = 0, squares = 0;
      for (const Tried& plan : best) sum += searchedPart(plan.actions[step], axis);
      const double mean = sum / count;
      for (const Tried& plan : best) squares += std::pow(searchedPart(plan.actions[step], axis) - mean, 2);
      const double keep_mean = axis == kGripper ? s.momentum_mean_gripper : s.momentum_mean;
      const double keep_deviation = axis == kGripper ? s.momentum_deviation_gripper : s.momentum_deviation;
      double& m = to.mean[step][axis];
      double& d = to.deviation[step][axis];
      m = m * keep_mean + mean * (1 - keep_mean);
      d = d * keep_deviation + std::sqrt(squares / (count - 1)) * (1 - keep_deviation);
    }
  }
}

void check(const PlannerSettings& s) {
  if (s.steps >= 1 && s.rounds >= 1 && s.kept >= 2 && s.samples >= s.kept && s.reach_m > 0) return;
  fail(ErrorKind::Mismatch,
       "A plan needs one step and one round at least, a reach above 0, and two kept of at least as many samples.");
}

}  // namespace

Plan planActions(const std::function<double(std::span<const Pose>)>& energy, const PlannerSettings& s,
                 const jobs::JobContext& context) {
  check(s);
  RandomDraws draws(s.seed);
  Distribution search = startOf(s);
  Plan plan;
  const double total = static_cast<double>(s.rounds) * s.samples;
  for (int round = 0; round < s.rounds; ++round) {
    std::vector<Tried> tried(static_cast<std::size_t>(s.samples));
    for (std::size_t i = 0; i < tried.size(); ++i) {
      context.throwIfStopped();
      context.progress({"Planning", static_cast<double>(round) * s.samples + static_cast<double>(i), total, "plans"});
      for (std::size_t step = 0; step < search.mean.size(); ++step)
        tried[i].actions.push_back(drawn(search, step, s, draws));
      tried[i].energy = energy(tried[i].actions);
    }
    std::stable_sort(tried.begin(), tried.end(), [](const Tried& a, const Tried& b) { return a.energy < b.energy; });
    plan.best_energies.push_back(tried.front().energy);
    moveTo(std::span(tried).first(static_cast<std::size_t>(s.kept)), s, search);
  }
  for (const Searched& mean : search.mean) {
    const auto grip = static_cast<float>(mean[kGripper]);
    plan.actions.push_back({static_cast<float>(mean[0]), static_cast<float>(mean[1]), static_cast<float>(mean[2]), 0, 0, 0,
                            std::abs(grip) < kLeastGrip ? 0.0F : grip});
  }
  return plan;
}

}  // namespace lacuna::model
