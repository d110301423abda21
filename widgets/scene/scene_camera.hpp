#pragma once

#include <QMatrix4x4>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QVector3D>
#include <span>
#include <utility>

namespace lacuna::widgets {

/// A place on the view, logical pixels from the top left; `depth` in -1..1 grows away from the eye.
struct ScreenPoint {
  QPointF at;
  float depth = 0;
  bool in_front = false;
};

/// From the eye through a place on the view; `direction` has length 1.
struct Ray {
  QVector3D origin, direction;
};

/// Maps the scene to the view for one camera and size.
struct Projector {
  QMatrix4x4 view_from_scene;
  QSizeF size;
  ScreenPoint map(const QVector3D& point) const;
  Ray ray(const QPointF& place) const;  ///< starts on the near plane
};

/// A camera that turns round a point and keeps the second axis upright. Angles in degrees, lengths in scene units.
struct OrbitCamera {
  double azimuth = 28, elevation = 17, distance = 5;
  QVector3D focal;
  QPointF shift;  ///< moves the picture, in halves of the view, so that the cloud sits beside the HUD
  bool parallel = false;  ///< orthographic: no point is larger for being near
  static constexpr double field_of_view = 28;  ///< vertical
  bool operator==(const OrbitCamera&) const = default;

  QVector3D eye() const;
  std::pair<double, double> clipping() const;  ///< near and far plane
  QMatrix4x4 look() const;  ///< eye space from scene space
  Projector projector(const QSizeF& size) const;
  double halfHeight() const;  ///< of the view, in scene units at the focal point
  double unitsPerPixel(const QSizeF& size) const;  ///< at the focal point
  double unitsPerPixelAt(const QVector3D& point, const QSizeF& size) const;

  void orbit(const QPointF& pixels);
  void pan(const QPointF& pixels, const QSizeF& size);
  void zoomAt(const QPointF& place, double factor, const QSizeF& size);  ///< factor below 1 comes nearer
  void lookAlong(int axis);                                              ///< 0..2
  /// Keeps the angles; puts all points inside `room` (pixels) as large as they go.
  void fit(std::span<const QVector3D> points, const QRectF& room, const QSizeF& size);

  /// Between two cameras, `share` 0..1.
  static OrbitCamera between(const OrbitCamera& from, const OrbitCamera& to, double share);
};

}  // namespace lacuna::widgets
