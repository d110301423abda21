#include "widgets/teach/large_type.hpp"

#include <QEvent>
#include <QPainter>
#include <cmath>

#include "widgets/controls/painting.hpp"

namespace lacuna::widgets {
namespace large {
namespace {

QFont sized(QFont font, double size_px, QFont::Weight weight) {
  font.setPixelSize(static_cast<int>(std::lround(size_px)));
  font.setWeight(weight);
  return font;
}

}  // namespace

QFont heading() { return sized(fonts::state(), 31, QFont::DemiBold); }
QFont title() { return sized(fonts::state(), 22, QFont::DemiBold); }
QFont body() { return sized(fonts::body(), 19.5, QFont::Normal); }
QFont strong() { return sized(fonts::body(), 19.5, QFont::DemiBold); }
QFont label() { return sized(fonts::body(), 17, QFont::Normal); }
QFont labelStrong() { return sized(fonts::body(), 17, QFont::DemiBold); }
QFont number() { return sized(fonts::number(), 17, QFont::Normal); }
QFont small() { return sized(fonts::body(), 15, QFont::Normal); }
QFont keys() { return sized(fonts::number(), 15, QFont::Normal); }

}  // namespace large

namespace {
constexpr int pad = 20, icon_side = 20, between = 10, radius = 10;
}

LargeButton::LargeButton(const QString& text, const QString& icon_name, Kind kind, ThemeStore& themes, QWidget* parent)
    : QAbstractButton(parent), themes_(themes), icon_name_(icon_name), kind_(kind) {
  setText(text);
  setAccessibleName(text);
  setFont(kind == Kind::Primary ? large::strong() : large::body());
  setFocusPolicy(Qt::TabFocus);
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void LargeButton::setKey(const QString& key) {
  key_ = key;
  updateGeometry();
  update();
}

QSize LargeButton::sizeHint() const {
  int width = 2 * pad + fontMetrics().horizontalAdvance(text());
  if (!icon_name_.isEmpty()) width += icon_side + (text().isEmpty() ? 0 : between);
  if (!key_.isEmpty()) width += between + QFontMetrics(large::keys()).horizontalAdvance(key_) + 14;
  return {width, large::target};
}

void LargeButton::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const bool over = underMouse() && isEnabled();
  QColor fill = kind_ == Kind::Primary ? theme.accent_fill : kind_ == Kind::Outlined ? QColor(Qt::transparent) : theme.hover;
  if (over) fill = kind_ == Kind::Primary ? theme.accent_fill.lighter(112) : theme.active;
  if (!isEnabled()) fill = theme.raised;
  drawBox(painter, rect(), radius, fill, kind_ == Kind::Outlined ? theme.line2 : QColor(Qt::transparent));
  const QColor ink = !isEnabled() ? theme.ctl : kind_ == Kind::Primary ? theme.on_accent : theme.text;
  QRect rest = rect().adjusted(pad, 0, -pad, 0);
  if (!icon_name_.isEmpty()) {
    const QRect box(icon_after_ ? rest.right() - icon_side + 1 : rest.left(), 0, icon_side, height());
    drawIcon(painter, icon_name_, ink, box, icon_side);
    icon_after_ ? rest.setRight(box.left() - between) : rest.setLeft(box.right() + between);
  }
  if (!key_.isEmpty()) {
    painter.setFont(large::keys());
    const int wide = painter.fontMetrics().horizontalAdvance(key_) + 14;
    const QRectF box(rest.right() - wide + 1, (height() - 24) / 2.0, wide, 24);
    drawBox(painter, box, 5, Qt::transparent, theme.ctl);
    painter.setPen(theme.text2);
    painter.drawText(box, Qt::AlignCenter, key_);
    rest.setRight(static_cast<int>(box.left()) - between);
  }
  painter.setFont(font());
  painter.setPen(ink);
  painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft, text());
  if (hasFocus()) drawFocusRing(painter, rect(), radius, theme);
}

bool LargeButton::event(QEvent* event) {
  if (event->type() == QEvent::Enter || event->type() == QEvent::Leave || event->type() == QEvent::EnabledChange) update();
  return QAbstractButton::event(event);
}

LargeTool::LargeTool(const QString& icon_name, const QString& name, const QString& tip, ThemeStore& themes, QWidget* parent)
    : QAbstractButton(parent), themes_(themes), icon_name_(icon_name) {
  setCheckable(true);
  setAccessibleName(name);
  setToolTip(tip);
  setFocusPolicy(Qt::TabFocus);
  setFixedSize(large::target, large::target);
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void LargeTool::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  if (isChecked()) drawBox(painter, rect(), 8, theme.accent_soft);
  else if (underMouse()) drawBox(painter, rect(), 8, theme.hover);
  drawIcon(painter, icon_name_, isChecked() ? theme.accent : theme.text2, rect(), 22);
  if (hasFocus()) drawFocusRing(painter, rect(), 8, theme);
}

bool LargeTool::event(QEvent* event) {
  if (event->type() == QEvent::Enter || event->type() == QEvent::Leave) update();
  return QAbstractButton::event(event);
}

LargePanel::LargePanel(ThemeStore& themes, QWidget* parent, QColor Theme::*role) : QFrame(parent), themes_(themes), role_(role) {
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void LargePanel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Theme& theme = themes_.theme();
  drawBox(painter, rect(), large::radius, theme.*role_, panelEdge(theme));
}

}  // namespace lacuna::widgets
