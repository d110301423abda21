#pragma once

#include <QGraphicsOpacityEffect>
#include <QWidget>

namespace lacuna::widgets {

/// A result that is of something older is shown at half strength, never taken away.
inline void dim(QWidget* widget, bool dimmed) {
  if (!dimmed) return widget->setGraphicsEffect(nullptr);
  if (widget->graphicsEffect() != nullptr) return;
  auto* effect = new QGraphicsOpacityEffect(widget);
  effect->setOpacity(0.5);
  widget->setGraphicsEffect(effect);
}

}  // namespace lacuna::widgets
