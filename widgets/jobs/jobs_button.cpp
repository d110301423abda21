#include <QLayout>
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
  drawn_ = look();
  if (drawn_.text != text()) {
    setText(drawn_.text);
    setAccessibleName(drawn_.running ? tr("Jobs: %1").arg(drawn_.text) : drawn_.text);
    updateGeometry();
  }
  update();
}

JobsButton::Look JobsButton::look() const {
  std::vector<session::Task> tasks;
  for (const auto& running : watch_.history().running())
    if (left_out_.empty() || running.task.kind != session::TaskKind::Exporting || running.task.of != left_out_) tasks.push_back(running.task);
  if (!running_shown_ || tasks.empty()) return {tr("Jobs"), false, -1};
  const session::Task& first = tasks.front();
  Look look{nameOf(first.kind, first.of), true, -1};
  if (first.progress.total > 0) {
    look.share = std::clamp(first.progress.fraction(), 0.0, 1.0);
    look.text = tr("%1 %2").arg(look.text, words::percent(look.share));
  }
  if (tasks.size() > 1) look.text = tr("%1 and %n more", nullptr, static_cast<int>(tasks.size()) - 1).arg(look.text);
  return look;
}

void JobsButton::leaveOut(const std::string& path) {
  left_out_ = path;
  drawn_ = look();
  updateGeometry();
  if (QLayout* row = parentWidget() != nullptr ? parentWidget()->layout() : nullptr) row->activate();
  update();
}

QSize JobsButton::sizeHint() const {
  const int wide = QFontMetrics(fonts::caption()).horizontalAdvance(drawn_.text) + 2 * padding + (drawn_.running ? bar_width + 8 : 0);
  return {std::min(most_width, wide), button_height};
}

void JobsButton::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  if (underMouse() || isDown()) drawBox(painter, rect(), 5, theme.hover);
  int left = padding;
  if (drawn_.running) {
    const QRectF bar(left, this->height() / 2.0 - 2, bar_width, 4);
    drawBox(painter, bar, 2, theme.line2);
    if (drawn_.share >= 0) drawBox(painter, QRectF(bar.left(), bar.top(), bar.width() * drawn_.share, bar.height()), 2, theme.accent);
    left += bar_width + 8;
  }
  painter.setFont(fonts::caption());
  painter.setPen(drawn_.running ? theme.text : theme.text2);
  const QRect place(left, 0, width() - left - padding, this->height());
  painter.drawText(place, Qt::AlignVCenter, painter.fontMetrics().elidedText(drawn_.text, Qt::ElideRight, place.width() + 2));
  if (hasFocus()) drawFocusRing(painter, rect(), 5, theme);
}

}  // namespace lacuna::widgets
