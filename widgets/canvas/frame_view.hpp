#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include "core/mask/mask_shape.hpp"

namespace lacuna::widgets {

/// Where the frame lies in the widget: fitted, or zoomed and moved. Logical pixels, y down.
class FrameView {
 public:
  void setFrameSize(QSizeF pixels);  ///< of the clip's frame as displayed; its aspect and what 100 % means
  void setWidgetSize(QSizeF size);
  QRectF frameRect() const;  ///< the whole frame, may reach beyond the widget

  QPointF posInWidget(mask::PointInFrame point) const;
  mask::PointInFrame posInFrame(QPointF pos_in_widget) const;

  void fit();
  void zoomAt(QPointF pos_in_widget, double factor);  ///< the point under the cursor stays
  void pan(QPointF by);
  bool fitted() const { return zoom_ == 1.0 && centre_ == mask::PointInFrame{0.5, 0.5}; }
  double scale() const;  ///< logical pixels per frame pixel: 1 is 100 %

 private:
  double fitScale() const;
  void keepInSight();

  QSizeF frame_{1, 1};
  QSizeF widget_{1, 1};
  double zoom_ = 1.0;                    // relative to the fit
  mask::PointInFrame centre_{0.5, 0.5};  // of the frame, in the widget's middle
};

}  // namespace lacuna::widgets
