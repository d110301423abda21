#include "widgets/timeline/lane_drag.hpp"

#include <cmath>

#include "widgets/timeline/key_edits.hpp"

namespace lacuna::widgets {

LaneDrag::LaneDrag(session::Session& session, const mask::MaskShape& shape, LaneHit hit, double x)
    : change_(session, shape), hit_(hit), x_at_press_(x) {}

std::string LaneDrag::label() const {
  if (hit_.part == LanePart::Key) return "Move key of " + atPress().name;
  return (hit_.part == LanePart::Bar ? "Move " : "Trim ") + atPress().name;
}

mask::MaskShape LaneDrag::changed(double frames, const ClipTimes& times, TimeSnap snap) const {
  switch (hit_.part) {
    case LanePart::Begin:
      return withBeginAt(atPress(), times, beginInWindow(atPress(), times) + frames, snap);
    case LanePart::End:
      return withEndAt(atPress(), times, endInWindow(atPress(), times) + frames, snap);
    case LanePart::Bar:
      return movedBy(atPress(), times, frames, snap);
    case LanePart::Key: {
      const double from_s = atPress().keys[static_cast<std::size_t>(hit_.key)].time_s;
      return withKeyMoved(atPress(), hit_.key, times, times.timeOf(times.frameOf(from_s) + frames), snap);
    }
    default:
      return atPress();
  }
}

void LaneDrag::moveTo(double x, const TimeAxis& axis, const ClipTimes& times, TimeSnap snap) {
  constexpr double tremble = 3;  // pixels
  moved_ = moved_ || std::abs(x - x_at_press_) >= tremble;
  if (!moved_ || axis.empty() || times.empty()) return;
  mask::MaskShape shape = changed((x - x_at_press_) / axis.frameWidth(), times, snap);
  if (shape != change_.now()) change_.show(std::move(shape));
}

}  // namespace lacuna::widgets
