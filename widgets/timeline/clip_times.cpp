#include "widgets/timeline/clip_times.hpp"

#include <algorithm>
#include <cmath>

namespace lacuna::widgets {

double ClipTimes::frameOf(double time_s) const {
  if (empty()) return 0;
  const auto next = std::upper_bound(edges_s.begin() + 1, edges_s.end() - 1, time_s);
  const double begin_s = *(next - 1);
  return static_cast<double>(next - edges_s.begin() - 1) + (time_s - begin_s) / (*next - begin_s);
}

double ClipTimes::timeOf(double frame) const {
  if (empty()) return 0;
  const double whole = std::clamp(std::floor(frame), 0.0, static_cast<double>(frames()));
  const auto at = static_cast<std::size_t>(whole);
  if (frame == whole) return edges_s[at];
  const std::size_t first = std::min(at, edges_s.size() - 2);
  return edges_s[first] + (frame - static_cast<double>(first)) * (edges_s[first + 1] - edges_s[first]);
}

int ClipTimes::stepOf(double time_s) const {
  const double step = std::floor(frameOf(time_s) / frames_per_step);
  return static_cast<int>(std::clamp(step, 0.0, std::max(0.0, steps() - 1.0)));
}

double ClipTimes::snapped(double frame, TimeSnap snap) const { return std::round(frame / unit(snap)) * unit(snap); }

ClipTimes timesOf(const media::ClipWindow* window, int frames_per_step) {
  ClipTimes times;
  if (window == nullptr || window->time_s.empty()) return times;
  times.edges_s = window->time_s;
  times.edges_s.push_back(window->end_s());
  times.frames_per_step = frames_per_step;
  return times;
}

}  // namespace lacuna::widgets
