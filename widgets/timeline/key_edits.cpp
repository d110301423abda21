#include "widgets/timeline/key_edits.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/mask/pose.hpp"

namespace lacuna::widgets {
namespace {

bool inWindow(double time_s, const ClipTimes& times) {
  return !times.empty() && time_s >= times.edges_s.front() && time_s < times.timeOf(times.steps() * times.frames_per_step);
}

/// The places where a key may be, in order: middles of steps or beginnings of frames.
std::vector<double> placesFor(const ClipTimes& times, TimeSnap snap) {
  std::vector<double> places;
  if (snap == TimeSnap::Frames) return {times.edges_s.begin(), times.edges_s.end() - (times.empty() ? 0 : 1)};
  for (int step = 0; step < times.steps(); ++step) places.push_back(times.stepMiddle_s(step));
  return places;
}

}  // namespace

mask::MaskShape withKeyAt(mask::MaskShape shape, double time_s) {
  if (keyAtTime(shape, time_s)) return shape;
  if (shape.keys.empty()) {
    shape.keys.push_back({time_s, shape.pose, mask::Easing::Straight, 1});
    return shape;
  }
  const mask::Pose pose = mask::poseAt(shape, time_s);
  return mask::withPose(std::move(shape), time_s, pose);
}

mask::MaskShape withoutKey(mask::MaskShape shape, int key) {
  if (key < 0 || key >= static_cast<int>(shape.keys.size())) return shape;
  if (shape.keys.size() == 1) shape.pose = shape.keys.front().pose;
  shape.keys.erase(shape.keys.begin() + key);
  return shape;
}

mask::MaskShape withKeyMoved(mask::MaskShape shape, int key, const ClipTimes& times, double time_s, TimeSnap snap) {
  if (key < 0 || key >= static_cast<int>(shape.keys.size())) return shape;
  const auto at = static_cast<std::size_t>(key);
  constexpr double ever = std::numeric_limits<double>::infinity();
  const double after = at == 0 ? -ever : shape.keys[at - 1].time_s;
  const double before = at + 1 == shape.keys.size() ? ever : shape.keys[at + 1].time_s;
  double nearest = ever;
  for (const double place : placesFor(times, snap)) {
    if (place <= after || place >= before || std::abs(place - time_s) >= nearest) continue;
    nearest = std::abs(place - time_s);
    shape.keys[at].time_s = place;
  }
  return shape;
}

mask::MaskShape withEasing(mask::MaskShape shape, int key, mask::Easing easing) {
  if (key >= 0 && key < static_cast<int>(shape.keys.size())) shape.keys[static_cast<std::size_t>(key)].easing = easing;
  return shape;
}

std::optional<int> keyInStep(const mask::MaskShape& shape, const ClipTimes& times, int step) {
  for (std::size_t i = 0; i < shape.keys.size(); ++i) {
    if (inWindow(shape.keys[i].time_s, times) && times.stepOf(shape.keys[i].time_s) == step) return static_cast<int>(i);
  }
  return std::nullopt;
}

std::optional<int> keyAtTime(const mask::MaskShape& shape, double time_s) {
  const auto found =
      std::find_if(shape.keys.begin(), shape.keys.end(), [&](const auto& key) { return key.time_s == time_s; });
  if (found == shape.keys.end()) return std::nullopt;
  return static_cast<int>(found - shape.keys.begin());
}

std::optional<int> stepOfNextKey(const mask::MaskShape& shape, const ClipTimes& times, int step, int direction) {
  std::optional<int> best;
  for (const mask::Key& key : shape.keys) {
    if (!inWindow(key.time_s, times)) continue;
    const int at = times.stepOf(key.time_s);
    if ((at - step) * direction <= 0) continue;
    if (!best || (*best - at) * direction > 0) best = at;
  }
  return best;
}

}  // namespace lacuna::widgets
