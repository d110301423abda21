#pragma once

#include "widgets/figures/plot.hpp"

namespace lacuna::widgets {

/// One point of a series with the painter's pen and brush. Marks of one radius, px, have about one area.
void paintMark(QPainter& painter, Series::Mark mark, const QPointF& middle, double radius);

}  // namespace lacuna::widgets
