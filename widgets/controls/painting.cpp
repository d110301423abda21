#include "widgets/controls/painting.hpp"

#include "widgets/export/painted_ratio.hpp"
#include "widgets/theme/inks.hpp"

namespace lacuna::widgets {

void drawBox(QPainter& painter, const QRectF& box, double radius, const QColor& fill, const QColor& edge) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(fill);
  if (edge.alpha() == 0) {
    painter.setPen(Qt::NoPen);
    painter.drawRoundedRect(box, radius, radius);
  } else {
    painter.setPen(QPen(edge, 1));
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
  }
  painter.restore();
}

QColor panelEdge(const Theme& theme) { return inks::panelEdge(theme); }

void drawShadow(QPainter& painter, const QRectF& box, double radius, const Theme& theme) {
  const double deepest = theme.dark ? 0.10 : 0.035;
  for (int ring = shadow_reach; ring > 0; ring -= 2) {
    const double share = 1 - static_cast<double>(ring) / shadow_reach;
    drawBox(painter, box.adjusted(-ring, shadow_drop - ring, ring, shadow_drop + ring), radius + ring, inks::shadow(deepest * share * share));
  }
}

void drawFocusRing(QPainter& painter, const QRectF& bounds, double radius, const Theme& theme) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(theme.accent, 2));
  painter.drawRoundedRect(bounds.adjusted(1, 1, -1, -1), radius, radius);
  painter.restore();
}

void drawIcon(QPainter& painter, const QString& name, const QColor& color, const QRect& box, int side) {
  if (name.isEmpty()) return;
  const QPoint corner(box.x() + (box.width() - side) / 2, box.y() + (box.height() - side) / 2);
  painter.drawPixmap(corner, iconPixmap(name, color, side, paintedRatio(painter)));
}

}  // namespace lacuna::widgets
