#pragma once

#include <QRectF>
#include <QVector3D>
#include <memory>

#include "core/base/image.hpp"

class vtkRenderer;

namespace lacuna::widgets {

/// A picture on an upright rectangle across the z axis.
class FramePlane {
 public:
  /// An opaque plane is seen from the front (+z) only, so that it never stands before what is behind it.
  FramePlane(vtkRenderer& renderer, double opacity);
  ~FramePlane();
  /// `part`: which part of the picture, in fractions of its sides.
  void setPicture(const std::shared_ptr<const Image>& picture, const QRectF& part);
  void place(const QVector3D& half, float z);
  void setLight(double share);  ///< below 1 darker than the picture
  void setVisible(bool visible);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace lacuna::widgets
