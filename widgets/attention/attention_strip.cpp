#include "widgets/attention/attention_strip.hpp"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "widgets/attention/attention_map.hpp"
#include "widgets/controls/painting.hpp"
#include "widgets/controls/words.hpp"
#include "widgets/theme/inks.hpp"

namespace lacuna::widgets {
namespace {
constexpr int most_columns = 16, frame_side = 96;
constexpr double gap = 6, bar_room = 16, bar_height = 4, number_width = 18, largest_side = 64, least_side = 44;
}

AttentionStrip::AttentionStrip(ThemeStore& themes, QWidget* parent) : QWidget(parent), themes_(themes) {
  setFocusPolicy(Qt::TabFocus);
  setAccessibleName(tr("Where in time it reads"));
  setProperty("ownsArrows", true);
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

int AttentionStrip::columnsIn(double width, bool stacked) const {
  if (!stacked) return std::clamp(steps(), 1, most_columns);
  const int fit = std::clamp(static_cast<int>((width - 4 + gap) / (least_side + gap)), 1, std::min(steps(), most_columns));
  const int rows = (steps() + fit - 1) / fit;
  return (steps() + rows - 1) / rows;  // rows of one length
}

QRectF AttentionStrip::place(int step) const {
  const int columns = columnsIn(width(), stacked_);
  const double wide = std::min((width() - 4 + gap) / static_cast<double>(columns), largest_side + gap);
  return {2 + step % columns * wide, 2 + step / columns * (wide - gap + bar_room + gap), wide - gap, wide - gap};
}

int AttentionStrip::heightFor(int columns, double width) const {
  const int rows = (steps() + columns - 1) / columns;
  const double side = std::min((width - 4 + gap) / static_cast<double>(columns), largest_side + gap) - gap;
  return static_cast<int>(rows * (side + bar_room + gap)) + 4;
}

int AttentionStrip::heightForWidth(int width) const { return heightFor(columnsIn(width, stacked_), width); }

void AttentionStrip::setStacked(bool stacked) {
  if (stacked == stacked_) return;
  stacked_ = stacked;
  updateGeometry();
  update();
}

void AttentionStrip::setMap(const AttentionMaps& maps, int block, int head) {
  maps_ = maps;
  block_ = block;
  head_ = head;
  const auto& window = maps.request().window;
  if (!maps.empty() && window != window_.lock()) {
    frames_.clear();
    const int a_step = static_cast<int>(window->frames.size()) / maps.grid().steps;
    for (int step = 0; step < maps.grid().steps; ++step) frames_.push_back(cropPicture(*window, step * a_step, frame_side));
    window_ = window;
  }
  shares_ = maps.empty() ? std::vector<double>() : maps.sharesOfSteps(block, head);
  updateGeometry();
  update();
}

void AttentionStrip::setStep(int step) {
  step_ = step;
  update();
}

void AttentionStrip::setDimmed(bool dimmed) {
  dimmed_ = dimmed;
  update();
}

void AttentionStrip::paintEvent(QPaintEvent*) {
  if (maps_.empty()) return;
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(fonts::axis());
  const float largest = maps_.largest(block_, head_);
  const double most = std::max(1e-9, *std::ranges::max_element(shares_));
  for (int step = 0; step < maps_.grid().steps; ++step) {
    const QRectF at = place(step);
    painter.save();
    painter.setOpacity(dimmed_ ? 0.5 : 1);
    QPainterPath shape;
    shape.addRoundedRect(at, 3, 3);
    painter.setClipPath(shape);
    painter.drawImage(at, frames_[static_cast<std::size_t>(step)]);
    painter.fillRect(at, inks::shade(0.35));
    painter.setOpacity(painter.opacity() * 0.9);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);  // in figures too: between tokens nothing was measured
    painter.drawImage(at, attentionImage(maps_, block_, head_, step, largest, MapGround::Frame, theme));
    painter.restore();
    painter.setPen(step == step_ ? theme.text : theme.text3);
    painter.drawText(QRectF(at.left(), at.bottom() + 1, number_width, bar_room - 1), Qt::AlignLeft | Qt::AlignVCenter, QString::number(step + 1));
    const QRectF bar(at.left() + number_width, at.bottom() + bar_room / 2 - bar_height / 2, std::max(0.0, at.width() - number_width), bar_height);
    drawBox(painter, bar, 2, theme.line2);
    drawBox(painter, QRectF(bar.topLeft(), QSizeF(bar.width() * shares_[static_cast<std::size_t>(step)] / most, bar_height)), 2, theme.frostAt(0.6));
    if (step != step_) continue;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.select, 2));
    painter.drawRoundedRect(at.adjusted(-1, -1, 1, 1), 4, 4);
  }
  if (hasFocus()) drawFocusRing(painter, rect(), 6, theme);
}

void AttentionStrip::mousePressEvent(QMouseEvent* event) {
  for (int step = 0; !maps_.empty() && step < maps_.grid().steps; ++step)
    if (place(step).adjusted(0, 0, gap, bar_room).contains(event->position())) return Q_EMIT chosen(step);
}

void AttentionStrip::keyPressEvent(QKeyEvent* event) {
  const int by = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
  if (by == 0 || maps_.empty()) return QWidget::keyPressEvent(event);
  Q_EMIT chosen(std::clamp(step_ + by, 0, maps_.grid().steps - 1));
}

}  // namespace lacuna::widgets
