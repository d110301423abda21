#include "widgets/timeline/time_axis.hpp"

#include <algorithm>
#include <cmath>

namespace lacuna::widgets {

int TimeAxis::frameAt(double x) const {
  if (empty()) return 0;
  return std::clamp(static_cast<int>(std::floor((x - left + scroll) / frameWidth())), 0, frames - 1);
}

int TimeAxis::stepAt(double x) const { return stepOfFrame(frameAt(x)); }

int TimeAxis::stepOfFrame(int frame) const { return std::clamp(frame / frames_per_step, 0, std::max(0, steps() - 1)); }

void TimeAxis::zoomAround(double new_zoom, double x) {
  const double before = zoom;
  zoom = std::clamp(new_zoom, 1.0, max_zoom);
  scroll = (scroll + x - left) * zoom / before - (x - left);
  scrollBy(0);
}

void TimeAxis::scrollBy(double pixels) { scroll = std::clamp(scroll + pixels, 0.0, maxScroll()); }

void TimeAxis::keepVisible(int frame) {
  const double before = left - xOfFrame(frame);
  const double behind = xOfFrame(frame + 1) - right();
  if (before > 0) {
    scrollBy(-before);
  } else if (behind > 0) {
    scrollBy(behind);
  }
}

}  // namespace lacuna::widgets
