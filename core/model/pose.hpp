#pragma once

#include <array>

namespace lacuna::model {

/// A robot's hand, or a change of it: x, y, z in metres; roll, pitch, yaw in radians, about the fixed axes x, then y, then
/// z; how far the gripper is closed, 0 to 1.
using Pose = std::array<float, 7>;

/// The pose after an action: positions add, the action's rotation is applied after the pose's, the gripper adds and stays
/// within 0..1. Angles come back in -pi..pi, pitch in -pi/2..pi/2; where pitch is a right angle, yaw is 0.
/// Source: facebookresearch/vjepa2, notebooks/utils/mpc_utils.py.
Pose moved(const Pose& pose, const Pose& action);

/// The action that leads from one pose to another: the reverse of `moved`.
Pose actionBetween(const Pose& before, const Pose& after);

}  // namespace lacuna::model
