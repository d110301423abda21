#include "widgets/start/start_parts.hpp"

#include <QPainter>
#include <QPainterPath>

#include "widgets/controls/painting.hpp"

namespace lacuna::widgets {
namespace {
constexpr int ring = 20, row_inset = 34;
}

StepRow::StepRow(int number, const QString& name, const QString& how, ThemeStore& themes, QWidget* parent)
    : QWidget(parent), themes_(themes), number_(number), name_(name) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(row_inset, 0, 0, 0);
  column->setSpacing(1);
  column->addWidget(new Label(name, fonts::value(), &Theme::text, themes, this));
  how_ = new Label(how, fonts::body(), &Theme::text3, themes, this);
  how_->setWordWrap(true);
  column->addWidget(how_);
  setDone(false);
}

void StepRow::setHow(const QString& how) { how_->setText(how); }

void StepRow::setDone(bool done) {
  done_ = done;
  setAccessibleName(done ? tr("%1, done").arg(name_) : tr("%1, to do").arg(name_));
  update();
}

void StepRow::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  const QRect circle(1, 1, ring, ring);
  drawBox(painter, circle, ring / 2.0, done_ ? theme.ok : QColor(Qt::transparent), done_ ? theme.ok : theme.ctl);
  if (done_) return drawIcon(painter, "check", theme.panel, circle, 14);
  painter.setFont(fonts::caption());
  painter.setPen(theme.text2);
  painter.drawText(circle, Qt::AlignCenter, QString::number(number_));
}

WayButton::WayButton(const QString& icon_name, const QString& name, const QString& line, ThemeStore& themes, QWidget* parent)
    : QAbstractButton(parent), themes_(themes), icon_name_(icon_name), line_(line) {
  setText(name);
  setAccessibleName(name);
  setAccessibleDescription(line);
  setToolTip(QStringLiteral("%1\n%2").arg(name, line));
  setFixedHeight(48);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setCursor(Qt::PointingHandCursor);
  setFocusPolicy(Qt::TabFocus);
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void WayButton::enterEvent(QEnterEvent*) { update(); }
void WayButton::leaveEvent(QEvent*) { update(); }

void WayButton::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  drawBox(painter, rect(), 6, isDown() ? theme.active : underMouse() && isEnabled() ? theme.hover : theme.raised);
  drawIcon(painter, icon_name_, isEnabled() ? theme.text2 : theme.ctl, QRect(12, (height() - 20) / 2, 20, 20), 20);
  const int left = 44, right = width() - 34;
  const QFontMetrics name_metrics(fonts::value()), line_metrics(fonts::caption());
  painter.setFont(fonts::value());
  painter.setPen(isEnabled() ? theme.text : theme.ctl);
  painter.drawText(QRect(left, 7, right - left, 17), Qt::AlignVCenter, name_metrics.elidedText(text(), Qt::ElideRight, right - left));
  painter.setFont(fonts::caption());
  painter.setPen(isEnabled() ? theme.text3 : theme.ctl);
  painter.drawText(QRect(left, 25, right - left, 15), Qt::AlignVCenter, line_metrics.elidedText(line_, Qt::ElideRight, right - left));
  drawIcon(painter, "right", theme.text3, QRect(width() - 28, (height() - 14) / 2, 14, 14), 14);
  if (hasFocus()) drawFocusRing(painter, QRectF(rect()).adjusted(1, 1, -1, -1), 6, theme);
}

ScenePictureButton::ScenePictureButton(const QString& name, const QString& help, ThemeStore& themes, QWidget* parent)
    : QAbstractButton(parent), themes_(themes) {
  setText(name);
  setAccessibleName(name);
  setAccessibleDescription(help);
  setToolTip(QStringLiteral("%1\n%2").arg(name, help));
  setCheckable(true);
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  setCursor(Qt::PointingHandCursor);
  setFocusPolicy(Qt::TabFocus);
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void ScenePictureButton::setPicture(const QImage& picture) {
  picture_ = picture;
  update();
}

void ScenePictureButton::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
  const QRectF box(1, 1, width() - 2, width() - 2);
  QPainterPath path;
  path.addRoundedRect(box, 4, 4);
  painter.fillPath(path, theme.raised);
  if (!picture_.isNull()) {
    painter.save();
    painter.setClipPath(path);
    painter.drawImage(box, picture_);
    painter.restore();
  }
  if (isChecked()) {
    painter.setPen(QPen(theme.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box, 4, 4);
  }
  painter.setFont(fonts::caption());
  painter.setPen(isChecked() || underMouse() ? theme.text : theme.text2);
  const QRect line(0, width() + 3, width(), 16);
  painter.drawText(line, Qt::AlignVCenter, painter.fontMetrics().elidedText(text(), Qt::ElideRight, line.width()));
  if (hasFocus()) drawFocusRing(painter, QRectF(rect()), 5, theme);
}

}  // namespace lacuna::widgets
