#pragma once

#include <QColor>

namespace lacuna::widgets {

/// The colour at this opacity, 0..1.
inline QColor faded(QColor color, double opacity) {
  color.setAlphaF(static_cast<float>(opacity));
  return color;
}

}  // namespace lacuna::widgets
