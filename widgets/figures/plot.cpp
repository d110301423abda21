#include "widgets/figures/plot.hpp"

#include <QCoreApplication>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <limits>

#include "widgets/controls/words.hpp"
#include "widgets/figures/series_mark.hpp"
#include "widgets/theme/faded.hpp"

namespace lacuna::widgets {
namespace {

constexpr double head_row = 17, more_width = 60, axis_height = 32, axis_width = 46, right_edge = 10, swatch = 14;
constexpr double most_head = 0.35;  // of the height, for names

QColor colorOf(const Series& series, const Theme& theme) { return series.group >= 0 ? groupColor(theme, series.group) : theme.*series.role; }

struct Range {
  double low = std::numeric_limits<double>::infinity(), high = -low;
  void take(double value) {
    if (!std::isfinite(value)) return;
    low = std::min(low, value);
    high = std::max(high, value);
  }
  /// With some air, and never empty.
  Range opened(double air) const {
    if (low > high) return {0, 1};
    const double span = high > low ? high - low : std::max(1e-6, std::abs(high) * 0.1);
    return {low - span * air, high + span * air};
  }
};

bool hasBars(const Plot& plot) {
  return std::ranges::any_of(plot.series, [](const Series& s) { return s.kind == Series::Kind::Bars; });
}

Range xRange(const Plot& plot) {
  if (plot.x_range) return {plot.x_range->first, plot.x_range->second};
  if (!plot.x_names.isEmpty()) return {-0.5, static_cast<double>(plot.x_names.size()) - 0.5};
  Range range;
  for (const Series& series : plot.series)
    for (const double x : series.x) range.take(x);
  return range.opened(hasBars(plot) ? 0.04 : 0.02);
}

Range yRange(const Plot& plot) {
  if (plot.y_range) return {plot.y_range->first, plot.y_range->second};
  Range range;
  for (const Series& series : plot.series)
    for (const std::vector<double>* values : {&series.y, &series.low, &series.high})
      for (const double y : *values) range.take(y);
  if (plot.y_from_zero || hasBars(plot)) range.take(0);
  Range opened = range.opened(0.06);
  if (range.low == 0 && range.high > 0) opened.low = 0;
  return opened;
}

void paintAxes(QPainter& painter, const Plot& plot, const PlotPlace& place, const Theme& theme) {
  const QRectF& area = place.area;
  painter.setFont(fonts::axis());
  const auto decimals = [](const std::vector<double>& ticks) {
    const double alone = ticks.empty() || ticks[0] == 0 ? 1 : std::abs(ticks[0]);
    const double step = ticks.size() > 1 ? ticks[1] - ticks[0] : alone;
    return std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 6);
  };
  const auto y_ticks = roundTicks(place.y0, place.y1, std::max(3, static_cast<int>(area.height() / 40)));
  constexpr double room = 16;  // of a number; lines without one may be closer
  const double apart = y_ticks.size() > 1 ? std::abs(place.at(0, y_ticks[1]).y() - place.at(0, y_ticks[0]).y()) : room;
  const auto every = static_cast<std::size_t>(std::max(1.0, std::ceil(room / std::max(1.0, apart))));
  for (std::size_t i = 0; i < y_ticks.size(); ++i) {
    const double y = y_ticks[i], at = place.at(place.x0, y).y();
    painter.setPen(QPen(theme.line, 1));
    painter.drawLine(QPointF(area.left(), at), QPointF(area.right(), at));
    if ((y_ticks.size() - 1 - i) % every != 0) continue;
    painter.setPen(theme.text3);
    painter.drawText(QRectF(area.left() - axis_width, at - 8, axis_width - 6, 16), Qt::AlignRight | Qt::AlignVCenter, words::number(y, decimals(y_ticks)));
  }
  const auto label = [&](double x, const QString& text, double wide) {
    painter.drawText(QRectF(place.at(x, place.y0).x() - wide / 2, area.bottom() + 3, wide, 14), Qt::AlignHCenter | Qt::AlignTop,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(wide)));
  };
  painter.setPen(theme.text3);
  if (!plot.x_names.isEmpty()) {
    const double wide = area.width() / static_cast<double>(plot.x_names.size());
    const int every = std::max(1, static_cast<int>(std::ceil(24 / wide)));
    for (int i = 0; i < plot.x_names.size(); i += every) label(i, plot.x_names[i], wide * every - 2);
  } else {
    const auto x_ticks = roundTicks(place.x0, place.x1, std::max(2, static_cast<int>(area.width() / 70)));
    for (const double x : x_ticks) label(x, words::number(x, decimals(x_ticks)), 60);
  }
  painter.setPen(QPen(theme.line2, 1));
  painter.drawLine(area.bottomLeft(), area.bottomRight());
}

/// What stands over the axes: the name of y, then the series' names, in as many rows as they need.
struct Head {
  struct Entry {
    const Series* series;  ///< null: of several, that have no room
    QString text;
    int row;
    double x;
  };
  QString y_axis;
  std::vector<Entry> entries{};
  int rows = 1;
};

Head headOf(const Plot& plot, const QRectF& box) {
  const QFontMetricsF metrics(fonts::caption());
  const auto cut = [&metrics](const QString& text, double wide) { return metrics.elidedText(text, Qt::ElideRight, std::max(0.0, wide)); };
  const int most_rows = std::max(1, static_cast<int>(box.height() * most_head / head_row));
  std::vector<const Series*> named;
  for (const Series& series : plot.series)
    if (!series.name.isEmpty()) named.push_back(&series);
  Head head{cut(plot.y_axis, named.empty() ? box.width() : box.width() * 0.6)};
  double x = box.left() + metrics.horizontalAdvance(head.y_axis) + (head.y_axis.isEmpty() ? 0 : 16);
  for (std::size_t i = 0; i < named.size(); ++i) {
    const QString text = cut(named[i]->name, box.width() - swatch - 5);
    const double wide = swatch + 5 + metrics.horizontalAdvance(text);
    const bool last_row = head.rows == most_rows, last = i + 1 == named.size();
    const double room = last_row && !last ? box.right() - more_width : box.right();
    if (x + wide > room && last_row) {
      head.entries.push_back({nullptr, QCoreApplication::translate("Plot", "%1 more").arg(named.size() - i), head.rows - 1, x - swatch - 5});
      return head;
    }
    if (x + wide > room) {
      x = box.left();
      ++head.rows;
    }
    head.entries.push_back({named[i], text, head.rows - 1, x});
    x += wide + 14;
  }
  return head;
}

void paintSwatch(QPainter& painter, const Series& series, const QPointF& middle, const Theme& theme) {
  const QColor color = colorOf(series, theme);
  if (series.kind == Series::Kind::Line) {
    painter.setPen(QPen(color, 2, series.dashed ? Qt::DashLine : Qt::SolidLine));
    return painter.drawLine(middle - QPointF(swatch / 2, 0), middle + QPointF(swatch / 2, 0));
  }
  painter.setPen(Qt::NoPen);
  painter.setBrush(series.kind == Series::Kind::Band ? faded(color, 0.3) : color);
  if (series.kind == Series::Kind::Points) paintMark(painter, series.mark, middle, 3.5);
  else painter.drawRoundedRect(QRectF(middle.x() - swatch / 2, middle.y() - 4, swatch, 8), 2, 2);
}

void paintNames(QPainter& painter, const Plot& plot, const QRectF& box, const PlotPlace& place, const Theme& theme) {
  painter.setFont(fonts::caption());
  painter.setPen(theme.text3);
  painter.drawText(QRectF(place.area.left(), box.bottom() - 15, place.area.width(), 15), Qt::AlignHCenter | Qt::AlignBottom,
                   painter.fontMetrics().elidedText(plot.x_axis, Qt::ElideRight, static_cast<int>(place.area.width())));
  const Head head = headOf(plot, box);
  const auto line = [&box](int row) { return box.top() + head_row * row; };
  painter.drawText(QRectF(box.left(), line(0), box.width(), 16), Qt::AlignLeft | Qt::AlignVCenter, head.y_axis);
  for (const Head::Entry& entry : head.entries) {
    const QRectF words(entry.x + swatch + 5, line(entry.row), box.right() - entry.x, 16);
    if (entry.series != nullptr) paintSwatch(painter, *entry.series, {entry.x + swatch / 2, line(entry.row) + 8}, theme);
    painter.setPen(theme.text2);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, entry.text);
  }
}

void paintBand(QPainter& painter, const Series& series, const PlotPlace& place, const QColor& color) {
  QPolygonF edge;
  for (std::size_t i = 0; i < series.x.size(); ++i)
    if (std::isfinite(series.high[i])) edge << place.at(series.x[i], series.high[i]);
  for (std::size_t i = series.x.size(); i-- > 0;)
    if (std::isfinite(series.low[i])) edge << place.at(series.x[i], series.low[i]);
  painter.setPen(Qt::NoPen);
  painter.setBrush(faded(color, 0.18));
  painter.drawPolygon(edge);
}

void paintWhiskers(QPainter& painter, const Series& series, const PlotPlace& place, const QColor& color) {
  if (series.low.size() != series.x.size()) return;
  painter.setPen(QPen(faded(color, 0.7), 1));
  for (std::size_t i = 0; i < series.x.size(); ++i) {
    if (!std::isfinite(series.low[i]) || !std::isfinite(series.high[i])) continue;
    painter.drawLine(place.at(series.x[i], series.low[i]), place.at(series.x[i], series.high[i]));
  }
}

void paintLine(QPainter& painter, const Series& series, const PlotPlace& place, const QColor& color) {
  paintWhiskers(painter, series, place, color);
  QPainterPath path;
  bool gap = true;
  for (std::size_t i = 0; i < series.x.size(); ++i) {
    if (!std::isfinite(series.y[i])) {
      gap = true;
      continue;
    }
    const QPointF at = place.at(series.x[i], series.y[i]);
    gap ? path.moveTo(at) : path.lineTo(at);
    gap = false;
  }
  painter.setPen(QPen(color, 2, series.dashed ? Qt::DashLine : Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.setBrush(Qt::NoBrush);
  painter.drawPath(path);
  if (series.x.size() > 60 || series.dashed) return;
  painter.setPen(Qt::NoPen);
  painter.setBrush(color);
  for (std::size_t i = 0; i < series.x.size(); ++i)
    if (std::isfinite(series.y[i])) painter.drawEllipse(place.at(series.x[i], series.y[i]), 2.5, 2.5);
}

void paintPoints(QPainter& painter, const Series& series, const PlotPlace& place, const QColor& color, const Theme& theme) {
  paintWhiskers(painter, series, place, color);
  const double radius = series.x.size() > 2000 ? 1.8 : 3.2;
  painter.setPen(Qt::NoPen);
  for (std::size_t i = 0; i < series.x.size(); ++i) {
    if (!std::isfinite(series.y[i])) continue;
    painter.setBrush(series.shade.empty() ? faded(color, 0.8) : theme.emberAt(series.shade[i]));
    paintMark(painter, series.mark, place.at(series.x[i], series.y[i]), radius);
  }
}

void paintBars(QPainter& painter, const Series& series, const PlotPlace& place, const QColor& color, const Theme& theme) {
  if (series.x.empty()) return;
  const double step = series.x.size() > 1 ? std::abs(place.at(series.x[1], 0).x() - place.at(series.x[0], 0).x()) : place.area.width() / 3;
  const double wide = std::max(1.0, step * 0.8), zero = place.at(0, std::clamp(0.0, place.y0, place.y1)).y();
  painter.setPen(Qt::NoPen);
  for (std::size_t i = 0; i < series.x.size(); ++i) {
    if (!std::isfinite(series.y[i])) continue;
    const QPointF at = place.at(series.x[i], series.y[i]);
    painter.setBrush(series.shade.empty() ? color : theme.emberAt(series.shade[i]));
    painter.drawRoundedRect(QRectF(QPointF(at.x() - wide / 2, std::min(at.y(), zero)), QPointF(at.x() + wide / 2, std::max(at.y(), zero))), 1.5, 1.5);
  }
}

void paintSeries(QPainter& painter, const Series& series, const PlotPlace& place, const Theme& theme) {
  const QColor color = colorOf(series, theme);
  switch (series.kind) {
    case Series::Kind::Line: return paintLine(painter, series, place, color);
    case Series::Kind::Points: return paintPoints(painter, series, place, color, theme);
    case Series::Kind::Bars: return paintBars(painter, series, place, color, theme);
    case Series::Kind::Band: return paintBand(painter, series, place, color);
  }
}

/// Steps of 1, 2 or 5 times a power of ten, about so many.
std::vector<double> ticksAbout(double low, double high, int wanted) {
  std::vector<double> ticks;
  const double span = high - low;
  if (!(span > 0) || !std::isfinite(span) || wanted < 1) return ticks;
  const double rough = span / wanted, power = std::pow(10.0, std::floor(std::log10(rough)));
  double step = 10 * power;
  for (const double factor : {1.0, 2.0, 5.0})
    if (factor * power >= rough * 0.999) {
      step = factor * power;
      break;
    }
  for (double at = std::ceil(low / step - 1e-9) * step; at <= high + step * 1e-9; at += step) ticks.push_back(std::abs(at) < step * 1e-9 ? 0 : at);
  return ticks;
}

}  // namespace

QPointF PlotPlace::at(double x, double y) const {
  return {area.left() + (x - x0) / (x1 - x0) * area.width(), area.bottom() - (y - y0) / (y1 - y0) * area.height()};
}

PlotPlace placeOf(const Plot& plot, const QRectF& box) {
  const Range x = xRange(plot), y = yRange(plot);
  return {box.adjusted(axis_width, head_row * headOf(plot, box).rows + 7, -right_edge, -axis_height), x.low, x.high, y.low, y.high};
}

std::vector<double> roundTicks(double low, double high, int wanted) {
  constexpr int least = 2, most_tries = 3;  // one number alone is no scale
  std::vector<double> ticks = ticksAbout(low, high, wanted);
  for (int i = 1; i < most_tries && !ticks.empty() && static_cast<int>(ticks.size()) < least; ++i) ticks = ticksAbout(low, high, wanted << i);
  return ticks;
}

void paintPlot(QPainter& painter, const QRectF& box, const Plot& plot, const Theme& theme) {
  const PlotPlace place = placeOf(plot, box);
  const bool any = std::ranges::any_of(plot.series, [](const Series& series) { return !series.x.empty(); });
  if (!any || place.area.width() < 20 || place.area.height() < 20) return;
  painter.save();
  paintAxes(painter, plot, place, theme);
  paintNames(painter, plot, box, place, theme);
  painter.setClipRect(place.area.adjusted(-4, -4, 4, 4));
  if (plot.diagonal) {
    const double low = std::max(place.x0, place.y0), high = std::min(place.x1, place.y1);
    painter.setPen(QPen(theme.text3, 1, Qt::DashLine));
    painter.drawLine(place.at(low, low), place.at(high, high));
  }
  for (const Series& series : plot.series) paintSeries(painter, series, place, theme);
  if (plot.x_marker) {
    painter.setPen(QPen(theme.text, 1));
    painter.drawLine(place.at(*plot.x_marker, place.y0), place.at(*plot.x_marker, place.y1));
  }
  painter.restore();
}

}  // namespace lacuna::widgets
