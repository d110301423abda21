#pragma once

#include <vector>

#include "core/mask/mask_shape.hpp"

namespace lacuna::mask {

/// A box in fractions of the frame.
struct BoxInFrame {
  PointInFrame low, high;
  PointInFrame centre() const { return {(low.x + high.x) / 2, (low.y + high.y) / 2}; }
};

/// Whether a form is drawn, hence has a place, a size and poses.
bool drawn(const Form& form);

/// The box around a drawn form, a stroke's tip included; `frame_aspect` is width / height of the frame. An empty box at the
/// frame's middle for a form without points or that is not drawn.
BoxInFrame boxAround(const Form& form, double frame_aspect);

/// The shape's pose at a time: that of its keys, eased between two and held before the first and after the last; without
/// keys its own.
Pose poseAt(const MaskShape& shape, double time_s);

/// A point of the form as the pose puts it, and back. `centre` is the middle of the box around the form as drawn. Back from a
/// scale of 0 is the centre.
PointInFrame posed(const PointInFrame& point, const Pose& pose, const PointInFrame& centre, double frame_aspect);
PointInFrame unposed(const PointInFrame& point, const Pose& pose, const PointInFrame& centre, double frame_aspect);

/// The form as a pose puts it. Turned boxes become polygons, turned ellipses polygons of 72 corners.
Form posed(const Form& form, const Pose& pose, double frame_aspect);

/// The corners of a drawn form's outline as posed: what is drawn over the frame and dragged. Strokes give their middle line.
std::vector<PointInFrame> outlineOf(const Form& form, const Pose& pose, double frame_aspect);

/// The shape with this pose at this time: a key is set or changed where it has keys, else its one pose.
MaskShape withPose(MaskShape shape, double time_s, const Pose& pose);

}  // namespace lacuna::mask
