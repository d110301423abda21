#include "widgets/canvas/caption_tile.hpp"

namespace lacuna::widgets::caption_tile {

QRectF squareOf(const QSize& tile) {
  const double side = tile.height() - caption_height;
  return {1, 1, side - 2, side - 2};
}

QPainterPath paintGround(QPainter& painter, const QSize& tile, const Theme& theme) {
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  QPainterPath shape;
  shape.addRoundedRect(squareOf(tile), 4, 4);
  painter.fillPath(shape, theme.raised);
  painter.setFont(fonts::caption());
  return shape;
}

void paintCaption(QPainter& painter, const QSize& tile, const QString& words) {
  const QRect line(0, tile.height() - caption_height, tile.width(), caption_height);
  painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(words, Qt::ElideRight, line.width()));
}

}  // namespace lacuna::widgets::caption_tile
