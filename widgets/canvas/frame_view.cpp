#include "widgets/canvas/frame_view.hpp"

#include <algorithm>

namespace lacuna::widgets {
namespace {
constexpr double min_zoom = 0.5;
constexpr double max_zoom = 64.0;
}  // namespace

void FrameView::setFrameSize(QSizeF pixels) {
  if (pixels.isEmpty() || pixels == frame_) return;
  frame_ = pixels;
  fit();
}

void FrameView::setWidgetSize(QSizeF size) { widget_ = size.expandedTo({1, 1}); }

double FrameView::fitScale() const { return std::min(widget_.width() / frame_.width(), widget_.height() / frame_.height()); }

double FrameView::scale() const { return fitScale() * zoom_; }

QRectF FrameView::frameRect() const {
  const QSizeF size = frame_ * scale();
  return {widget_.width() / 2 - centre_.x * size.width(), widget_.height() / 2 - centre_.y * size.height(), size.width(),
          size.height()};
}

QPointF FrameView::posInWidget(mask::PointInFrame point) const {
  const QRectF rect = frameRect();
  return {rect.x() + point.x * rect.width(), rect.y() + point.y * rect.height()};
}

mask::PointInFrame FrameView::posInFrame(QPointF pos_in_widget) const {
  const QRectF rect = frameRect();
  return {(pos_in_widget.x() - rect.x()) / rect.width(), (pos_in_widget.y() - rect.y()) / rect.height()};
}

void FrameView::fit() {
  zoom_ = 1.0;
  centre_ = {0.5, 0.5};
}

void FrameView::zoomAt(QPointF pos_in_widget, double factor) {
  const mask::PointInFrame before = posInFrame(pos_in_widget);
  zoom_ = std::clamp(zoom_ * factor, min_zoom, max_zoom);
  const mask::PointInFrame after = posInFrame(pos_in_widget);
  centre_.x += before.x - after.x;
  centre_.y += before.y - after.y;
  keepInSight();
}

void FrameView::pan(QPointF by) {
  const QRectF rect = frameRect();
  centre_.x -= by.x() / rect.width();
  centre_.y -= by.y() / rect.height();
  keepInSight();
}

void FrameView::keepInSight() {
  centre_.x = std::clamp(centre_.x, 0.0, 1.0);
  centre_.y = std::clamp(centre_.y, 0.0, 1.0);
}

}  // namespace lacuna::widgets
