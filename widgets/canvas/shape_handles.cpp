#include "widgets/canvas/shape_handles.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "core/mask/pose.hpp"

namespace lacuna::widgets {
namespace {

constexpr double least_scale = 0.02;

mask::PointInFrame centreOf(const mask::MaskShape& shape, double frame_aspect) {
  return mask::boxAround(shape.form, frame_aspect).centre();
}

double angleOf(mask::PointInFrame from, mask::PointInFrame to, double frame_aspect) {
  return std::atan2(to.y - from.y, (to.x - from.x) * frame_aspect);
}

/// Whether the tracker saw it at the keys beside a time.
bool sureAt(const mask::MaskShape& shape, double time_s) {
  const auto& keys = shape.keys;
  const auto next = std::lower_bound(keys.begin(), keys.end(), time_s, [](const auto& key, double t) { return key.time_s < t; });
  const bool between = next != keys.begin() && (next == keys.end() || next->time_s != time_s);
  return (next == keys.end() || next->seen()) && (!between || (next - 1)->seen());
}

}  // namespace

std::optional<ShapeHandles> handlesOf(const mask::MaskShape& shape, double time_s, double frame_aspect, double stem) {
  if (!mask::drawn(shape.form)) return std::nullopt;
  const mask::BoxInFrame box = mask::boxAround(shape.form, frame_aspect);
  const mask::Pose pose = mask::poseAt(shape, time_s);
  const auto put = [&](mask::PointInFrame point) { return mask::posed(point, pose, box.centre(), frame_aspect); };
  ShapeHandles handles;
  handles.corners = {put(box.low), put({box.high.x, box.low.y}), put(box.high), put({box.low.x, box.high.y})};
  handles.top = put({box.centre().x, box.low.y});
  handles.centre = put(box.centre());
  handles.turn = {handles.top.x + stem * std::sin(pose.turn_rad) / frame_aspect, handles.top.y - stem * std::cos(pose.turn_rad)};
  return handles;
}

ShapeDrag::ShapeDrag(mask::MaskShape shape, ShapeHandle handle, mask::PointInFrame pressed, double time_s, double frame_aspect)
    : shape_(std::move(shape)),
      handle_(handle),
      pressed_(pressed),
      centre_(centreOf(shape_, frame_aspect)),
      time_s_(time_s),
      frame_aspect_(frame_aspect),
      pose_(mask::poseAt(shape_, time_s)) {}

mask::MaskShape ShapeDrag::at(mask::PointInFrame point, bool even) const {
  const mask::Pose pose = handle_ == ShapeHandle::Body   ? moved(point, even)
                          : handle_ == ShapeHandle::Turn ? turned(point, even)
                                                         : scaled(point, even);
  return mask::withPose(shape_, time_s_, pose);
}

mask::Pose ShapeDrag::moved(mask::PointInFrame point, bool even) const {
  double dx = point.x - pressed_.x, dy = point.y - pressed_.y;
  if (even) (std::abs(dx) * frame_aspect_ < std::abs(dy) ? dx : dy) = 0;
  mask::Pose pose = pose_;
  pose.dx += dx;
  pose.dy += dy;
  return pose;
}

mask::Pose ShapeDrag::scaled(mask::PointInFrame point, bool even) const {
  mask::Pose upright = pose_;
  upright.scale_x = upright.scale_y = 1;
  const mask::PointInFrame now = mask::unposed(point, upright, centre_, frame_aspect_);
  const mask::PointInFrame then = mask::unposed(pressed_, upright, centre_, frame_aspect_);
  const auto grown = [](double now_off, double then_off) {
    return std::abs(then_off) < 1e-6 ? 1.0 : std::max(now_off / then_off, least_scale);
  };
  double x = grown(now.x - centre_.x, then.x - centre_.x), y = grown(now.y - centre_.y, then.y - centre_.y);
  if (even) x = y = std::max(x, y);
  mask::Pose pose = pose_;
  pose.scale_x *= x;
  pose.scale_y *= y;
  return pose;
}

mask::Pose ShapeDrag::turned(mask::PointInFrame point, bool even) const {
  const mask::PointInFrame middle{centre_.x + pose_.dx, centre_.y + pose_.dy};
  const double by = angleOf(middle, point, frame_aspect_) - angleOf(middle, pressed_, frame_aspect_);
  mask::Pose pose = pose_;
  pose.turn_rad += std::remainder(by, 2 * std::numbers::pi);
  constexpr double notch = std::numbers::pi / 12;
  if (even) pose.turn_rad = std::round(pose.turn_rad / notch) * notch;
  return pose;
}

std::vector<TrackPoint> trackOf(const mask::MaskShape& shape, const std::vector<double>& times_s, double frame_aspect) {
  if (shape.keys.empty() || !mask::drawn(shape.form)) return {};
  std::vector<std::pair<double, bool>> times;
  for (const double time_s : times_s) times.emplace_back(time_s, false);
  for (const mask::Key& key : shape.keys) times.emplace_back(key.time_s, true);
  std::sort(times.begin(), times.end());
  const mask::PointInFrame centre = centreOf(shape, frame_aspect);
  std::vector<TrackPoint> track;
  for (const auto& [time_s, key] : times) {
    const mask::Pose pose = mask::poseAt(shape, time_s);
    track.push_back({{centre.x + pose.dx, centre.y + pose.dy}, key, sureAt(shape, time_s)});
  }
  return track;
}

}  // namespace lacuna::widgets
