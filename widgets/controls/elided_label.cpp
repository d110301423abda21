#include "widgets/controls/elided_label.hpp"

#include <QPainter>

namespace lacuna::widgets {

void ElidedLabel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setPen(palette().color(QPalette::WindowText));
  painter.drawText(contentsRect(), static_cast<int>(alignment()), fontMetrics().elidedText(text(), Qt::ElideRight, width()));
}

void ElidedLabel::resizeEvent(QResizeEvent* event) {
  Label::resizeEvent(event);
  setToolTip(fontMetrics().horizontalAdvance(text()) > width() ? text() : QString());
}

}  // namespace lacuna::widgets
