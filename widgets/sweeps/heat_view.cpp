#include "widgets/sweeps/heat_view.hpp"

#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>
#include <cmath>
#include <limits>

#include "widgets/controls/painting.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/theme/inks.hpp"

namespace lacuna::widgets {
namespace {

constexpr double names_width = 62, names_height = 18, title_height = 18, legend_width = 66;

QRectF areaOf(const QRectF& box) { return box.adjusted(names_width, title_height + 4, -legend_width, -2 * names_height); }

QRectF cellOf(const QRectF& area, const HeatMap& map, int x, int y) {
  const double wide = area.width() / static_cast<double>(map.x_names.size()), high = area.height() / static_cast<double>(map.y_names.size());
  return {area.left() + x * wide, area.bottom() - (y + 1) * high, wide, high};  // the first value lies lowest
}

struct Range {
  double low = std::numeric_limits<double>::infinity(), high = -low;
};

Range rangeOf(const HeatMap& map) {
  Range range;
  for (const double value : map.values) {
    if (!std::isfinite(value)) continue;
    range.low = std::min(range.low, value);
    range.high = std::max(range.high, value);
  }
  return range;
}

QColor colorOf(double value, const HeatMap& map, const Range& range, const Theme& theme) {
  const double share = range.high > range.low ? (value - range.low) / (range.high - range.low) : 0.5;
  return theme.emberAt(map.high_is_worse ? share : 1 - share);
}

void paintCells(QPainter& painter, const QRectF& area, const HeatMap& map, const Range& range, const Theme& theme) {
  painter.setFont(fonts::axis());
  for (int y = 0; y < map.y_names.size(); ++y)
    for (int x = 0; x < map.x_names.size(); ++x) {
      const QRectF cell = cellOf(area, map, x, y).adjusted(0.5, 0.5, -0.5, -0.5);
      const double value = map.at(x, y);
      if (!std::isfinite(value)) {
        painter.fillRect(cell, theme.raised);
        continue;
      }
      const QColor color = colorOf(value, map, range, theme);
      painter.fillRect(cell, color);
      const QString text = words::number(value, map.decimals);
      if (painter.fontMetrics().horizontalAdvance(text) + 4 > cell.width() || cell.height() < 14) continue;
      painter.setPen(inks::on(color));
      painter.drawText(cell, Qt::AlignCenter, text);
    }
}

void paintHeatNames(QPainter& painter, const QRectF& box, const QRectF& area, const HeatMap& map, const Theme& theme) {
  painter.setFont(fonts::axis());
  painter.setPen(theme.text3);
  const auto cut = [&](const QString& text, double wide) { return painter.fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(wide)); };
  const double wide = area.width() / static_cast<double>(map.x_names.size()), high = area.height() / static_cast<double>(map.y_names.size());
  const int every_x = std::max(1, static_cast<int>(std::ceil(30 / wide))), every_y = std::max(1, static_cast<int>(std::ceil(14 / high)));
  for (int x = 0; x < map.x_names.size(); x += every_x)
    painter.drawText(QRectF(area.left() + x * wide - 20, area.bottom() + 2, wide + 40, names_height - 2), Qt::AlignCenter, cut(map.x_names[x], wide * every_x));
  for (int y = 0; y < map.y_names.size(); y += every_y)
    painter.drawText(QRectF(box.left(), area.bottom() - (y + 1) * high, names_width - 6, high), Qt::AlignRight | Qt::AlignVCenter, cut(map.y_names[y], names_width - 6));
  painter.setFont(fonts::caption());
  painter.drawText(QRectF(area.left(), box.bottom() - 16, area.width(), 16), Qt::AlignCenter, map.x_axis);
  painter.drawText(QRectF(box.left(), box.top(), box.width(), title_height), Qt::AlignLeft | Qt::AlignVCenter, map.y_axis);
}

void paintScale(QPainter& painter, const QRectF& box, const QRectF& area, const HeatMap& map, const Range& range, const Theme& theme) {
  if (range.low > range.high) return;
  QLinearGradient scale(0, area.bottom(), 0, area.top());
  for (int i = 0; i <= 8; ++i) scale.setColorAt(i / 8.0, theme.emberAt(map.high_is_worse ? i / 8.0 : 1 - i / 8.0));
  const QRectF bar(area.right() + 10, area.top(), 8, area.height());
  painter.fillRect(bar, scale);
  painter.setFont(fonts::axis());
  painter.setPen(theme.text3);
  const QRectF texts(bar.right() + 4, area.top() - 7, box.right() - bar.right() - 4, area.height() + 14);
  painter.drawText(texts, Qt::AlignLeft | Qt::AlignTop, words::number(range.high, map.decimals));
  painter.drawText(texts, Qt::AlignLeft | Qt::AlignBottom, words::number(range.low, map.decimals));
}

}  // namespace

void paintHeatMap(QPainter& painter, const QRectF& box, const HeatMap& map, const Theme& theme) {
  if (map.values.empty()) return;
  const QRectF area = areaOf(box);
  const Range range = rangeOf(map);
  paintCells(painter, area, map, range, theme);
  paintHeatNames(painter, box, area, map, theme);
  paintScale(painter, box, area, map, range, theme);
}

HeatView::HeatView(ThemeStore& themes, QWidget* parent) : FigureView(themes, parent) { setMouseTracking(true); }

void HeatView::setMap(HeatMap map, latent::Table table) {
  map_ = std::move(map);
  table_ = std::move(table);
  if (hovered_.x() >= map_.x_names.size() || hovered_.y() >= map_.y_names.size()) hovered_ = {-1, -1};
  setAccessibleName(map_.title);
  update();
}

Figure HeatView::figure() const {
  return {map_.title, QSizeF(560, 360), [map = map_](QPainter& painter, const QRectF& box, const Theme& theme) { paintHeatMap(painter, box, map, theme); }, table_};
}

QPointF HeatView::cellInWidget(int x, int y) const { return cellOf(areaOf(box()), map_, x, y).center(); }

QPoint HeatView::cellAt(const QPointF& place) const {
  const QRectF area = areaOf(box());
  if (map_.values.empty() || !area.contains(place)) return {-1, -1};
  const int x = static_cast<int>((place.x() - area.left()) / area.width() * static_cast<double>(map_.x_names.size()));
  const int y = static_cast<int>((area.bottom() - place.y()) / area.height() * static_cast<double>(map_.y_names.size()));
  return {std::min<int>(x, static_cast<int>(map_.x_names.size()) - 1), std::min<int>(y, static_cast<int>(map_.y_names.size()) - 1)};
}

QString HeatView::textOf(const QPoint& cell) const {
  return QStringLiteral("%1 %2, %3 %4: %5").arg(map_.x_axis, map_.x_names[cell.x()], map_.y_axis, map_.y_names[cell.y()], words::number(map_.at(cell.x(), cell.y()), map_.decimals));
}

void HeatView::hover(const QPoint& cell) {
  if (cell == hovered_) return;
  hovered_ = cell;
  setAccessibleDescription(cell.x() >= 0 ? textOf(cell) : QString());
  setToolTip(accessibleDescription());
  update();
}

void HeatView::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  paintHeatMap(painter, box(), map_, theme);
  if (hovered_.x() >= 0) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.text, 1.5));
    painter.drawRect(cellOf(areaOf(box()), map_, hovered_.x(), hovered_.y()));
  }
  if (hasFocus()) drawFocusRing(painter, rect(), 6, theme);
}

void HeatView::mouseMoveEvent(QMouseEvent* event) { hover(cellAt(event->position())); }

void HeatView::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  hover(cellAt(event->position()));
  if (hovered_.x() >= 0) Q_EMIT clicked(hovered_.x(), hovered_.y());
}

void HeatView::leaveEvent(QEvent*) { hover({-1, -1}); }

void HeatView::keyPressEvent(QKeyEvent* event) {
  if (map_.values.empty()) return FigureView::keyPressEvent(event);
  if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && hovered_.x() >= 0) return Q_EMIT clicked(hovered_.x(), hovered_.y());
  QPoint by;
  if (event->key() == Qt::Key_Left) by = {-1, 0};
  if (event->key() == Qt::Key_Right) by = {1, 0};
  if (event->key() == Qt::Key_Up) by = {0, 1};
  if (event->key() == Qt::Key_Down) by = {0, -1};
  if (by.isNull()) return FigureView::keyPressEvent(event);
  const QPoint to = hovered_.x() < 0 ? QPoint(0, 0) : hovered_ + by;
  hover({std::clamp(to.x(), 0, static_cast<int>(map_.x_names.size()) - 1), std::clamp(to.y(), 0, static_cast<int>(map_.y_names.size()) - 1)});
}

}  // namespace lacuna::widgets
