#include "widgets/figures/plot_view.hpp"

#include <QKeyEvent>
#include <QMouseEvent>
#include <cmath>

#include "widgets/controls/painting.hpp"
#include "widgets/controls/words.hpp"

namespace lacuna::widgets {
namespace {
constexpr double reach = 14;  ///< pixels between the mouse and a point that it means
}

PlotView::PlotView(ThemeStore& themes, QWidget* parent) : FigureView(themes, parent) { setMouseTracking(true); }

void PlotView::setPlot(Plot plot, latent::Table table) {
  plot_ = std::move(plot);
  table_ = std::move(table);
  if (!holds(hovered_)) hovered_ = {};
  if (!holds(ringed_)) ringed_ = {};
  setAccessibleName(plot_.title);
  update();
}

Figure PlotView::figure() const {
  return {plot_.title, QSizeF(560, 360), [plot = plot_](QPainter& painter, const QRectF& box, const Theme& theme) { paintPlot(painter, box, plot, theme); }, table_};
}

bool PlotView::holds(const Point& point) const {
  if (point.series < 0 || point.series >= static_cast<int>(plot_.series.size())) return false;
  const Series& series = plot_.series[static_cast<std::size_t>(point.series)];
  return series.pickable && series.kind != Series::Kind::Band && point.point >= 0 && point.point < static_cast<int>(series.x.size()) &&
         std::isfinite(series.y[static_cast<std::size_t>(point.point)]);
}

QPointF PlotView::pointInWidget(int series, int point) const {
  const Series& of = plot_.series[static_cast<std::size_t>(series)];
  return placeOf(plot_, box()).at(of.x[static_cast<std::size_t>(point)], of.y[static_cast<std::size_t>(point)]);
}

PlotView::Point PlotView::nearest(const QPointF& at) const {
  const PlotPlace place = placeOf(plot_, box());
  Point best;
  double least = reach * reach;
  for (int s = 0; s < static_cast<int>(plot_.series.size()); ++s) {
    const Series& series = plot_.series[static_cast<std::size_t>(s)];
    for (int i = 0; i < static_cast<int>(series.x.size()); ++i) {
      if (!holds({s, i})) continue;
      const auto k = static_cast<std::size_t>(i);
      QPointF off = place.at(series.x[k], series.y[k]) - at;
      if (series.kind == Series::Kind::Bars && place.area.contains(at)) off.setY(0);
      const double distance = QPointF::dotProduct(off, off);
      if (distance >= least) continue;
      least = distance;
      best = {s, i};
    }
  }
  return best;
}

QString PlotView::textOf(const Point& point) const {
  const Series& series = plot_.series[static_cast<std::size_t>(point.series)];
  const auto i = static_cast<std::size_t>(point.point);
  const double x = series.x[i];
  const bool named = !plot_.x_names.isEmpty() && x >= 0 && x < static_cast<double>(plot_.x_names.size());
  QString text = named ? plot_.x_names[static_cast<int>(x)] : words::number(x, x == std::round(x) ? 0 : 2);
  text += QStringLiteral(": ") + words::number(series.y[i], plot_.decimals);
  if (series.low.size() == series.x.size())
    text += tr(" (%1 to %2)").arg(words::number(series.low[i], plot_.decimals), words::number(series.high[i], plot_.decimals));
  return series.name.isEmpty() ? text : series.name + QStringLiteral(", ") + text;
}

void PlotView::setRinged(int series, int point) {
  ringed_ = holds({series, point}) ? Point{series, point} : Point{};
  update();
}

void PlotView::hover(const Point& point) {
  if (point == hovered_) return;
  hovered_ = point;
  setAccessibleDescription(holds(point) ? textOf(point) : QString());
  update();
  Q_EMIT hovered(point.series, point.point);
}

void PlotView::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  paintPlot(painter, box(), plot_, theme);
  painter.setBrush(Qt::NoBrush);
  for (const Point& point : {ringed_, hovered_}) {
    if (!holds(point)) continue;
    painter.setPen(QPen(theme.text, 1.5));
    painter.drawEllipse(pointInWidget(point.series, point.point), 5.5, 5.5);
  }
  if (holds(hovered_)) {
    painter.setFont(fonts::number());
    const QString text = textOf(hovered_);
    const QPointF at = pointInWidget(hovered_.series, hovered_.point);
    const double wide = painter.fontMetrics().horizontalAdvance(text) + 14;
    const QRectF tag(std::clamp(at.x() - wide / 2, 4.0, std::max(4.0, width() - wide - 4)), at.y() > 40 ? at.y() - 32 : at.y() + 12, wide, 20);
    drawBox(painter, tag, 4, theme.raised, theme.line2);
    painter.setPen(theme.text);
    painter.drawText(tag, Qt::AlignCenter, text);
  }
  if (hasFocus()) drawFocusRing(painter, rect(), 6, theme);
}

void PlotView::mouseMoveEvent(QMouseEvent* event) { hover(nearest(event->position())); }

void PlotView::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  hover(nearest(event->position()));
  if (holds(hovered_)) Q_EMIT clicked(hovered_.series, hovered_.point);
}

void PlotView::leaveEvent(QEvent*) { hover({}); }

void PlotView::keyPressEvent(QKeyEvent* event) {
  const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
  if (event->key() == Qt::Key_Return && holds(hovered_)) return Q_EMIT clicked(hovered_.series, hovered_.point);
  if (step == 0) return FigureView::keyPressEvent(event);
  Point next = hovered_;
  for (int s = 0; !holds(next) && s < static_cast<int>(plot_.series.size()); ++s) next = {s, 0};
  if (next == hovered_) next.point += step;
  if (holds(next)) hover(next);
}

}  // namespace lacuna::widgets
