#include "widgets/scene/scene_camera.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace lacuna::widgets {
namespace {

constexpr double nearest = 0.02, farthest = 200;

double radians(double degrees) { return degrees * std::numbers::pi / 180.0; }

struct Basis {
  QVector3D right, up, back;
};

Basis basisOf(const OrbitCamera& camera) {
  const QVector3D back = (camera.eye() - camera.focal).normalized();
  const QVector3D right = QVector3D::crossProduct(QVector3D(0, 1, 0), back).normalized();
  return {right, QVector3D::crossProduct(back, right), back};
}

/// Bounds of the middle 98 % of the points on the view, in pixels: a stray one may lie outside.
QRectF boundsOf(std::span<const QVector3D> points, const Projector& projector) {
  std::vector<double> across, down;
  for (const QVector3D& point : points) {
    const ScreenPoint place = projector.map(point);
    if (!place.in_front) continue;
    across.push_back(place.at.x());
    down.push_back(place.at.y());
  }
  if (across.empty()) return {};
  const auto at = [](std::vector<double>& values, double share) {
    const auto place = values.begin() + std::lround(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), place, values.end());
    return *place;
  };
  return {QPointF(at(across, 0.01), at(down, 0.01)), QPointF(at(across, 0.99), at(down, 0.99))};
}

}  // namespace

ScreenPoint Projector::map(const QVector3D& point) const {
  const QVector4D clip = view_from_scene * QVector4D(point, 1.0F);
  if (clip.w() <= 1e-6F) return {};
  const QVector3D ndc = clip.toVector3DAffine();
  return {QPointF((ndc.x() + 1) * 0.5 * size.width(), (1 - ndc.y()) * 0.5 * size.height()), ndc.z(), true};
}

Ray Projector::ray(const QPointF& place) const {
  const QMatrix4x4 scene_from_view = view_from_scene.inverted();
  const auto x = static_cast<float>(2 * place.x() / size.width() - 1), y = static_cast<float>(1 - 2 * place.y() / size.height());
  const QVector3D near_point = scene_from_view.map(QVector3D(x, y, -1)), far_point = scene_from_view.map(QVector3D(x, y, 1));
  return {near_point, (far_point - near_point).normalized()};
}

QVector3D OrbitCamera::eye() const {
  constexpr double outside = 60;  // of every cloud: a parallel view comes nearer by its scale alone
  const double away = parallel ? outside : distance;
  const double level = std::cos(radians(elevation));
  return focal + QVector3D(static_cast<float>(away * level * std::sin(radians(azimuth))),
                           static_cast<float>(away * std::sin(radians(elevation))),
                           static_cast<float>(away * level * std::cos(radians(azimuth))));
}

std::pair<double, double> OrbitCamera::clipping() const {
  return parallel ? std::pair(1.0, 160.0) : std::pair(distance * 0.02, distance + 60);
}

QMatrix4x4 OrbitCamera::look() const {
  QMatrix4x4 result;
  result.lookAt(eye(), focal, QVector3D(0, 1, 0));
  return result;
}

Projector OrbitCamera::projector(const QSizeF& size) const {
  QMatrix4x4 matrix;
  matrix.translate(static_cast<float>(shift.x()), static_cast<float>(shift.y()));
  QMatrix4x4 lens;
  const double aspect = size.width() / std::max(1.0, size.height());
  const auto near_plane = static_cast<float>(clipping().first), far_plane = static_cast<float>(clipping().second);
  const auto half = static_cast<float>(halfHeight()), across = static_cast<float>(halfHeight() * aspect);
  if (parallel) lens.ortho(-across, across, -half, half, near_plane, far_plane);
  else lens.perspective(static_cast<float>(field_of_view), static_cast<float>(aspect), near_plane, far_plane);
  return {matrix * lens * look(), size};
}

double OrbitCamera::halfHeight() const { return distance * std::tan(radians(field_of_view / 2)); }

double OrbitCamera::unitsPerPixel(const QSizeF& size) const { return 2 * halfHeight() / std::max(1.0, size.height()); }

double OrbitCamera::unitsPerPixelAt(const QVector3D& point, const QSizeF& size) const {
  if (parallel) return unitsPerPixel(size);
  const auto depth = static_cast<double>(-look().map(point).z());
  return unitsPerPixel(size) * std::max(1e-6, depth) / distance;
}

void OrbitCamera::orbit(const QPointF& pixels) {
  azimuth = std::remainder(azimuth - pixels.x() * 0.4, 360.0);
  elevation = std::clamp(elevation + pixels.y() * 0.4, -89.5, 89.5);
}

void OrbitCamera::pan(const QPointF& pixels, const QSizeF& size) {
  const Basis basis = basisOf(*this);
  const double unit = unitsPerPixel(size);
  focal += basis.right * static_cast<float>(-pixels.x() * unit) + basis.up * static_cast<float>(pixels.y() * unit);
}

void OrbitCamera::zoomAt(const QPointF& place, double factor, const QSizeF& size) {
  const double next = std::clamp(distance * factor, nearest, farthest);
  const QPointF focal_place((1 + shift.x()) * size.width() / 2, (1 - shift.y()) * size.height() / 2);
  const QPointF away = (place - focal_place) * unitsPerPixel(size) * (1 - next / distance);
  const Basis basis = basisOf(*this);
  focal += basis.right * static_cast<float>(away.x()) - basis.up * static_cast<float>(away.y());
  distance = next;
}

void OrbitCamera::lookAlong(int axis) {
  azimuth = axis == 0 ? 90 : 0;
  elevation = axis == 1 ? 89.5 : 0;
}

void OrbitCamera::fit(std::span<const QVector3D> points, const QRectF& room, const QSizeF& size) {
  if (points.empty() || room.isEmpty()) return;
  QVector3D low = points.front(), high = points.front();
  for (const QVector3D& point : points)
    for (int i = 0; i < 3; ++i) {
      low[i] = std::min(low[i], point[i]);
      high[i] = std::max(high[i], point[i]);
    }
  focal = (low + high) / 2;
  shift = {};
  distance = std::clamp(static_cast<double>((high - low).length()) * 4, 0.2, farthest);
  for (int turn = 0; turn < 6; ++turn) {
    const QRectF bounds = boundsOf(points, projector(size));
    if (bounds.isNull()) return;
    const double grow = std::max(bounds.width() / room.width(), bounds.height() / room.height());
    if (grow > 0) distance = std::clamp(distance * grow, nearest, farthest);
  }
  const QPointF move = room.center() - boundsOf(points, projector(size)).center();
  shift = {2 * move.x() / size.width(), -2 * move.y() / size.height()};
}

OrbitCamera OrbitCamera::between(const OrbitCamera& from, const OrbitCamera& to, double share) {
  if (share >= 1) return to;
  const auto mix = [share](double a, double b) { return a + (b - a) * share; };
  OrbitCamera result;
  result.parallel = to.parallel;
  result.azimuth = from.azimuth + std::remainder(to.azimuth - from.azimuth, 360.0) * share;
  result.elevation = mix(from.elevation, to.elevation);
  result.distance = from.distance * std::pow(to.distance / from.distance, share);
  result.focal = from.focal + (to.focal - from.focal) * static_cast<float>(share);
  result.shift = from.shift + (to.shift - from.shift) * share;
  return result;
}

}  // namespace lacuna::widgets
