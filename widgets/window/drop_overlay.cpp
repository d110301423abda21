#include "widgets/window/drop_overlay.hpp"

#include <QPainter>

#include "widgets/controls/painting.hpp"

namespace lacuna::widgets {
namespace {
constexpr int bubble_height = 48, side = 24, small_place = 140, gap = 10, symbol = 20;
}

DropOverlay::DropOverlay(ThemeStore& themes, QWidget* parent) : QWidget(parent), themes_(themes) {
  setAttribute(Qt::WA_TransparentForMouseEvents);
  hide();
}

void DropOverlay::promise(const QList<DropPromise>& promises) {
  promises_ = promises;
  QStringList lines;
  for (DropPromise& promise : promises_) {
    if (promise.place.isNull()) promise.place = parentWidget()->rect().adjusted(3, 3, -3, -3);
    lines << promise.text;
  }
  setAccessibleName(lines.join(' '));
  setGeometry(parentWidget()->rect());
  raise();
  show();
  update();
}

void DropOverlay::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  QColor veil = themes_.theme().gutter;
  veil.setAlphaF(0.55F);
  QRegion dimmed = rect();
  for (const DropPromise& promise : promises_)
    if (!promise.refused) dimmed -= promise.place;
  for (const QRect& part : dimmed) painter.fillRect(part, veil);
  for (const DropPromise& promise : promises_) paintPromise(painter, promise);
}

/// Over the middle of its place, or under a place that is too small to be covered.
void DropOverlay::paintPromise(QPainter& painter, const DropPromise& promise) const {
  const Theme& theme = themes_.theme();
  if (!promise.refused) drawFocusRing(painter, QRectF(promise.place), 8, theme);
  painter.setFont(fonts::state());
  const int wide = qMin(width() - 2 * side, painter.fontMetrics().horizontalAdvance(promise.text) + 2 * side + symbol + gap);
  const bool small = promise.place.height() < small_place;
  const int top = small ? promise.place.bottom() + gap : promise.place.center().y() - bubble_height / 2;
  const int left = qBound(side, promise.place.center().x() - wide / 2, qMax(side, width() - side - wide));
  const QRect bubble(left, top, wide, bubble_height);
  drawBox(painter, bubble, 10, promise.refused ? theme.raised : theme.accent_fill, promise.refused ? theme.line2 : QColor(Qt::transparent));
  const QColor ink = promise.refused ? theme.text : theme.on_accent;
  drawIcon(painter, promise.refused ? "warn" : "down", promise.refused ? theme.warn : ink,
           QRect(bubble.left() + side - 6, bubble.top() + (bubble_height - symbol) / 2, symbol, symbol), symbol);
  painter.setPen(ink);
  const QRect words = bubble.adjusted(side + symbol + gap - 6, 0, -side + 6, 0);
  painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft, painter.fontMetrics().elidedText(promise.text, Qt::ElideMiddle, words.width()));
}

}  // namespace lacuna::widgets
