#include "widgets/scene/latent_drawing.hpp"

#include <QBuffer>
#include <QPainter>
#include <QSvgGenerator>
#include <algorithm>
#include <numeric>

namespace lacuna::widgets {
namespace {

constexpr double caption_height = 28;

QColor colorOf(const Rgba& rgba) { return QColor(rgba[0], rgba[1], rgba[2], rgba[3]); }

void drawLines(QPainter& painter, const LatentDrawing& drawing) {
  for (const ErrorLine& line : drawing.content.lines) {
    const ScreenPoint from = drawing.projector.map(line.from), to = drawing.projector.map(line.to);
    if (!from.in_front || !to.in_front) continue;
    painter.setPen(QPen(colorOf(line.color), line.bright ? 1.2 : 0.6));
    painter.drawLine(from.at, to.at);
  }
}

void drawMark(QPainter& painter, const Mark& mark, const QPointF& at, double radius) {
  const double size = radius * (mark.bright ? 1.0 : 0.66) * (mark.kind == MarkKind::Visible || mark.kind == MarkKind::Beside ? 0.55 : 1.0);
  const QColor color = colorOf(mark.color);
  const bool ring = mark.kind == MarkKind::Predicted;
  painter.setPen(ring ? QPen(color, 1.2) : QPen(Qt::NoPen));
  painter.setBrush(ring ? QBrush(Qt::NoBrush) : QBrush(color));
  painter.drawEllipse(at, size, size);
}

void drawMarks(QPainter& painter, const LatentDrawing& drawing) {
  const std::vector<Mark>& marks = drawing.content.marks;
  std::vector<ScreenPoint> places;
  for (const Mark& mark : marks) places.push_back(drawing.projector.map(mark.at));
  std::vector<std::size_t> order(marks.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return marks[a].bright != marks[b].bright ? marks[b].bright : places[a].depth > places[b].depth;
  });
  for (const std::size_t i : order)
    if (places[i].in_front) drawMark(painter, marks[i], places[i].at, drawing.point_radius);
}

}  // namespace

QByteArray svgOf(const LatentDrawing& drawing) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  QSvgGenerator svg;
  svg.setOutputDevice(&buffer);
  const QSizeF size = drawing.projector.size;
  svg.setSize(size.toSize());
  svg.setViewBox(QRectF(QPointF(0, 0), size));
  svg.setTitle("Lacuna latent space");
  svg.setDescription(drawing.caption);
  QPainter painter(&svg);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(QRectF(QPointF(0, 0), size), drawing.theme.view_bottom);
  drawLines(painter, drawing);
  drawMarks(painter, drawing);
  painter.setPen(drawing.theme.text2);
  painter.setFont(fonts::caption());
  painter.drawText(QRectF(10, size.height() - caption_height, size.width() - 20, caption_height), Qt::AlignVCenter | Qt::AlignLeft, drawing.caption);
  painter.end();
  return bytes;
}

}  // namespace lacuna::widgets
