#pragma once

#include <QPainter>
#include <cmath>

namespace lacuna::widgets {

/// Pixels that a logical pixel becomes where `painter` paints: the screen's, or those of a picture or page at print size.
inline double paintedRatio(const QPainter& painter) { return std::sqrt(std::abs(painter.deviceTransform().determinant())); }

}  // namespace lacuna::widgets
