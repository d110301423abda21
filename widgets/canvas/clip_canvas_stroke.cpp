#include <algorithm>
#include <cmath>

#include "core/mask/layers.hpp"
#include "widgets/canvas/clip_canvas.hpp"

// A stroke or shape that is being drawn, from its press to the layer it becomes.
namespace lacuna::widgets {
namespace {
constexpr double drag_begins_px = 4;
constexpr double loop_spacing_px = 2;  // between the points of a lasso
}  // namespace

bool ClipCanvas::paints() const {
  const bool tool = view_.tool != Tool::Pick && view_.tool != Tool::Pan && view_.tool != Tool::Move;
  return tool && session_.placement() && session_.mask().grid() == session_.placement()->grid;
}

mask::Operation ClipCanvas::operationOf(Qt::MouseButton button) const {
  const bool hides = (view_.tool == Tool::Eraser) == (button == Qt::RightButton);
  return hides ? mask::Operation::Hide : mask::Operation::Reveal;
}

QString ClipCanvas::strokeName(mask::Operation operation) const {
  switch (view_.tool) {
    case Tool::Rectangle:
      return QStringLiteral("Rectangle");
    case Tool::Ellipse:
      return QStringLiteral("Ellipse");
    case Tool::Lasso:
      return QStringLiteral("Lasso");
    case Tool::Polygon:
      return QStringLiteral("Polygon");
    case Tool::Follow:
      return QStringLiteral("Object");
    default:
      return operation == mask::Operation::Hide ? QStringLiteral("Brush") : QStringLiteral("Eraser");
  }
}

/// "Brush stroke", "Rectangle": what undo says.
QString ClipCanvas::strokeLabel(const mask::MaskShape& shape) const {
  const QString word = strokeName(shape.operation);
  return paintsLines() ? QStringLiteral("%1 stroke").arg(word) : word;
}

StrokeBuilder ClipCanvas::newStroke(ShapeId id, QPointF pos_in_widget, Qt::MouseButton button,
                                    std::optional<double> pressure) const {
  using Kind = StrokeBuilder::Kind;
  const mask::GridPlacement& placement = *session_.placement();
  StrokeBuilder::Settings settings;
  settings.kind = view_.tool == Tool::Rectangle                                   ? Kind::Box
                  : view_.tool == Tool::Ellipse || view_.tool == Tool::Follow   ? Kind::Round
                  : view_.tool == Tool::Lasso || view_.tool == Tool::Polygon ? Kind::Loop
                                                                                    : Kind::Line;
  settings.operation = operationOf(button);
  settings.radius = brushRadius(view_.brush_cells, placement);
  settings.tip = view_.brush_tip;
  settings.extent = strokeExtent(view_.stroke_steps, view_.around_steps, session_.playheadStep(), placement);
  settings.frame_aspect = placement.frame_aspect;
  if (settings.kind == Kind::Loop) settings.radius = loop_spacing_px / (0.1 * frame_view_.frameRect().height());
  return StrokeBuilder(id, mask::freeName(strokeName(settings.operation).toStdString(), session_.document().shapes), settings, posInFrame(pos_in_widget), pressure);
}

void ClipCanvas::beginStroke(QPointF pos_in_widget, Qt::MouseButton button, std::optional<double> pressure) {
  if (!paints()) return;
  const ShapeId id = session_.newShapeId();
  auto builder = newStroke(id, pos_in_widget, button, pressure);
  const bool by_clicks = view_.tool == Tool::Polygon;
  stroke_.emplace(ActiveStroke{id, std::move(builder), button, operationOf(button), pos_in_widget,
                               button == Qt::LeftButton || by_clicks, by_clicks, view_.tool});
  if (stroke_->shown) preview_timer_.start();
  session_.hover(std::nullopt);
}

void ClipCanvas::showPreview() {
  preview_timer_.stop();
  if (drag_ && drag_->wanted) drag_->change.show(*drag_->wanted);
  if (stroke_ && stroke_->shown) session_.setPreview(mask::asNewLayer(stroke_->builder.shape(), session_.document().shapes));
}

void ClipCanvas::moveStroke(QPointF pos_in_widget, Qt::KeyboardModifiers modifiers, double pressure) {
  const QPointF moved = pos_in_widget - stroke_->pressed_at;
  stroke_->shown = stroke_->shown || std::hypot(moved.x(), moved.y()) >= drag_begins_px;
  const bool shift = modifiers.testFlag(Qt::ShiftModifier), control = modifiers.testFlag(Qt::ControlModifier);
  stroke_->builder.moveTo(posInFrame(pos_in_widget), {shift || stroke_->by_clicks, control}, pressure);
  if (!preview_timer_.isActive()) preview_timer_.start();
}

void ClipCanvas::endStroke() {
  if (!stroke_) return;
  const bool shown = stroke_->shown;
  if (shown) {
    showPreview();
    const bool changes = !tokensChangedBy(session_.mask(), session_.shownMask()).empty();
    mask::MaskShape shape = stroke_->builder.shape();
    stroke_.reset();
    if (view_.tool == Tool::Follow || !changes) {
      session_.endPreview(shape.id);
      if (view_.tool == Tool::Follow) beginFollowing(std::move(shape));
    } else {
      session_.commitPreview(shape.id, strokeLabel(shape).toStdString());
      if (!paintsLines()) chooseShape(shape.id);  // a painter goes on to the next stroke, not to this one's handles
    }
  }
  stroke_.reset();
  changing_known_ = false;
  update();
}

void ClipCanvas::cancelStroke() {
  preview_timer_.stop();
  if (!stroke_) return;
  const ShapeId id = stroke_->id;
  press_used_ = true;  // a button that is still down opens no menu when it comes up
  stroke_.reset();
  session_.endPreview(id);
  update();
}

}  // namespace lacuna::widgets
