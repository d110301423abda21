#include "widgets/inspector/library_patch_button.hpp"

#include <QPainter>

#include "widgets/controls/painting.hpp"

namespace lacuna::widgets {

LibraryPatchButton::LibraryPatchButton(ThemeStore& themes, QWidget* parent) : QAbstractButton(parent), themes_(themes) {
  setFixedSize(sizeHint());
  setFocusPolicy(Qt::TabFocus);
  setCursor(Qt::PointingHandCursor);
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void LibraryPatchButton::setShown(Shown shown) {
  shown_ = std::move(shown);
  setAccessibleName(shown_.words);
  setToolTip(shown_.words);
  update();
}

void LibraryPatchButton::setStale(bool stale) {
  if (stale == stale_) return;
  stale_ = stale;
  update();
}

void LibraryPatchButton::paintPicture(QPainter& painter) const {
  if (!shown_.picture.isNull()) return painter.drawPixmap(0, 0, shown_.picture);
  drawBox(painter, QRectF(0, 0, side, side), 4, themes_.theme().canvas);
  drawIcon(painter, "warn", themes_.theme().text3, QRect(0, 0, side, side), 20);
}

void LibraryPatchButton::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setOpacity(stale_ ? 0.4 : 1);
  paintPicture(painter);
  const QRectF numbers(0, side + 3, width(), 15), name(0, side + 18, width(), 15);
  painter.setFont(fonts::axis());
  painter.setPen(theme.text);
  painter.drawText(numbers, Qt::AlignLeft | Qt::AlignVCenter, shown_.cosine);
  painter.setPen(theme.text3);
  painter.drawText(numbers, Qt::AlignRight | Qt::AlignVCenter, shown_.time);
  painter.setFont(fonts::caption());
  painter.setPen(theme.text2);
  painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(shown_.clip, Qt::ElideMiddle, width()));
  painter.setBrush(Qt::NoBrush);
  if (underMouse()) {
    painter.setPen(QPen(theme.accent, 1.5));
    painter.drawRoundedRect(QRectF(0.75, 0.75, side - 1.5, side - 1.5), 4, 4);
  }
  if (hasFocus()) drawFocusRing(painter, rect(), 4, theme);
}

}  // namespace lacuna::widgets
