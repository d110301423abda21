#pragma once

#include <QSize>
#include <memory>

class QOpenGLWidget;
class vtkRenderer;

namespace lacuna::widgets {

struct OrbitCamera;
struct Theme;

/// VTK's render window inside the OpenGL context of a widget: it draws into its own framebuffer, which `blit` copies.
/// All calls but the constructor need the widget's context to be current.
class VtkWindow {
 public:
  VtkWindow();
  ~VtkWindow();

  vtkRenderer* renderer() const;
  void open();
  void close();  ///< frees what lives on the device; `open` may follow in another context
  void setColors(const Theme& theme);
  void setCamera(const OrbitCamera& camera);
  /// `smooth` edges take about twice the time without a graphics card.
  void render(const QSize& device_size, bool smooth);
  /// Copies the last picture to the framebuffer of the widget and leaves that bound.
  void blit(QOpenGLWidget& widget, const QSize& device_size);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace lacuna::widgets
