#include <cmath>
#include <numbers>

#include "core/base/error.hpp"
#include "core/model/planner.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::model;

namespace {

constexpr float kRightAngle = std::numbers::pi_v<float> / 2;

void checkPose(const Pose& found, const Pose& wanted) {
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    INFO("number " << i);
    CHECK(found[i] == Approx(wanted[i]).margin(1e-6));
  }
}

}  // namespace

TEST_CASE("Poses move as they are known to", "[model][actions]") {
  // A turn about z by a right angle, then one about x: the hand's own x axis ends up along z.
  checkPose(moved({1, 2, 3, 0, 0, kRightAngle, 0.9F}, {0.5F, -1, 0, kRightAngle, 0, 0, 0.3F}),
            {1.5F, 1, 3, kRightAngle, -kRightAngle, 0, 1});
  // Turns about one axis add.
  checkPose(moved({0, 0, 0, 0, 0, 0.25F, 0.1F}, {0, 0, 0, 0, 0, 0.5F, -0.3F}), {0, 0, 0, 0, 0, 0.75F, 0});
  checkPose(moved({0, 0, 0, 3, 0, 0, 0}, {0, 0, 0, 1, 0, 0, 0}), {0, 0, 0, 4 - 4 * kRightAngle, 0, 0, 0});
  const Pose pose = {0.65F, 0.54F, -0.68F, -1, 0.12F, -2.02F, 0.5F},
             action = {-0.02F, 0.12F, -0.02F, 0.98F, 0.45F, -0.69F, 0.25F};
  checkPose(actionBetween(pose, moved(pose, action)), action);
}

TEST_CASE("The planner finds what it is to reach, within its reach", "[model][planner]") {
  // Positions add up: two steps of at most 5 cm reach 8 cm along x and cannot reach 20 cm along y.
  const auto energy = [](std::span<const Pose> actions) {
    Pose at{};
    for (const Pose& action : actions) at = moved(at, action);
    return std::abs(at[0] - 0.08) + std::abs(at[1] - 0.2) + std::abs(at[2] + 0.02);
  };
  PlannerSettings settings;
  settings.seed = 7;
  const Plan plan = planActions(energy, settings, {});
  REQUIRE(plan.actions.size() == 2);
  CHECK(plan.actions[0][0] + plan.actions[1][0] == Approx(0.08).margin(0.005));
  CHECK(plan.actions[0][1] + plan.actions[1][1] == Approx(0.1).margin(0.005));
  CHECK(plan.actions[0][2] + plan.actions[1][2] == Approx(-0.02).margin(0.005));
  for (const Pose& action : plan.actions) {
    for (std::size_t axis = 0; axis < 3; ++axis) CHECK(std::abs(action[axis]) <= settings.reach_m);
    CHECK((action[3] == 0 && action[4] == 0 && action[5] == 0));
    CHECK((action[6] == 0 || std::abs(action[6]) >= 0.25F));
  }
  CHECK(plan.best_energies.size() == 10);
  CHECK(plan.best_energies.back() < plan.best_energies.front());
  CHECK(planActions(energy, settings, {}).actions == plan.actions);
  settings.seed = 8;
  CHECK(planActions(energy, settings, {}).actions != plan.actions);

  settings.fixed[1] = 0.01F;
  settings.close_gripper_from = 1;
  const Plan fixed = planActions(energy, settings, {});
  CHECK((fixed.actions[0][1] == Approx(0.01F) && fixed.actions[1][1] == Approx(0.01F)));
  CHECK(fixed.actions[1][6] == Approx(1).margin(1e-3));
  settings.kept = 1;
  CHECK_THROWS_WITH(planActions(energy, settings, {}), ContainsSubstring("A plan needs"));
}
