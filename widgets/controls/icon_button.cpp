#include <QPainter>

#include "widgets/controls/controls.hpp"
#include "widgets/controls/painting.hpp"

namespace lacuna::widgets {

IconButton::IconButton(const QString& icon_name, const QString& tip, ThemeStore& themes, QWidget* parent)
    : QToolButton(parent), themes_(themes), icon_name_(icon_name) {
  setFixedSize(26, 26);
  setToolTip(tip);
  setAccessibleName(tip.section(QChar('\n'), 0, 0));
  setFocusPolicy(Qt::TabFocus);
  setCursor(Qt::ArrowCursor);
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void IconButton::setIconName(const QString& icon_name) {
  if (icon_name == icon_name_) return;
  icon_name_ = icon_name;
  update();
}

void IconButton::setStrong(bool strong) {
  strong_ = strong;
  update();
}

void IconButton::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  QColor fill = Qt::transparent;
  QColor ink = theme.text2;
  if (!isEnabled()) {
    ink = theme.ctl;
  } else if (isChecked()) {
    fill = strong_ ? theme.accent_fill : theme.accent_soft;
    ink = strong_ ? theme.on_accent : theme.accent;
  } else if (isDown()) {
    fill = theme.active;
  } else if (underMouse()) {
    fill = theme.hover;
    ink = theme.text;
  }
  if (fill.alpha() > 0) drawBox(painter, rect(), 6, fill);
  drawIcon(painter, icon_name_, ink, rect(), width() >= 32 ? 20 : 18);
  if (hasFocus()) drawFocusRing(painter, rect(), 5, theme);
}

}  // namespace lacuna::widgets
