#include "widgets/figures/plot_view.hpp"

#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>
#include <cmath>

#include "widgets/controls/painting.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/export/painted_ratio.hpp"

namespace lacuna::widgets {
namespace {
constexpr double reach = 14;  ///< pixels between the mouse and a point that it means
}

PlotView::PlotView(ThemeStore& themes, QWidget* parent) : FigureView(themes, parent) {
  setMouseTracking(true);
  setAccessibleName(tr("Plot"));
  connect(&themes, &ThemeStore::changed, this, [this] { drawn_ = {}; });
}

void PlotView::setPlot(Plot plot, latent::Table table) {
  setPlot(std::move(plot), [table = std::move(table)] { return table; });
}

void PlotView::setPlot(Plot plot, std::function<latent::Table()> table) {
  drawn_ = {};
  plot_ = std::move(plot);
  table_ = std::move(table);
  if (!holds(hovered_)) hovered_ = {};
  if (!holds(ringed_)) ringed_ = {};
  if (!plot_.title.isEmpty()) setAccessibleName(plot_.title);
  update();
}

Figure PlotView::figure() const {
  return {plot_.title, QSizeF(560, 360), [plot = plot_](QPainter& painter, const QRectF& box, const Theme& theme) { paintPlot(painter, box, plot, theme); }, table_ ? table_() : latent::Table{}};
}

bool PlotView::hasFigure() const {
  return std::ranges::any_of(plot_.series, [](const Series& series) { return !series.x.empty(); });
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

void PlotView::setEmptyText(const QString& text) {
  empty_text_ = text;
  update();
}

void PlotView::setRinged(int series, int point) {
  const Point wanted = holds({series, point}) ? Point{series, point} : Point{};
  if (wanted == ringed_) return;
  ringed_ = wanted;
  update();
}

void PlotView::hover(const Point& point) {
  if (point == hovered_) return;
  hovered_ = point;
  setAccessibleDescription(holds(point) ? textOf(point) : QString());
  update();
  Q_EMIT hovered(point.series, point.point);
}

void PlotView::draw() {
  const double ratio = devicePixelRatioF();
  drawn_ = QPixmap(size() * ratio);
  drawn_.setDevicePixelRatio(ratio);
  drawn_.fill(Qt::transparent);
  QPainter painter(&drawn_);
  painter.setRenderHint(QPainter::Antialiasing);
  paintPlot(painter, box(), plot_, themes_.theme());
}

/// What the point under the mouse says, beside it.
void PlotView::paintTag(QPainter& painter) const {
  const Theme& theme = themes_.theme();
  painter.setFont(fonts::number());
  const QString text = textOf(hovered_);
  const QPointF at = pointInWidget(hovered_.series, hovered_.point);
  const double wide = painter.fontMetrics().horizontalAdvance(text) + 14;
  const QRectF tag(std::clamp(at.x() - wide / 2, 4.0, std::max(4.0, width() - wide - 4)), at.y() > 40 ? at.y() - 32 : at.y() + 12, wide, 20);
  drawBox(painter, tag, 4, theme.raised, theme.line2);
  painter.setPen(theme.text);
  painter.drawText(tag, Qt::AlignCenter, text);
}

void PlotView::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  if (paintedRatio(painter) != devicePixelRatioF()) {  // a picture at print size
    paintPlot(painter, box(), plot_, theme);
  } else {
    if (drawn_.isNull() || drawn_.devicePixelRatio() != devicePixelRatioF() || drawn_.size() != size() * devicePixelRatioF()) draw();
    painter.drawPixmap(0, 0, drawn_);
  }
  if (plot_.series.empty() && !empty_text_.isEmpty()) {
    painter.setFont(fonts::caption());
    painter.setPen(theme.text3);
    painter.drawText(box(), Qt::AlignCenter | Qt::TextWordWrap, empty_text_);
  }
  painter.setBrush(Qt::NoBrush);
  for (const Point& point : {ringed_, hovered_}) {
    if (!holds(point)) continue;
    painter.setPen(QPen(theme.text, 1.5));
    painter.drawEllipse(pointInWidget(point.series, point.point), 5.5, 5.5);
  }
  if (holds(hovered_)) paintTag(painter);
  if (hasFocus()) drawFocusRing(painter, rect(), 6, theme);
}

void PlotView::mouseMoveEvent(QMouseEvent* event) { hover(nearest(event->position())); }

void PlotView::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  hover(nearest(event->position()));
  if (holds(hovered_)) Q_EMIT clicked(hovered_.series, hovered_.point);
}

void PlotView::leaveEvent(QEvent*) { hover({}); }

PlotView::Point PlotView::firstHeld() const {
  for (int s = 0; s < static_cast<int>(plot_.series.size()); ++s)
    if (const Point found = along({s, -1}, 1); found.point >= 0) return found;
  return {};
}

PlotView::Point PlotView::along(const Point& from, int step) const {
  const int points = static_cast<int>(plot_.series[static_cast<std::size_t>(from.series)].x.size());
  for (int i = from.point + step; i >= 0 && i < points; i += step)
    if (holds({from.series, i})) return {from.series, i};
  return from;
}

PlotView::Point PlotView::across(const Point& from, int step) const {
  const double x = plot_.series[static_cast<std::size_t>(from.series)].x[static_cast<std::size_t>(from.point)];
  for (int s = from.series + step; s >= 0 && s < static_cast<int>(plot_.series.size()); s += step) {
    const Series& series = plot_.series[static_cast<std::size_t>(s)];
    const auto off = [&](const Point& point) { return std::abs(series.x[static_cast<std::size_t>(point.point)] - x); };
    Point best;
    for (int i = 0; i < static_cast<int>(series.x.size()); ++i)
      if (holds({s, i}) && (best.point < 0 || off({s, i}) < off(best))) best = {s, i};
    if (best.point >= 0) return best;
  }
  return from;
}

/// Left and right go along a series, up and down to the one before or after it in the legend.
void PlotView::keyPressEvent(QKeyEvent* event) {
  const int key = event->key();
  if ((key == Qt::Key_Return || key == Qt::Key_Enter) && holds(hovered_)) return Q_EMIT clicked(hovered_.series, hovered_.point);
  const int right = (key == Qt::Key_Right ? 1 : 0) - (key == Qt::Key_Left ? 1 : 0), down = (key == Qt::Key_Down ? 1 : 0) - (key == Qt::Key_Up ? 1 : 0);
  if (right == 0 && down == 0) return FigureView::keyPressEvent(event);
  const Point from = holds(hovered_) ? hovered_ : holds(ringed_) ? ringed_ : Point{};
  const Point to = from.point < 0 ? firstHeld() : right != 0 ? along(from, right) : across(from, down);
  if (holds(to)) hover(to);
}

}  // namespace lacuna::widgets
