#include "widgets/canvas/canvas_overlay.hpp"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "widgets/theme/inks.hpp"

namespace lacuna::widgets {
namespace {

void strokeRect(QPainter& painter, const QRectF& rect, double width, const QColor& color) {
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(inks::casing(), width + 2.5, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
  painter.drawRect(rect);
  painter.setPen(QPen(color, width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
  painter.drawRect(rect);
}

void paintChanging(QPainter& painter, const std::vector<QRectF>& cells, const std::vector<QLineF>& edges,
                   const Theme& theme) {
  if (cells.empty()) return;
  QColor fill = theme.hidden_edge;
  fill.setAlphaF(0.40F);
  for (const QRectF& cell : cells) painter.fillRect(cell, fill);
  for (const auto& [color, width] : {std::pair{inks::casing(), 3.5}, std::pair{inks::mark(), 1.5}}) {
    painter.setPen(QPen(color, width, Qt::SolidLine, Qt::SquareCap));
    painter.drawLines(edges.data(), static_cast<int>(edges.size()));
  }
}

void paintSelected(QPainter& painter, const CanvasMarks& marks, const Theme& theme) {
  if (marks.selected.empty()) return;
  QColor fill = theme.select;
  fill.setAlphaF(0.16F);
  for (const QRectF& cell : marks.selected) painter.fillRect(cell, fill);
  for (const auto& [color, width] : {std::pair{inks::casing(), 3.5}, std::pair{inks::mark(), 1.5}}) {
    painter.setPen(QPen(color, width, Qt::SolidLine, Qt::SquareCap));
    painter.drawLines(marks.selected_edges.data(), static_cast<int>(marks.selected_edges.size()));
  }
}

/// Twice: dark and wide beneath, so that it shows on any picture.
template <class Draw>
void cased(QPainter& painter, const QPen& pen, const Draw& draw) {
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(inks::casing(), pen.widthF() + 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  draw();
  painter.setPen(pen);
  draw();
}

void paintLoop(QPainter& painter, const QPolygonF& loop, const Theme& theme) {
  if (loop.size() < 2) return;
  cased(painter, QPen(theme.hidden_edge, 1.5), [&] { painter.drawPolyline(loop); });
  painter.setPen(QPen(theme.hidden_edge, 1, Qt::DashLine));
  painter.drawLine(loop.back(), loop.front());
}

/// Dots at steps, diamonds at keys, dashes where the tracker guessed.
void paintTrack(QPainter& painter, const std::vector<CanvasMarks::Chosen::Spot>& track, const QColor& colour) {
  for (std::size_t i = 0; i + 1 < track.size(); ++i) {
    const bool sure = track[i].sure && track[i + 1].sure;
    cased(painter, QPen(colour, 1.25, sure ? Qt::SolidLine : Qt::DashLine),
          [&] { painter.drawLine(track[i].at, track[i + 1].at); });
  }
  for (const auto& spot : track) {
    const double r = spot.key ? 4 : 2;
    const QPolygonF diamond({spot.at + QPointF(0, -r), spot.at + QPointF(r, 0), spot.at + QPointF(0, r), spot.at + QPointF(-r, 0)});
    painter.setPen(QPen(inks::casing(), 1));
    painter.setBrush(spot.sure ? colour : inks::mark());
    if (spot.key)
      painter.drawPolygon(diamond);
    else
      painter.drawEllipse(spot.at, r, r);
  }
}

void paintChosen(QPainter& painter, const CanvasMarks::Chosen& chosen) {
  cased(painter, QPen(chosen.colour, 1.5), [&] {
    if (chosen.closed)
      painter.drawPolygon(chosen.outline);
    else
      painter.drawPolyline(chosen.outline);
  });
  paintTrack(painter, chosen.track, chosen.colour);
  if (!chosen.handles) return;
  cased(painter, QPen(inks::mark(), 1, Qt::DashLine), [&] { painter.drawPolygon(chosen.corners.data(), 4); });
  cased(painter, QPen(inks::mark(), 1), [&] { painter.drawLine(chosen.top, chosen.turn); });
  painter.setPen(QPen(inks::casing(), 1));
  painter.setBrush(inks::mark());
  for (const QPointF& corner : chosen.corners) painter.drawRect(QRectF(corner.x() - 4, corner.y() - 4, 8, 8));
  painter.drawEllipse(chosen.turn, 4.5, 4.5);
}

void paintBrush(QPainter& painter, const CanvasMarks::Brush& brush) {
  const double r = std::max(1.5, brush.radius);
  const QRectF rect(brush.centre.x() - r, brush.centre.y() - r, 2 * r, 2 * r);
  painter.setBrush(Qt::NoBrush);
  for (const auto& [color, width] : {std::pair{inks::casing(), 3.0}, std::pair{inks::mark(), 1.5}}) {
    painter.setPen(QPen(color, width));
    if (brush.tip == mask::BrushTip::Round) {
      painter.drawEllipse(rect);
    } else {
      painter.drawRect(rect);
    }
  }
}

void paintTag(QPainter& painter, const CanvasMarks& marks, const Theme& theme) {
  if (marks.tag.isEmpty()) return;
  const QFont font = fonts::caption();
  const QSizeF text = QFontMetricsF(font).size(Qt::TextSingleLine, marks.tag);
  QRectF rect(marks.tag_at, QSizeF(text.width() + 16, text.height() + 8));
  const QRectF within = marks.tag_within.adjusted(4, 4, -4, -4);
  rect.moveLeft(std::max(within.left(), std::min(rect.left(), within.right() - rect.width())));
  rect.moveTop(std::max(within.top(), std::min(rect.top(), within.bottom() - rect.height())));
  painter.setPen(QPen(theme.hud_edge, 1));
  painter.setBrush(theme.hud);
  painter.drawRoundedRect(rect, 5, 5);
  painter.setFont(font);
  painter.setPen(theme.text);
  painter.drawText(rect, Qt::AlignCenter, marks.tag);
}

}  // namespace

void paintMarks(QPainter& painter, const CanvasMarks& marks, const Theme& theme) {
  painter.setRenderHint(QPainter::Antialiasing);
  paintSelected(painter, marks, theme);
  paintChanging(painter, marks.changing, marks.changing_edges, theme);
  if (marks.box && marks.box_round)
    cased(painter, QPen(theme.hidden_edge, 1.5), [&] { painter.drawEllipse(*marks.box); });
  else if (marks.box)
    strokeRect(painter, *marks.box, 1.5, theme.hidden_edge);
  paintLoop(painter, marks.loop, theme);
  if (marks.chosen) paintChosen(painter, *marks.chosen);
  if (marks.picked_else) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(inks::mark(0.5), 1.5, Qt::DotLine));
    painter.drawRect(*marks.picked_else);
  }
  if (marks.hovered && marks.hovered_else) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(inks::casing(), 3));
    painter.drawRect(*marks.hovered);
    painter.setPen(QPen(inks::mark(0.86), 1.25, Qt::DashLine));
    painter.drawRect(*marks.hovered);
  } else if (marks.hovered) strokeRect(painter, *marks.hovered, 1.25, inks::mark(0.86));
  if (marks.picked) strokeRect(painter, *marks.picked, 2.5, inks::mark());
  if (marks.brush) paintBrush(painter, *marks.brush);
  if (marks.focus_ring) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.accent, 2));
    painter.drawRoundedRect(*marks.focus_ring, 5, 5);
  }
  paintTag(painter, marks, theme);
}

}  // namespace lacuna::widgets
