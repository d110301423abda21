#include "widgets/window/drop_overlay.hpp"

#include <QPainter>

#include "widgets/controls/painting.hpp"

namespace lacuna::widgets {

DropOverlay::DropOverlay(ThemeStore& themes, QWidget* parent) : QWidget(parent), themes_(themes) {
  setAttribute(Qt::WA_TransparentForMouseEvents);
  hide();
}

void DropOverlay::promise(const QString& text) {
  text_ = text;
  setGeometry(parentWidget()->rect());
  raise();
  show();
  update();
}

void DropOverlay::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  QColor veil = theme.gutter;
  veil.setAlphaF(0.55F);
  painter.fillRect(rect(), veil);
  painter.setFont(fonts::state());
  const int wide = qMin(width() - 48, painter.fontMetrics().horizontalAdvance(text_) + 48);
  const QRect bubble((width() - wide) / 2, height() / 2 - 28, wide, 56);
  drawBox(painter, bubble, 10, theme.accent_fill);
  painter.setPen(theme.on_accent);
  painter.drawText(bubble, Qt::AlignCenter, painter.fontMetrics().elidedText(text_, Qt::ElideMiddle, wide - 24));
  drawFocusRing(painter, QRectF(rect()).adjusted(3, 3, -3, -3), 10, theme);
}

}  // namespace lacuna::widgets
