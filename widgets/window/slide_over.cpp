#include "widgets/window/slide_over.hpp"

#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

namespace lacuna::widgets {
namespace {
constexpr int slide_ms = 120, edge = 6;
}

SlideOver::SlideOver(ThemeStore& themes, QWidget* around) : QWidget(around), themes_(themes), motion_(this, "pos") {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(edge, 0, edge, 0);  // parts it from the view beneath as the gutter parts panels
  motion_.setEasingCurve(QEasingCurve::OutCubic);
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
  hide();
}

void SlideOver::take(QWidget* panel) { layout()->addWidget(panel); }

void SlideOver::setPlace(const QRect& place, bool from_left) {
  if (place == place_ && from_left == from_left_) return;
  place_ = place;
  from_left_ = from_left;
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

void SlideOver::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), themes_.theme().gutter); }

}  // namespace lacuna::widgets
