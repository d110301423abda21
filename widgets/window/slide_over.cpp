#include "widgets/window/slide_over.hpp"

#include <QStyle>
#include <QVBoxLayout>

#include "widgets/controls/painting.hpp"

namespace lacuna::widgets {
namespace {
constexpr int slide_ms = 120, radius = 8, outside = 6;  // px to the edge of the window
}

SlideOver::SlideOver(ThemeStore& themes, QWidget* around) : QWidget(around), themes_(themes), motion_(this, "pos") {
  new QVBoxLayout(this);
  motion_.setEasingCurve(QEasingCurve::OutCubic);
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
  hide();
}

void SlideOver::take(QWidget* panel) { layout()->addWidget(panel); }

void SlideOver::setPlace(const QRect& panel, bool from_left) {
  const QMargins around(from_left ? outside : shadow_reach, 0, from_left ? shadow_reach : outside, 0);
  const QRect place = panel.marginsAdded(around);
  if (place == place_ && from_left == from_left_) return;
  place_ = place;
  from_left_ = from_left;
  layout()->setContentsMargins(around);
  motion_.stop();
  setGeometry(place_);
}

void SlideOver::setOpen(bool open) {
  if (open != isHidden()) return;
  motion_.stop();
  setVisible(open);
  if (!open) return;
  raise();
  if (style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) <= 0) return move(place_.topLeft());
  motion_.setDuration(slide_ms);
  motion_.setStartValue(place_.topLeft() + QPoint(from_left_ ? -place_.width() : place_.width(), 0));
  motion_.setEndValue(place_.topLeft());
  motion_.start();
}

void SlideOver::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  const QRect panel = rect().marginsRemoved(layout()->contentsMargins());
  QPainter painter(this);
  drawShadow(painter, panel, radius, theme);
  drawBox(painter, panel.adjusted(-1, 0, 1, 0), radius, theme.line2);  // what is seen of it is the edge
}

}  // namespace lacuna::widgets
