#include "core/mask/pose.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lacuna::mask {
namespace {

constexpr int kEllipseCorners = 72;

BoxInFrame boxOf(const PointInFrame& a, const PointInFrame& b) {
  return {{std::min(a.x, b.x), std::min(a.y, b.y)}, {std::max(a.x, b.x), std::max(a.y, b.y)}};
}

BoxInFrame boxOf(const std::vector<PointInFrame>& points) {
  if (points.empty()) return {{0.5, 0.5}, {0.5, 0.5}};
  BoxInFrame box{points[0], points[0]};
  for (const PointInFrame& p : points) {
    box.low = {std::min(box.low.x, p.x), std::min(box.low.y, p.y)};
    box.high = {std::max(box.high.x, p.x), std::max(box.high.y, p.y)};
  }
  return box;
}

std::vector<PointInFrame> cornersOf(const Rectangle& rectangle) {
  const BoxInFrame box = boxOf(rectangle.a, rectangle.b);
  return {box.low, {box.high.x, box.low.y}, box.high, {box.low.x, box.high.y}};
}

std::vector<PointInFrame> cornersOf(const Ellipse& ellipse) {
  const BoxInFrame box = boxOf(ellipse.a, ellipse.b);
  const PointInFrame centre = box.centre();
  std::vector<PointInFrame> corners;
  for (int i = 0; i < kEllipseCorners; ++i) {
    const double angle = 2 * std::numbers::pi * i / kEllipseCorners;
    corners.push_back({centre.x + std::cos(angle) * (box.high.x - box.low.x) / 2,
                       centre.y + std::sin(angle) * (box.high.y - box.low.y) / 2});
  }
  return corners;
}

double between(double from, double to, double share) { return from + (to - from) * share; }

Pose between(const Pose& from, const Pose& to, double share) {
  return {between(from.dx, to.dx, share), between(from.dy, to.dy, share), between(from.scale_x, to.scale_x, share),
          between(from.scale_y, to.scale_y, share), between(from.turn_rad, to.turn_rad, share)};
}

/// How far along from one key to the next, for a time that is `share` of the way.
double eased(Easing easing, double share) {
  switch (easing) {
    case Easing::Hold:
      return 0;
    case Easing::Straight:
      return share;
    case Easing::Smooth:
      return share * share * (3 - 2 * share);
  }
  return share;
}

}  // namespace

bool drawn(const Form& form) { return !std::holds_alternative<Generated>(form) && !std::holds_alternative<PaintedCells>(form); }

BoxInFrame boxAround(const Form& form, double frame_aspect) {
  if (const auto* stroke = std::get_if<Stroke>(&form)) {
    BoxInFrame box = boxOf(stroke->points);
    box.low = {box.low.x - stroke->radius / frame_aspect, box.low.y - stroke->radius};
    box.high = {box.high.x + stroke->radius / frame_aspect, box.high.y + stroke->radius};
    return box;
  }
  if (const auto* rectangle = std::get_if<Rectangle>(&form)) return boxOf(rectangle->a, rectangle->b);
  if (const auto* ellipse = std::get_if<Ellipse>(&form)) return boxOf(ellipse->a, ellipse->b);
  if (const auto* polygon = std::get_if<Polygon>(&form)) return boxOf(polygon->points);
  return boxOf(std::vector<PointInFrame>{});
}

Pose poseAt(const MaskShape& shape, double time_s) {
  const auto& keys = shape.keys;
  if (keys.empty()) return shape.pose;
  const auto next = std::upper_bound(keys.begin(), keys.end(), time_s, [](double t, const Key& key) { return t < key.time_s; });
  if (next == keys.begin()) return keys.front().pose;
  const Key& key = *(next - 1);
  if (next == keys.end()) return key.pose;
  return between(key.pose, next->pose, eased(key.easing, (time_s - key.time_s) / (next->time_s - key.time_s)));
}

PointInFrame posed(const PointInFrame& point, const Pose& pose, const PointInFrame& centre, double frame_aspect) {
  const double x = (point.x - centre.x) * pose.scale_x * frame_aspect, y = (point.y - centre.y) * pose.scale_y;
  const double cosine = std::cos(pose.turn_rad), sine = std::sin(pose.turn_rad);
  return {centre.x + pose.dx + (x * cosine - y * sine) / frame_aspect, centre.y + pose.dy + x * sine + y * cosine};
}

PointInFrame unposed(const PointInFrame& point, const Pose& pose, const PointInFrame& centre, double frame_aspect) {
  const double x = (point.x - centre.x - pose.dx) * frame_aspect, y = point.y - centre.y - pose.dy;
  const double cosine = std::cos(pose.turn_rad), sine = std::sin(pose.turn_rad);
  const auto divided = [](double value, double scale) { return scale == 0 ? 0 : value / scale; };
  return {centre.x + divided(x * cosine + y * sine, pose.scale_x) / frame_aspect,
          centre.y + divided(y * cosine - x * sine, pose.scale_y)};
}

Form posed(const Form& form, const Pose& pose, double frame_aspect) {
  if (pose == Pose{} || !drawn(form)) return form;
  const PointInFrame centre = boxAround(form, frame_aspect).centre();
  const auto moved = [&](const PointInFrame& point) { return posed(point, pose, centre, frame_aspect); };
  const auto movedAll = [&](std::vector<PointInFrame> points) {
    std::transform(points.begin(), points.end(), points.begin(), moved);
    return points;
  };
  if (const auto* stroke = std::get_if<Stroke>(&form))
    return Stroke{movedAll(stroke->points), stroke->radius * std::sqrt(std::abs(pose.scale_x * pose.scale_y)), stroke->tip,
                  stroke->pressure};
  if (const auto* polygon = std::get_if<Polygon>(&form)) return Polygon{movedAll(polygon->points)};
  const auto* rectangle = std::get_if<Rectangle>(&form);
  const auto* ellipse = std::get_if<Ellipse>(&form);
  if (pose.turn_rad == 0 && rectangle) return Rectangle{moved(rectangle->a), moved(rectangle->b)};
  if (pose.turn_rad == 0) return Ellipse{moved(ellipse->a), moved(ellipse->b)};
  return Polygon{movedAll(rectangle ? cornersOf(*rectangle) : cornersOf(*ellipse))};
}

std::vector<PointInFrame> outlineOf(const Form& form, const Pose& pose, double frame_aspect) {
  const Form standing = posed(form, pose, frame_aspect);
  if (const auto* stroke = std::get_if<Stroke>(&standing)) return stroke->points;
  if (const auto* rectangle = std::get_if<Rectangle>(&standing)) return cornersOf(*rectangle);
  if (const auto* ellipse = std::get_if<Ellipse>(&standing)) return cornersOf(*ellipse);
  if (const auto* polygon = std::get_if<Polygon>(&standing)) return polygon->points;
  return {};
}

MaskShape withPose(MaskShape shape, double time_s, const Pose& pose) {
  if (shape.keys.empty()) {
    shape.pose = pose;
    return shape;
  }
  const auto at = std::lower_bound(shape.keys.begin(), shape.keys.end(), time_s,
                                   [](const Key& key, double t) { return key.time_s < t; });
  if (at != shape.keys.end() && at->time_s == time_s) {
    at->pose = pose;
    at->confidence = 1;
    return shape;
  }
  const Easing easing = at == shape.keys.begin() ? at->easing : (at - 1)->easing;
  shape.keys.insert(at, {time_s, pose, easing, 1});
  return shape;
}

}  // namespace lacuna::mask
