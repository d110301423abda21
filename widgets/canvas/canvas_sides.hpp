#pragma once

#include <QPainter>
#include <QRectF>
#include <optional>

#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// The line between two lenses and their names in the upper corners; logical pixels of the canvas.
struct SideMarks {
  QRectF sight;               ///< of the frame
  std::optional<double> line; ///< x
  QString left, right;        ///< where there is no line, the left one names all
};
void paintSides(QPainter& painter, const SideMarks& marks, const Theme& theme);

}  // namespace lacuna::widgets
