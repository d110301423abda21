#pragma once

#include <array>
#include <optional>
#include <vector>

#include "core/mask/mask_shape.hpp"

namespace lacuna::widgets {

/// What of a chosen shape is dragged. Corners go round from the top left, as the form was drawn.
enum class ShapeHandle { Body, Corner0, Corner1, Corner2, Corner3, Turn };

/// Where the handles of a drawn shape are, in the frame.
struct ShapeHandles {
  std::array<mask::PointInFrame, 4> corners;
  mask::PointInFrame top;     ///< the middle of the upper side, where the stem of the turn handle begins
  mask::PointInFrame turn;
  mask::PointInFrame centre;
};

/// `stem` is how far the turn handle stands off the box, in heights of the frame. Nothing for a form that is not drawn.
std::optional<ShapeHandles> handlesOf(const mask::MaskShape& shape, double time_s, double frame_aspect, double stem);

/// A drag of a shape's handle, from where the button went down.
class ShapeDrag {
 public:
  ShapeDrag(mask::MaskShape shape, ShapeHandle handle, mask::PointInFrame pressed, double time_s, double frame_aspect);

  /// The shape with the cursor here. `even`: a move along one axis, both scales alike, turns by 15 degrees (Shift).
  mask::MaskShape at(mask::PointInFrame point, bool even) const;
  const mask::MaskShape& start() const { return shape_; }

 private:
  mask::Pose moved(mask::PointInFrame point, bool even) const;
  mask::Pose scaled(mask::PointInFrame point, bool even) const;
  mask::Pose turned(mask::PointInFrame point, bool even) const;

  mask::MaskShape shape_;
  ShapeHandle handle_;
  mask::PointInFrame pressed_, centre_;
  double time_s_, frame_aspect_;
  mask::Pose pose_;
};

/// Centres of a keyed shape at its keys and at each of `times_s`: the track that is drawn over the frame.
struct TrackPoint {
  mask::PointInFrame pos_in_frame;
  bool key = false;
  bool sure = true;  ///< false: the tracker guessed
};
std::vector<TrackPoint> trackOf(const mask::MaskShape& shape, const std::vector<double>& times_s, double frame_aspect);

}  // namespace lacuna::widgets
