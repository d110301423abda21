#include "widgets/export/finer_gl_widget.hpp"

#include <QCoreApplication>
#include <QResizeEvent>
#include <cmath>

namespace lacuna::widgets {

void FinerGlWidget::setPixelRatio(double ratio) {
  if (ratio == ratio_) return;
  ratio_ = ratio;
  QResizeEvent same_size(size(), size());  // Qt makes the buffer anew on this event alone
  QCoreApplication::sendEvent(this, &same_size);
}

int FinerGlWidget::metric(PaintDeviceMetric metric) const {
  if (ratio_ > 0 && metric == PdmDevicePixelRatio) return static_cast<int>(ratio_);
  if (ratio_ > 0 && metric == PdmDevicePixelRatioScaled) return static_cast<int>(std::lround(ratio_ * devicePixelRatioFScale()));
  return QOpenGLWidget::metric(metric);
}

}  // namespace lacuna::widgets
