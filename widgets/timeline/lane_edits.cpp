#include "widgets/timeline/lane_edits.hpp"

#include <algorithm>
#include <cmath>

#include "widgets/timeline/lane_properties.hpp"

namespace lacuna::widgets {
namespace {

constexpr double reach_of_key = 8, reach_of_end = 6;  // pixels

double inWindow(double frame, const ClipTimes& times) {
  return std::clamp(frame, 0.0, static_cast<double>(times.steps() * times.frames_per_step));
}

}  // namespace

bool openBegin(const mask::TimeExtent& extent) { return extent.begin_s <= mask::TimeExtent{}.begin_s; }
bool openEnd(const mask::TimeExtent& extent) { return extent.end_s >= mask::TimeExtent{}.end_s; }

std::vector<LaneSpan> laneSpans(const mask::MaskShape& shape, const ClipTimes& times) {
  if (times.empty()) return {};
  const double begin = times.frameOf(shape.extent.begin_s), end = times.frameOf(shape.extent.end_s);
  const double whole = times.steps() * times.frames_per_step;
  std::vector<LaneSpan> spans;
  const auto add = [&](double first, double last, bool from_before, bool goes_on) {
    if (std::max(first, 0.0) < std::min(last, whole))
      spans.push_back({std::max(first, 0.0), std::min(last, whole), from_before, goes_on});
  };
  if (!shape.other_times) {
    add(begin, end, begin<0, end> whole);
  } else if (!(begin < end)) {
    add(0, whole, true, true);
  } else {
    add(0, begin, true, begin > whole);
    add(end, whole, end < 0, true);
  }
  return spans;
}

LaneHit hitKey(const mask::MaskShape& shape, const std::vector<int>& keys, const ClipTimes& times, const TimeAxis& axis, double x) {
  if (times.empty() || axis.empty()) return {};
  LaneHit best;
  double nearest = reach_of_key;
  for (const int key : keys) {
    const double away = std::abs(axis.xOfFrame(times.frameOf(shape.keys[static_cast<std::size_t>(key)].time_s)) - x);
    if (away > nearest) continue;
    nearest = away;
    best = {LanePart::Key, key};
  }
  return best;
}

LaneHit hitLane(const mask::MaskShape& shape, const ClipTimes& times, const TimeAxis& axis, double x) {
  const LaneHit key = hitKey(shape, allKeys(shape), times, axis, x);
  return key.part == LanePart::Key ? key : hitBar(shape, times, axis, x);
}

LaneHit hitBar(const mask::MaskShape& shape, const ClipTimes& times, const TimeAxis& axis, double x) {
  if (times.empty() || axis.empty()) return {};
  const auto spans = laneSpans(shape, times);
  if (spans.empty()) return {};
  const double begin = axis.xOfFrame(beginInWindow(shape, times)), end = axis.xOfFrame(endInWindow(shape, times));
  const double between = std::min(reach_of_end, std::max(2.0, (end - begin) / 3));  // a short bar keeps a middle
  if (x >= begin - reach_of_end && x <= begin + between) return {LanePart::Begin};
  if (x >= end - between && x <= end + reach_of_end) return {LanePart::End};
  const bool on_bar = std::any_of(spans.begin(), spans.end(), [&](const LaneSpan& span) {
    return x >= axis.xOfFrame(span.first) && x <= axis.xOfFrame(span.last);
  });
  return {on_bar ? LanePart::Bar : LanePart::Nothing};
}

double beginInWindow(const mask::MaskShape& shape, const ClipTimes& times) {
  return inWindow(times.frameOf(shape.extent.begin_s), times);
}

double endInWindow(const mask::MaskShape& shape, const ClipTimes& times) {
  return inWindow(times.frameOf(shape.extent.end_s), times);
}

mask::MaskShape withBeginAt(mask::MaskShape shape, const ClipTimes& times, double frame, TimeSnap snap) {
  const double last = endInWindow(shape, times) - times.unit(snap);
  const double begin = std::min(inWindow(times.snapped(frame, snap), times), last);
  if (begin >= 0) shape.extent.begin_s = times.timeOf(begin);
  return shape;
}

mask::MaskShape withEndAt(mask::MaskShape shape, const ClipTimes& times, double frame, TimeSnap snap) {
  const double first = beginInWindow(shape, times) + times.unit(snap);
  const double end = std::max(inWindow(times.snapped(frame, snap), times), first);
  if (end <= inWindow(end, times)) shape.extent.end_s = times.timeOf(end);
  return shape;
}

mask::MaskShape movedBy(mask::MaskShape shape, const ClipTimes& times, double frames, TimeSnap snap) {
  const bool begins = !openBegin(shape.extent), ends = !openEnd(shape.extent);
  if (!begins && !ends) return shape;
  const double begin = times.frameOf(shape.extent.begin_s), end = times.frameOf(shape.extent.end_s);
  const double lead = begins ? begin : end;
  double shift = times.snapped(lead + frames, snap) - lead;
  const double unit = times.unit(snap), whole = times.steps() * times.frames_per_step;
  if (begins) shift = std::min(shift, std::max(0.0, whole - unit - begin));
  if (ends) shift = std::max(shift, std::min(0.0, unit - end));
  if (begins) shape.extent.begin_s = times.timeOf(begin + shift);
  if (ends) shape.extent.end_s = times.timeOf(end + shift);
  return shape;
}

int stepAfter(const mask::MaskShape& shape, const ClipTimes& times) {
  if (times.empty() || openEnd(shape.extent)) return -1;
  const double step = std::round(times.frameOf(shape.extent.end_s) / times.frames_per_step);
  return step >= 0 && step < times.steps() ? static_cast<int>(step) : -1;
}

}  // namespace lacuna::widgets
