#pragma once

#include <string>
#include <vector>

#include "core/mask/mask_shape.hpp"
#include "widgets/timeline/clip_times.hpp"
#include "widgets/timeline/time_axis.hpp"

/// What can be hit and changed in a layer's lane; pure, without a window.
namespace lacuna::widgets {

/// A piece of the time in which a shape acts, in frames of the window.
struct LaneSpan {
  double first = 0, last = 0;
  bool from_before = false, goes_on = false;  ///< acts before or after the window as well
  bool operator==(const LaneSpan&) const = default;
};

/// Whether that end of the extent is anywhere in time.
bool openBegin(const mask::TimeExtent& extent);
bool openEnd(const mask::TimeExtent& extent);

/// Where the shape acts in the window: one piece, with `other_times` up to two, none when it acts elsewhere alone.
std::vector<LaneSpan> laneSpans(const mask::MaskShape& shape, const ClipTimes& times);

enum class LanePart { Nothing, Bar, Begin, End, Key };
struct LaneHit {
  LanePart part = LanePart::Nothing;
  int key = -1;  ///< index, for LanePart::Key
  bool operator==(const LaneHit&) const = default;
};

/// What lies under `x`: the nearest within reach of the keys of these indices; the ends of the extent, before the bar; or any key,
/// before both.
LaneHit hitKey(const mask::MaskShape& shape, const std::vector<int>& keys, const ClipTimes& times, const TimeAxis& axis, double x);
LaneHit hitBar(const mask::MaskShape& shape, const ClipTimes& times, const TimeAxis& axis, double x);
LaneHit hitLane(const mask::MaskShape& shape, const ClipTimes& times, const TimeAxis& axis, double x);

/// The shape with an end of its extent at a place of the window, snapped, at least one step (or frame) from the other end.
mask::MaskShape withBeginAt(mask::MaskShape shape, const ClipTimes& times, double frame, TimeSnap snap);
mask::MaskShape withEndAt(mask::MaskShape shape, const ClipTimes& times, double frame, TimeSnap snap);
/// An open end is dragged from the window's edge.
double beginInWindow(const mask::MaskShape& shape, const ClipTimes& times);
double endInWindow(const mask::MaskShape& shape, const ClipTimes& times);

/// In and out moved together, so that the one that is not open comes on a border; a step (or frame) of it stays in the
/// window. Nothing changes when both are open.
mask::MaskShape movedBy(mask::MaskShape shape, const ClipTimes& times, double frames, TimeSnap snap);

/// The step after the last one of the extent; -1 when there is none in the window.
int stepAfter(const mask::MaskShape& shape, const ClipTimes& times);

}  // namespace lacuna::widgets
