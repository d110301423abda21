#pragma once

#include <QOpenGLWidget>

namespace lacuna::widgets {

/// A view drawn by OpenGL in a buffer of its own, which can be asked for more pixels than the screen has: for pictures at
/// print size. Views derive from it and read `devicePixelRatioF()` whenever they draw.
class FinerGlWidget : public QOpenGLWidget {
  Q_OBJECT
 public:
  explicit FinerGlWidget(QWidget* parent) : QOpenGLWidget(parent) {}

  /// Device pixels a logical pixel from the next picture on; 0: as many as the screen has. What is on the screen stays as it
  /// is until the view is asked to paint there again.
  void setPixelRatio(double ratio);
  /// A picture of the view alone has no controls: nobody can press them there.
  void setBare(bool bare) { bare_ = bare; }
  bool isBare() const { return bare_; }
  virtual void drawWhole() {}  ///< the next picture has all its detail, however long that takes

 protected:
  int metric(PaintDeviceMetric metric) const override;

 private:
  double ratio_ = 0;
  bool bare_ = false;
};

}  // namespace lacuna::widgets
