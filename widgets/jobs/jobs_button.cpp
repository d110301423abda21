#include <QPainter>
#include <algorithm>

#include "widgets/controls/painting.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/jobs/jobs_panel.hpp"

namespace lacuna::widgets {
namespace {
constexpr int after_ms = 300, bar_width = 60, padding = 8, button_height = 24, most_width = 360;
}

JobsButton::JobsButton(JobWatch& watch, ThemeStore& themes, QWidget* parent) : QAbstractButton(parent), watch_(watch), themes_(themes) {
  setFocusPolicy(Qt::TabFocus);
  setAttribute(Qt::WA_Hover);
  setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
  patience_.setSingleShot(true);
  patience_.setInterval(after_ms);
  connect(&patience_, &QTimer::timeout, this, [this] {
    running_shown_ = !watch_.history().running().empty();
    follow();
  });
  connect(&watch, &JobWatch::changed, this, &JobsButton::follow);
  connect(&watch, &JobWatch::moved, this, &JobsButton::follow);
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
  follow();
}

void JobsButton::follow() {
  const auto& running = watch_.history().running();
  if (running.empty()) {
    patience_.stop();
    running_shown_ = false;
  } else if (!running_shown_ && !patience_.isActive()) {
    patience_.start();
  }
  share_ = -1;
  QString text = tr("Jobs");
  if (running_shown_) {
    const auto& first = running.front().task;
    text = nameOf(first.kind, first.of);
    if (first.progress.total > 0) {
      share_ = std::clamp(first.progress.fraction(), 0.0, 1.0);
      text = tr("%1 %2").arg(text, words::percent(share_));
    }
    if (running.size() > 1) text = tr("%1 and %n more", nullptr, static_cast<int>(running.size()) - 1).arg(text);
  }
  if (text != this->text()) {
    setText(text);
    setAccessibleName(running_shown_ ? tr("Jobs: %1").arg(text) : text);
    updateGeometry();
  }
  update();
}

QSize JobsButton::sizeHint() const {
  const int wide = QFontMetrics(fonts::caption()).horizontalAdvance(text()) + 2 * padding + (running_shown_ ? bar_width + 8 : 0);
  return {std::min(most_width, wide), button_height};
}

void JobsButton::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  if (underMouse() || isDown()) drawBox(painter, rect(), 5, theme.hover);
  int left = padding;
  if (running_shown_) {
    const QRectF bar(left, this->height() / 2.0 - 2, bar_width, 4);
    drawBox(painter, bar, 2, theme.line2);
    if (share_ >= 0) drawBox(painter, QRectF(bar.left(), bar.top(), bar.width() * share_, bar.height()), 2, theme.accent);
    left += bar_width + 8;
  }
  painter.setFont(fonts::caption());
  painter.setPen(running_shown_ ? theme.text : theme.text2);
  const QRect place(left, 0, width() - left - padding, this->height());
  painter.drawText(place, Qt::AlignVCenter, painter.fontMetrics().elidedText(text(), Qt::ElideRight, place.width() + 2));
  if (hasFocus()) drawFocusRing(painter, rect(), 5, theme);
}

}  // namespace lacuna::widgets
