#include "widgets/timeline/lane_painting.hpp"

#include <QCoreApplication>
#include <QPainterPath>
#include <algorithm>

#include "widgets/theme/faded.hpp"
#include "widgets/theme/free_hues.hpp"

namespace lacuna::widgets::lane_painting {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("lacuna::widgets::lane_painting", text); }

/// One word for how the layer was made.
QString wordOf(const mask::MaskShape& shape) {
  if (shape.operation == mask::Operation::Reveal) return tr("shows");
  if (std::holds_alternative<mask::Stroke>(shape.form)) return tr("painted");
  if (std::holds_alternative<mask::Rectangle>(shape.form)) return tr("rectangle");
  if (std::holds_alternative<mask::Ellipse>(shape.form)) return tr("ellipse");
  if (std::holds_alternative<mask::Polygon>(shape.form)) return tr("outline");
  return std::holds_alternative<mask::Generated>(shape.form) ? tr("by rule") : tr("tokens");
}

/// A box with round corners, or with a point on the sides where the bar goes on.
QPainterPath barPath(const QRectF& box, bool from_before, bool goes_on) {
  constexpr double point = 7;
  QPainterPath path;
  if (!from_before && !goes_on) {
    path.addRoundedRect(box, 3, 3);
    return path;
  }
  const double left = box.left() + (from_before ? point : 0), right = box.right() - (goes_on ? point : 0);
  path.moveTo(left, box.top());
  path.lineTo(right, box.top());
  if (goes_on) path.lineTo(box.right(), box.center().y());
  path.lineTo(right, box.bottom());
  path.lineTo(left, box.bottom());
  if (from_before) path.lineTo(box.left(), box.center().y());
  path.closeSubpath();
  return path;
}

QRectF boxOf(const LaneSpan& span, const QRect& lane, const TimeAxis& axis) {
  const double left = axis.xOfFrame(span.first) + 0.5, right = axis.xOfFrame(span.last) - 1.5;
  return {left, lane.top() + 4.5, right - left, lane.height() - 10.0};
}

/// Its part on the axis; of no width where all of it is scrolled away.
QRectF seenBox(const LaneSpan& span, const QRect& lane, const TimeAxis& axis) {
  QRectF box = boxOf(span, lane, axis);
  const double right = std::min(box.right(), axis.right());
  box.setLeft(std::max(box.left(), axis.left));
  box.setRight(std::max(box.left(), right));
  return box;
}

/// Diagonal lines 6 px apart over the part of the bar that is in sight.
void hatch(QPainter& painter, const QPainterPath& bar, const QRectF& seen, const QColor& color) {
  painter.save();
  painter.setClipPath(bar, Qt::IntersectClip);
  painter.setPen(QPen(color, 1));
  QList<QLineF> lines;
  for (double x = seen.left() - seen.height(); x < seen.right(); x += 6)
    lines << QLineF(x, seen.bottom(), x + seen.height(), seen.top());
  painter.drawLines(lines);
  painter.restore();
}

QPainterPath diamondAt(const QPointF& at, double reach) {
  QPainterPath diamond(at + QPointF(0, -reach));
  diamond.lineTo(at + QPointF(reach, 0));
  diamond.lineTo(at + QPointF(0, reach));
  diamond.lineTo(at + QPointF(-reach, 0));
  diamond.closeSubpath();
  return diamond;
}

}  // namespace

QColor colorOf(const mask::MaskShape& shape, const Theme& theme) {
  return groupColor(theme, freeGroup(shape.colour));
}

QString iconOf(const mask::MaskShape& shape) {
  const bool followed =
      std::any_of(shape.keys.begin(), shape.keys.end(), [](const auto& key) { return key.confidence < 1; });
  if (followed) return "follow";
  if (std::holds_alternative<mask::Stroke>(shape.form)) return shape.operation == mask::Operation::Hide ? "brush" : "eraser";
  if (std::holds_alternative<mask::Rectangle>(shape.form)) return "rect";
  if (std::holds_alternative<mask::Ellipse>(shape.form)) return "ellipse";
  if (std::holds_alternative<mask::Polygon>(shape.form)) return "lasso";
  return std::holds_alternative<mask::Generated>(shape.form) ? "wand" : "grid";
}

void paintBar(QPainter& painter, const mask::MaskShape& shape, const LaneSpan& span, const QRect& lane, const TimeAxis& axis,
              const Theme& theme, bool chosen) {
  const QColor color = colorOf(shape, theme);
  const QRectF box = boxOf(span, lane, axis), seen = seenBox(span, lane, axis);
  if (seen.width() <= 0) return;
  const QPainterPath path = barPath(box, span.from_before, span.goes_on);
  const bool hides = shape.operation == mask::Operation::Hide;
  if (hides) {
    painter.fillPath(path, faded(color, chosen ? 0.38 : 0.24));
    hatch(painter, path, seen, faded(color, 0.45));
  }
  painter.setPen(QPen(color, chosen ? 1.6 : 1.1));
  painter.setBrush(Qt::NoBrush);
  painter.drawPath(path);
}

/// On a plate that keeps the hatching off the letters.
void paintWord(QPainter& painter, const mask::MaskShape& shape, const LaneSpan& span, const QRect& lane, const TimeAxis& axis,
               const Theme& theme) {
  const QRectF seen = seenBox(span, lane, axis);
  const QString word = wordOf(shape);
  painter.setFont(fonts::caption());
  const double width = QFontMetricsF(painter.font()).horizontalAdvance(word) + 10;
  if (seen.width() < width + 16) return;
  const QRectF plate(seen.left() + 8, seen.top() + 1, width, seen.height() - 2);
  painter.fillRect(plate, theme.panel);
  painter.setPen(theme.text2);
  painter.drawText(plate, Qt::AlignCenter, word);
}

void paintKeySpan(QPainter& painter, const QPointF& from, const QPointF& to, bool unsure, const Theme& theme) {
  painter.setPen(QPen(theme.panel, 4));
  painter.drawLine(from, to);
  QPen line(theme.text, 1.4);
  if (unsure) line.setDashPattern({3, 3});
  painter.setPen(line);
  painter.drawLine(from, to);
}

void paintKeyButton(QPainter& painter, const QPointF& at, bool has_key, const Theme& theme) {
  painter.setPen(QPen(has_key ? theme.hidden_edge : theme.text3, 1.2));
  painter.setBrush(has_key ? theme.hidden_edge : Qt::transparent);
  painter.drawPath(diamondAt(at, 4));
}

void paintKey(QPainter& painter, const QPointF& at, bool by_hand, bool chosen, const Theme& theme) {
  const double reach = chosen ? 5.5 : 4.8;
  const QPainterPath diamond = diamondAt(at, reach);
  painter.setPen(QPen(theme.panel, 4));
  painter.drawPath(diamond);
  painter.setPen(QPen(chosen ? theme.select : theme.hidden_edge, 1.4));
  painter.setBrush(by_hand ? (chosen ? theme.select : theme.hidden_edge) : theme.panel);
  painter.drawPath(diamond);
  if (!chosen) return;
  painter.setBrush(Qt::NoBrush);
  painter.drawEllipse(at, 9, 9);
}

}  // namespace lacuna::widgets::lane_painting
