#include "core/model/pose.hpp"

#include <algorithm>
#include <cmath>

namespace lacuna::model {
namespace {

using Rotation = std::array<std::array<double, 3>, 3>;

/// Rz(yaw) Ry(pitch) Rx(roll): turns about fixed axes, x first.
Rotation rotationOf(const Pose& pose) {
  const double cr = std::cos(pose[3]), sr = std::sin(pose[3]), cp = std::cos(pose[4]), sp = std::sin(pose[4]),
               cy = std::cos(pose[5]), sy = std::sin(pose[5]);
  return {{{cy * cp, cy * sp * sr - sy * cr, cy * sp * cr + sy * sr},
           {sy * cp, sy * sp * sr + cy * cr, sy * sp * cr - cy * sr},
           {-sp, cp * sr, cp * cr}}};
}

Rotation product(const Rotation& a, const Rotation& b) {
  Rotation out{};
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 3; ++j)
      for (std::size_t k = 0; k < 3; ++k) out[i][j] += a[i][k] * b[k][j];
  return out;
}

Rotation reversed(const Rotation& r) {
  return {{{r[0][0], r[1][0], r[2][0]}, {r[0][1], r[1][1], r[2][1]}, {r[0][2], r[1][2], r[2][2]}}};
}

void setAngles(const Rotation& r, Pose& pose) {
  constexpr double right_angle = 1e-6;  // cosine of a pitch below which roll and yaw turn about the same axis
  const double cosine = std::hypot(r[0][0], r[1][0]);
  const bool locked = cosine < right_angle;
  pose[3] = static_cast<float>(locked ? std::atan2(-r[1][2], r[1][1]) : std::atan2(r[2][1], r[2][2]));
  pose[4] = static_cast<float>(std::atan2(0.0 - r[2][0], cosine));  // not -r: a level hand has pitch 0, not -0
  pose[5] = locked ? 0.0F : static_cast<float>(std::atan2(r[1][0], r[0][0]));
}

}  // namespace

Pose moved(const Pose& pose, const Pose& action) {
  Pose after{};
  for (std::size_t i = 0; i < 3; ++i) after[i] = pose[i] + action[i];
  setAngles(product(rotationOf(action), rotationOf(pose)), after);
  after[6] = std::clamp(pose[6] + action[6], 0.0F, 1.0F);
  return after;
}

Pose actionBetween(const Pose& before, const Pose& after) {
  Pose action{};
  for (std::size_t i = 0; i < 3; ++i) action[i] = after[i] - before[i];
  setAngles(product(rotationOf(after), reversed(rotationOf(before))), action);
  action[6] = after[6] - before[6];
  return action;
}

}  // namespace lacuna::model
