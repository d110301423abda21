#pragma once

#include "widgets/layers/shape_change.hpp"
#include "widgets/timeline/lane_edits.hpp"

namespace lacuna::widgets {

/// A drag in a layer's lane: shown at every move, one undo step when it is kept, nothing when it is given up.
class LaneDrag {
 public:
  LaneDrag(session::Session& session, const mask::MaskShape& shape, LaneHit hit, double x);
  const LaneHit& hit() const { return hit_; }
  const mask::MaskShape& shape() const { return change_.now(); }  ///< as the drag has it
  const mask::MaskShape& atPress() const { return change_.atPress(); }
  /// Nothing happens until the mouse has left the place of the press by a few pixels.
  void moveTo(double x, const TimeAxis& axis, const ClipTimes& times, TimeSnap snap);
  void keep() { change_.keep(label()); }
  bool overtaken() const { return change_.overtaken(); }

 private:
  mask::MaskShape changed(double frames, const ClipTimes& times, TimeSnap snap) const;
  std::string label() const;

  ShapeChange change_;
  LaneHit hit_;
  double x_at_press_;
  bool moved_ = false;  ///< by more than a click's tremble
};

}  // namespace lacuna::widgets
