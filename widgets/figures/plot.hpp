#pragma once

#include <QPainter>
#include <QStringList>
#include <optional>
#include <utility>
#include <vector>

#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// What is drawn of one kind of numbers. `x` and `y` are of one length; a y of NaN is a gap.
struct Series {
  enum class Kind { Line, Points, Bars, Band };
  enum class Mark { Round, Square, Diamond };
  Kind kind = Kind::Line;
  QString name{};                    ///< in the legend; empty: not there
  QColor Theme::*role = &Theme::accent;
  int group = -1;                    ///< from 0: the colour of that category in place of `role`
  std::vector<double> x{}, y{};
  std::vector<double> low{}, high{}; ///< Band: its edges at each x, and no y; Line, Points: whiskers; else empty
  std::vector<double> shade{};       ///< Points, Bars: 0..1, each in Ember; empty: all in one colour
  bool dashed = false;
  bool pickable = true;              ///< answers to the mouse
  Mark mark = Mark::Round;           ///< Points
};

struct Plot {
  QString title{}, x_axis{}, y_axis{};
  std::vector<Series> series{};
  std::optional<std::pair<double, double>> x_range{}, y_range{};  ///< empty: what the numbers need
  bool y_from_zero = false;
  bool diagonal = false;           ///< where x equals y
  std::optional<double> x_marker{};  ///< the playhead, say
  QStringList x_names{};           ///< words under 0, 1, 2 ... in place of numbers
  int decimals = 2;                ///< of what is read off
};

/// Where numbers lie in a drawn plot.
struct PlotPlace {
  QRectF area;  ///< between the axes
  double x0 = 0, x1 = 1, y0 = 0, y1 = 1;
  QPointF at(double x, double y) const;
};

PlotPlace placeOf(const Plot& plot, const QRectF& box);
void paintPlot(QPainter& painter, const QRectF& box, const Plot& plot, const Theme& theme);

/// Round numbers from `low` to `high`, about `wanted` of them: steps of 1, 2 or 5 times a power of ten.
std::vector<double> roundTicks(double low, double high, int wanted);

}  // namespace lacuna::widgets
