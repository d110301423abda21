#pragma once

#include <QByteArray>
#include <QVector3D>
#include <memory>

#include "widgets/scene/scene_content.hpp"

class vtkRenderer;

namespace lacuna::widgets {

/// The text of a file in shaders/.
QByteArray shader(const char* name);

/// Points drawn as spheres or rings. Its arrays are filled in place, so a new result costs no new actor.
class PointLayer {
 public:
  enum class Shape { Sphere, Ring };
  /// `solid` points hide what is behind them; the others let it through.
  PointLayer(vtkRenderer& renderer, Shape shape, bool solid);
  ~PointLayer();
  void clear();
  void add(const QVector3D& at, const Rgba& color, float radius);  ///< radius in units of `setUnit`
  void finish();
  void setUnit(double scene_units);
  /// Before its OpenGL context goes, which is current: VTK's mapper of points keeps its buffers, and would delete them later by
  /// number, in a context where others have those numbers.
  void release();
  int size() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// Straight lines of one width, coloured per end.
class LineLayer {
 public:
  LineLayer(vtkRenderer& renderer, bool solid);
  ~LineLayer();
  void clear();
  void add(const QVector3D& from, const QVector3D& to, const Rgba& from_color, const Rgba& to_color);
  void finish();
  void setWidth(double device_pixels);
  int size() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace lacuna::widgets
