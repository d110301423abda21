#pragma once

#include "core/session/session.hpp"
#include "widgets/timeline/lane_edits.hpp"

namespace lacuna::widgets {

/// A drag in a layer's lane: shown at every move, one undo step when the button is up, nothing when it is taken back.
class LaneDrag {
 public:
  LaneDrag(session::Session& session, const mask::MaskShape& shape, LaneHit hit, double x);
  const LaneHit& hit() const { return hit_; }
  const mask::MaskShape& shape() const { return now_; }  ///< as the drag left it
  /// Nothing happens until the mouse has left the place of the press by a few pixels.
  void moveTo(double x, const TimeAxis& axis, const ClipTimes& times, TimeSnap snap);
  void finish();           ///< a drag back to where it began leaves no step
  void takeBack();         ///< the shape is as at the press
  bool overtaken() const;  ///< the document has another shape by now: undone or removed meanwhile

 private:
  mask::MaskShape changed(double frames, const ClipTimes& times, TimeSnap snap) const;
  std::string label() const;

  session::Session& session_;
  const mask::MaskShape at_press_;
  mask::MaskShape now_;
  LaneHit hit_;
  double x_at_press_;
  bool moved_ = false;  ///< by more than a click's tremble
};

}  // namespace lacuna::widgets
