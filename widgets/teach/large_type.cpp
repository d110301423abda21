#include "widgets/teach/large_type.hpp"

#include <QEvent>
#include <QPainter>
#include <QLayout>
#include <QVariant>
#include <algorithm>
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

constexpr const char* scale_key = "largeScale";
constexpr double usual_width = 1600, usual_height = 1000, most_scale = 3;

/// What an object was built with, noted when it is asked for first.
QVariant usual(QObject& object, const char* key, const QVariant& now) {
  if (!object.property(key).isValid()) object.setProperty(key, now);
  return object.property(key);
}

int scaled(int px, double scale) { return static_cast<int>(std::lround(px * scale)); }

void scaleLayout(QLayout& layout, double scale) {
  const QMargins now = layout.contentsMargins();
  const QRect kept = usual(layout, "usualMargins", QRect(now.left(), now.top(), now.right(), now.bottom())).toRect();
  layout.setContentsMargins(scaled(kept.x(), scale), scaled(kept.y(), scale), scaled(kept.width(), scale), scaled(kept.height(), scale));
  const int spacing = usual(layout, "usualSpacing", layout.spacing()).toInt();
  if (spacing > 0 && qobject_cast<QGridLayout*>(&layout) == nullptr) layout.setSpacing(scaled(spacing, scale));
}

void scaleWidget(QWidget& widget, double scale) {
  if (auto* label = qobject_cast<QLabel*>(&widget)) {
    QFont font = label->font();
    font.setPixelSize(scaled(usual(widget, "usualType", font.pixelSize()).toInt(), scale));
    label->setFont(font);
  }
  const QSize least = usual(widget, "usualLeast", widget.minimumSize()).toSize(), most = usual(widget, "usualMost", widget.maximumSize()).toSize();
  const auto grown = [scale](int px) { return px < QWIDGETSIZE_MAX ? scaled(px, scale) : px; };
  widget.setMinimumSize(least * scale);
  widget.setMaximumSize(grown(most.width()), grown(most.height()));
  for (QLayout* layout : widget.findChildren<QLayout*>(QString(), Qt::FindDirectChildrenOnly)) {
    scaleLayout(*layout, scale);
    for (QLayout* inner : layout->findChildren<QLayout*>()) scaleLayout(*inner, scale);
  }
  widget.updateGeometry();
}

/// Views of the program's own type, such as the canvas, are left as they are.
void scaleUnder(QWidget& parent, double scale) {
  for (QWidget* child : parent.findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
    if (child->property("ownType").toBool() || child->isWindow()) continue;
    scaleWidget(*child, scale);
    scaleUnder(*child, scale);
  }
}

}  // namespace

double scaleFor(const QSize& stage) { return std::clamp(std::min(stage.width() / usual_width, stage.height() / usual_height), 1.0, most_scale); }

double scaleOf(const QWidget& widget) {
  for (const QWidget* at = &widget; at != nullptr; at = at->parentWidget())
    if (const QVariant scale = at->property(scale_key); scale.isValid()) return scale.toDouble();
  return 1;
}

void setScale(QWidget& stage, double scale) {
  stage.setProperty(scale_key, scale);
  scaleUnder(stage, scale);
}

QRect begin(QPainter& painter, const QWidget& widget) {
  const double scale = scaleOf(widget);
  painter.scale(scale, scale);
  return {0, 0, static_cast<int>(std::lround(widget.width() / scale)), static_cast<int>(std::lround(widget.height() / scale))};
}

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
  const QFontMetrics metrics(font());
  int width = 2 * pad + metrics.horizontalAdvance(text());
  if (!icon_name_.isEmpty()) width += icon_side + (text().isEmpty() ? 0 : between);
  if (!key_.isEmpty()) width += between + QFontMetrics(large::keys()).horizontalAdvance(key_) + 14;
  return QSize(width, large::target) * large::scaleOf(*this);
}

void LargeButton::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  const QRect all = large::begin(painter, *this);
  painter.setRenderHint(QPainter::Antialiasing);
  const bool over = underMouse() && isEnabled();
  QColor fill = kind_ == Kind::Primary ? theme.accent_fill : kind_ == Kind::Outlined ? QColor(Qt::transparent) : theme.hover;
  if (over) fill = kind_ == Kind::Primary ? theme.accent_fill.lighter(112) : theme.active;
  if (!isEnabled()) fill = theme.raised;
  drawBox(painter, all, radius, fill, kind_ == Kind::Outlined ? theme.line2 : QColor(Qt::transparent));
  const QColor ink = !isEnabled() ? theme.ctl : kind_ == Kind::Primary ? theme.on_accent : theme.text;
  QRect rest = all.adjusted(pad, 0, -pad, 0);
  if (!icon_name_.isEmpty()) {
    const QRect box(icon_after_ ? rest.right() - icon_side + 1 : rest.left(), 0, icon_side, all.height());
    drawIcon(painter, icon_name_, ink, box, icon_side);
    icon_after_ ? rest.setRight(box.left() - between) : rest.setLeft(box.right() + between);
  }
  if (!key_.isEmpty()) {
    painter.setFont(large::keys());
    const int wide = painter.fontMetrics().horizontalAdvance(key_) + 14;
    const QRectF box(rest.right() - wide + 1, (all.height() - 24) / 2.0, wide, 24);
    drawBox(painter, box, 5, Qt::transparent, theme.ctl);
    painter.setPen(theme.text2);
    painter.drawText(box, Qt::AlignCenter, key_);
    rest.setRight(static_cast<int>(box.left()) - between);
  }
  painter.setFont(font());
  painter.setPen(ink);
  painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft, text());
  if (hasFocus()) drawFocusRing(painter, all, radius, theme);
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
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void LargeTool::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  const QRect all = large::begin(painter, *this);
  painter.setRenderHint(QPainter::Antialiasing);
  if (isChecked()) drawBox(painter, all, 8, theme.accent_soft);
  else if (underMouse()) drawBox(painter, all, 8, theme.hover);
  drawIcon(painter, icon_name_, isChecked() ? theme.accent : theme.text2, all, 22);
  if (hasFocus()) drawFocusRing(painter, all, 8, theme);
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
