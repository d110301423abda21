#include <QPainter>

#include "widgets/controls/controls.hpp"
#include "widgets/controls/painting.hpp"
#include "widgets/theme/inks.hpp"

namespace lacuna::widgets {

Switch::Switch(ThemeStore& themes, QWidget* parent) : QAbstractButton(parent), themes_(themes) {
  setCheckable(true);
  setFocusPolicy(Qt::TabFocus);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void Switch::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  const QRectF track((width() - 28) / 2.0, (height() - 16) / 2.0, 28, 16);
  const QColor off = isEnabled() ? theme.ctl : theme.line2;
  drawBox(painter, track, 8, isChecked() && isEnabled() ? theme.accent_fill : off);
  const double x = isChecked() ? track.right() - 14 : track.left() + 2;
  drawBox(painter, QRectF(x, track.top() + 2, 12, 12), 6, inks::switchKnob());
  if (hasFocus()) drawFocusRing(painter, rect(), 11, theme);
}

}  // namespace lacuna::widgets
