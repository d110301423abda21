#include "widgets/inspector/spot_over_time.hpp"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "widgets/controls/painting.hpp"

namespace lacuna::widgets {
namespace {
constexpr int foot_height = 18;
}

StepBars::StepBars(int height, ThemeStore& themes, QWidget* parent) : QWidget(parent), themes_(themes) {
  setFixedHeight(height + foot_height);
  setFocusPolicy(Qt::TabFocus);
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void StepBars::setBars(std::vector<Bar> bars) {
  bars_ = std::move(bars);
  update();
}

void StepBars::setFoot(const QString& words) {
  foot_ = words;
  update();
}

void StepBars::setCurrent(int step, int playhead) {
  current_ = step;
  playhead_ = playhead;
  if (step >= 0 && step < static_cast<int>(bars_.size())) {
    setAccessibleDescription(tr("Step %1: %2").arg(step + 1).arg(bars_[static_cast<std::size_t>(step)].tip));
  }
  update();
}

QRectF StepBars::barArea() const { return QRectF(1, 3, width() - 2, height() - foot_height - 4); }

int StepBars::stepAt(double x) const {
  const int steps = static_cast<int>(bars_.size());
  const QRectF area = barArea();
  return std::clamp(static_cast<int>((x - area.left()) / area.width() * steps), 0, std::max(0, steps - 1));
}

bool StepBars::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Left || key == Qt::Key_Right) event->accept();
  }
  if (event->type() == QEvent::ToolTip && !bars_.empty()) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const int step = stepAt(help->pos().x());
    QToolTip::showText(help->globalPos(), tr("Step %1: %2").arg(step + 1).arg(bars_[static_cast<std::size_t>(step)].tip),
                       this);
    return true;
  }
  return QWidget::event(event);
}

void StepBars::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && !bars_.empty()) Q_EMIT chosen(stepAt(event->position().x()));
}

void StepBars::keyPressEvent(QKeyEvent* event) {
  const int last = static_cast<int>(bars_.size()) - 1;
  if (event->key() == Qt::Key_Left && current_ > 0) {
    Q_EMIT chosen(current_ - 1);
  } else if (event->key() == Qt::Key_Right && current_ < last) {
    Q_EMIT chosen(current_ + 1);
  } else {
    QWidget::keyPressEvent(event);
  }
}

void StepBars::paintEvent(QPaintEvent*) {
  if (bars_.empty()) return;
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF area = barArea();
  const double step = area.width() / static_cast<double>(bars_.size());
  const double gap = step > 6 ? 2 : 1;
  for (std::size_t i = 0; i < bars_.size(); ++i) {
    const Bar& bar = bars_[i];
    const double height = bar.height ? std::max(3.0, area.height() * std::clamp(*bar.height, 0.0, 1.0)) : 3.0;
    painter.setPen(Qt::NoPen);
    painter.setBrush(bar.height ? bar.color : theme.line2);
    const double x = area.left() + static_cast<double>(i) * step;
    painter.drawRoundedRect(QRectF(x + gap / 2, area.bottom() - height, step - gap, height), 1.5, 1.5);
    if (static_cast<int>(i) == playhead_) {
      painter.fillRect(QRectF(x + step / 2 - 0.5, area.top(), 1, area.height()), theme.select);
    }
    if (static_cast<int>(i) != current_) continue;
    painter.setPen(QPen(theme.select, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(x, area.top(), step, area.height()), 2.5, 2.5);
  }
  const QRectF foot(0, height() - foot_height + 2, width(), foot_height - 2);
  painter.setPen(theme.text3);
  painter.setFont(fonts::axis());
  painter.drawText(foot, Qt::AlignLeft | Qt::AlignVCenter, tr("step 1"));
  painter.drawText(foot, Qt::AlignRight | Qt::AlignVCenter, QString::number(bars_.size()));
  painter.setFont(fonts::caption());
  painter.drawText(foot, Qt::AlignCenter, foot_);
  if (hasFocus()) drawFocusRing(painter, rect(), 4, theme);
}

}  // namespace lacuna::widgets
