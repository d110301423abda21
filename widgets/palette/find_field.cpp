#include "widgets/palette/find_field.hpp"

#include <QAction>
#include <QPainter>

#include "widgets/controls/key_cap.hpp"
#include "widgets/controls/painting.hpp"

namespace lacuna::widgets {

FindField::FindField(ThemeStore& themes, QWidget* parent) : QAbstractButton(parent), themes_(themes) {
  setText(tr("Find an action"));
  setAccessibleName(text());
  setFocusPolicy(Qt::TabFocus);
  setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
  setAttribute(Qt::WA_Hover);
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void FindField::bind(QAction& action) {
  const auto follow = [this, &action] {
    keys_ = action.shortcut().toString(QKeySequence::NativeText);
    setToolTip(action.toolTip());
    update();
  };
  connect(&action, &QAction::changed, this, follow);
  connect(this, &QAbstractButton::clicked, &action, &QAction::trigger);
  follow();
}

void FindField::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  drawBox(painter, rect(), 6, underMouse() ? theme.hover : theme.raised, theme.line2);
  drawIcon(painter, "search", theme.text2, QRect(8, 0, 18, height()), 16);
  int right = width() - 7;
  const int keys_width = keys_.isEmpty() ? 0 : QFontMetrics(fonts::axis()).horizontalAdvance(onKey(keys_)) + 18;
  painter.setFont(fonts::body());
  const int text_width = painter.fontMetrics().horizontalAdvance(text());
  if (!keys_.isEmpty() && 32 + text_width + keys_width <= width()) right = drawKeys(painter, keys_, right, height() / 2, theme) - 6;
  painter.setFont(fonts::body());
  painter.setPen(theme.text3);
  if (right - 32 >= text_width) painter.drawText(QRect(32, 0, right - 32, height()), Qt::AlignVCenter, text());
  if (hasFocus()) drawFocusRing(painter, rect(), 6, theme);
}

}  // namespace lacuna::widgets
