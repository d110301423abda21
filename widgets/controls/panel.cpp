#include <QEvent>
#include <QPainter>
#include <QPainterPath>

#include "widgets/controls/controls.hpp"
#include "widgets/controls/painting.hpp"

namespace lacuna::widgets {
namespace {

constexpr int radius = 8, header_height = 36;

/// Paints what lies outside the round corner in the gutter's colour.
class Corner : public QWidget {
 public:
  Corner(bool left, ThemeStore& themes, QWidget* parent) : QWidget(parent), themes_(themes), left_(left) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFixedSize(radius, radius);
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainterPath outside, circle;
    outside.addRect(rect());
    circle.addEllipse(QPointF(left_ ? radius : 0, 0), radius, radius);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(outside.subtracted(circle), themes_.theme().gutter);
  }

 private:
  ThemeStore& themes_;
  bool left_;
};

}  // namespace

Panel::Panel(const QString& title, ThemeStore& themes, QWidget* parent) : QFrame(parent), themes_(themes) {
  setAccessibleName(title);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* bar = new QWidget(this);
  bar->setFixedHeight(header_height);
  auto* row = new QHBoxLayout(bar);
  row->setContentsMargins(12, 0, 8, 0);
  row->setSpacing(12);
  if (!title.isEmpty()) row->addWidget(new Label(title, fonts::title(), &Theme::text, themes, bar));
  header_ = new QHBoxLayout;
  header_->setSpacing(4);
  row->addLayout(header_, 1);
  column->addWidget(bar);
  column->addSpacing(1);  // the separator that paintEvent draws
  body_ = new QVBoxLayout;
  body_->setContentsMargins(0, 0, 0, 0);
  body_->setSpacing(0);
  column->addLayout(body_, 1);
  corners_ = {new Corner(true, themes, this), new Corner(false, themes, this)};
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void Panel::setProgress(double share) {
  if (share == progress_) return;
  progress_ = share;
  update(0, 0, width(), 3);
}

bool Panel::event(QEvent* event) {
  const bool handled = QFrame::event(event);
  if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show)
    placeCorners();
  return handled;
}

void Panel::placeCorners() {
  if (corners_.isEmpty()) return;
  corners_[0]->move(0, height() - radius);
  corners_[1]->move(width() - radius, height() - radius);
  for (QWidget* corner : corners_) corner->raise();
}

void Panel::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  drawBox(painter, rect(), radius, theme.panel, panelEdge(theme));
  painter.fillRect(0, header_height, width(), 1, theme.line);
  if (progress_ < 0) return;
  QPainterPath shape;
  shape.addRoundedRect(rect(), radius, radius);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setClipPath(shape);
  painter.fillRect(QRectF(0, 0, width(), 3), theme.line2);
  painter.fillRect(QRectF(0, 0, width() * qBound(0.0, progress_, 1.0), 3), theme.accent);
}

}  // namespace lacuna::widgets
