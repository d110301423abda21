#include <QPainter>

#include "widgets/controls/controls.hpp"
#include "widgets/controls/painting.hpp"

namespace lacuna::widgets {
namespace {
constexpr int mark = 14, padding = 10, gap = 6, chip_height = 26;
}

Chip::Chip(const QString& text, const QString& icon_name, ThemeStore& themes, QWidget* parent)
    : QAbstractButton(parent), themes_(themes), icon_name_(icon_name) {
  setText(text);
  setCheckable(true);
  setFont(fonts::body());
  setFocusPolicy(Qt::TabFocus);
  setAttribute(Qt::WA_Hover);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void Chip::setSwatch(const QList<QColor>& gradient) {
  swatch_ = gradient;
  update();
}

QSize Chip::sizeHint() const {
  const int symbol = icon_name_.isEmpty() && swatch_.isEmpty() ? 0 : mark + gap;
  return {2 * padding + symbol + fontMetrics().horizontalAdvance(text()), chip_height};
}

void Chip::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  const QColor resting = underMouse() && isEnabled() ? theme.hover : theme.raised;
  const QColor edge = theme.dark || isChecked() ? QColor(Qt::transparent) : theme.line;
  drawBox(painter, rect(), height() / 2.0, isChecked() ? theme.accent_soft : resting, edge);
  const QRect symbol(padding, (height() - mark) / 2, mark, mark);
  int x = padding;
  if (!swatch_.isEmpty()) {
    QLinearGradient gradient(symbol.topLeft(), symbol.topRight());
    for (int i = 0; i < swatch_.size(); ++i)
      gradient.setColorAt(swatch_.size() > 1 ? i / (swatch_.size() - 1.0) : 0, swatch_[i]);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(gradient);
    painter.drawRoundedRect(symbol.adjusted(1, 1, -1, -1), 3, 3);
  } else {
    drawIcon(painter, icon_name_, isChecked() ? theme.accent : theme.text2, symbol, 16);
  }
  if (!swatch_.isEmpty() || !icon_name_.isEmpty()) x += mark + gap;
  painter.setFont(font());
  painter.setPen(!isEnabled() ? theme.ctl : isChecked() ? theme.text : theme.text2);
  painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::AlignLeft, text());
  if (hasFocus()) drawFocusRing(painter, rect(), height() / 2.0 - 1, theme);
}

}  // namespace lacuna::widgets
