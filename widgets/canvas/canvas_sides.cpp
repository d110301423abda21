#include "widgets/canvas/canvas_sides.hpp"

#include <QFontMetricsF>

#include "widgets/theme/inks.hpp"

namespace lacuna::widgets {
namespace {

constexpr double from_corner = 8, around_words = 8;

/// In a corner of its side; not at all where the side is too narrow for it.
void paintName(QPainter& painter, const QString& name, const QRectF& side, bool right, const Theme& theme) {
  const QFont font = fonts::caption();
  const QSizeF words = QFontMetricsF(font).size(Qt::TextSingleLine, name);
  QRectF box(0, side.top() + from_corner, words.width() + 2 * around_words, words.height() + 8);
  if (name.isEmpty() || box.width() + 2 * from_corner > side.width()) return;
  right ? box.moveRight(side.right() - from_corner) : box.moveLeft(side.left() + from_corner);
  painter.setPen(QPen(theme.hud_edge, 1));
  painter.setBrush(theme.hud);
  painter.drawRoundedRect(box, 5, 5);
  painter.setFont(font);
  painter.setPen(theme.text);
  painter.drawText(box, Qt::AlignCenter, name);
}

}  // namespace

void paintSides(QPainter& painter, const SideMarks& marks, const Theme& theme) {
  painter.setRenderHint(QPainter::Antialiasing);
  const double x = marks.line.value_or(marks.sight.right());
  QRectF left = marks.sight, right = marks.sight;
  left.setRight(x);
  right.setLeft(x);
  paintName(painter, marks.left, left, false, theme);
  if (!marks.line) return;
  paintName(painter, marks.right, right, true, theme);
  for (const auto& [color, width] : {std::pair{inks::casing(), 4.0}, std::pair{inks::mark(), 1.5}}) {
    painter.setPen(QPen(color, width, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(QPointF(x, marks.sight.top()), QPointF(x, marks.sight.bottom()));
  }
}

}  // namespace lacuna::widgets
