#include "widgets/timeline/lane_drag.hpp"

#include <cmath>

#include "core/mask/layers.hpp"
#include "widgets/timeline/key_edits.hpp"

namespace lacuna::widgets {

LaneDrag::LaneDrag(session::Session& session, const mask::MaskShape& shape, LaneHit hit, double x)
    : session_(session), at_press_(shape), now_(shape), hit_(hit), x_at_press_(x) {}

std::string LaneDrag::label() const {
  if (hit_.part == LanePart::Key) return "Move key of " + at_press_.name;
  return (hit_.part == LanePart::Bar ? "Move " : "Trim ") + at_press_.name;
}

mask::MaskShape LaneDrag::changed(double frames, const ClipTimes& times, TimeSnap snap) const {
  switch (hit_.part) {
    case LanePart::Begin:
      return withBeginAt(at_press_, times, beginInWindow(at_press_, times) + frames, snap);
    case LanePart::End:
      return withEndAt(at_press_, times, endInWindow(at_press_, times) + frames, snap);
    case LanePart::Bar:
      return movedBy(at_press_, times, frames, snap);
    case LanePart::Key: {
      const double from_s = at_press_.keys[static_cast<std::size_t>(hit_.key)].time_s;
      return withKeyMoved(at_press_, hit_.key, times, times.timeOf(times.frameOf(from_s) + frames), snap);
    }
    default:
      return at_press_;
  }
}

void LaneDrag::moveTo(double x, const TimeAxis& axis, const ClipTimes& times, TimeSnap snap) {
  constexpr double tremble = 3;  // pixels
  moved_ = moved_ || std::abs(x - x_at_press_) >= tremble;
  if (!moved_ || axis.empty() || times.empty()) return;
  mask::MaskShape shape = changed((x - x_at_press_) / axis.frameWidth(), times, snap);
  if (shape == now_) return;
  now_ = shape;
  session_.setPreview(std::move(shape));
}

void LaneDrag::finish() { session_.commitPreview(label()); }

void LaneDrag::takeBack() {
  now_ = at_press_;
  if (moved_) session_.setPreview(std::nullopt);
}

bool LaneDrag::overtaken() const {
  const mask::MaskShape* shape = mask::findShape(session_.document().shapes, at_press_.id);
  return shape == nullptr || *shape != at_press_;
}

}  // namespace lacuna::widgets
