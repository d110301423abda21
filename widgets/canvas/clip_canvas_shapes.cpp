#include <algorithm>
#include <cmath>
#include <utility>

#include "core/mask/edits.hpp"
#include "core/mask/layers.hpp"
#include "core/mask/pose.hpp"
#include "widgets/canvas/clip_canvas.hpp"

namespace lacuna::widgets {
namespace {
constexpr double reach_px = 7, stem_px = 22;
}

const mask::MaskShape* ClipCanvas::chosenShape() const {
  if (!view_.shape || !session_.placement() || session_.placement()->steps.empty()) return nullptr;
  return mask::findShape(session_.shownShapes(), *view_.shape);
}

double ClipCanvas::playheadTime_s() const { return session_.placement()->middle_s(session_.playheadStep()); }

std::optional<ShapeHandle> ClipCanvas::handleAt(QPointF pos_in_widget) const {
  const mask::MaskShape* shape = chosenShape();
  if (shape == nullptr || shape->locked) return std::nullopt;
  const double stem = stem_px / frame_view_.frameRect().height();
  const auto handles = handlesOf(*shape, playheadTime_s(), session_.placement()->frame_aspect, stem);
  if (!handles) return std::nullopt;
  const auto near = [&](mask::PointInFrame point) {
    const QPointF away = posInWidget(point) - pos_in_widget;
    return std::hypot(away.x(), away.y()) <= reach_px;
  };
  if (near(handles->turn)) return ShapeHandle::Turn;
  for (std::size_t i = 0; i < handles->corners.size(); ++i)
    if (near(handles->corners[i])) return static_cast<ShapeHandle>(static_cast<int>(ShapeHandle::Corner0) + static_cast<int>(i));
  return std::nullopt;
}

const mask::MaskShape* ClipCanvas::shapeAt(QPointF pos_in_widget) const {
  const mask::GridPlacement& placement = *session_.placement();
  const mask::TimeExtent& step = placement.steps[static_cast<std::size_t>(session_.playheadStep())];
  const double reach = reach_px / frame_view_.frameRect().height();
  const auto& shapes = session_.document().shapes;
  const auto found = std::find_if(shapes.rbegin(), shapes.rend(), [&](const mask::MaskShape& shape) {
    return shape.shown && !shape.locked && mask::acts(shape.extent, step) != shape.other_times &&
           mask::holds(shape, posInFrame(pos_in_widget), playheadTime_s(), placement.frame_aspect, reach);
  });
  return found == shapes.rend() ? nullptr : &*found;
}

void ClipCanvas::beginDrag(QPointF pos_in_widget) {
  const auto& placement = session_.placement();
  if (!placement || placement->steps.empty()) return;
  const std::optional<ShapeHandle> handle = handleAt(pos_in_widget);
  const mask::MaskShape* shape = handle ? chosenShape() : shapeAt(pos_in_widget);
  const std::optional<ShapeId> id = shape ? std::optional(shape->id) : std::nullopt;
  if (shape)
    drag_.emplace(ActiveDrag{ShapeDrag(*shape, handle.value_or(ShapeHandle::Body), posInFrame(pos_in_widget), playheadTime_s(),
                                       placement->frame_aspect),
                             pos_in_widget, std::nullopt});
  if (id == view_.shape) return;
  view_.shape = id;
  view_.notify();
}

void ClipCanvas::moveDrag(QPointF pos_in_widget, Qt::KeyboardModifiers modifiers) {
  constexpr double drag_begins_px = 3;
  const QPointF moved = pos_in_widget - drag_->pressed_at;
  if (!drag_->now && std::hypot(moved.x(), moved.y()) < drag_begins_px) return;
  drag_->now = drag_->drag.at(posInFrame(pos_in_widget), modifiers.testFlag(Qt::ShiftModifier));
  if (!preview_timer_.isActive()) preview_timer_.start();
}

/// The document has another shape by now: undone or removed meanwhile.
bool ClipCanvas::dragOvertaken() const {
  if (!drag_) return false;
  const mask::MaskShape* shape = mask::findShape(session_.document().shapes, drag_->drag.start().id);
  return shape == nullptr || *shape != drag_->drag.start();
}

void ClipCanvas::endDrag(bool keep) {
  if (!drag_) return;
  preview_timer_.stop();
  const ActiveDrag drag = *std::exchange(drag_, std::nullopt);
  if (drag.now && keep) {
    session_.setPreview(drag.now);
    session_.commitPreview(tr("Move %1").arg(QString::fromStdString(drag.drag.start().name)).toStdString());
  } else if (drag.now) {
    session_.setPreview(std::nullopt);
  }
  update();
}

bool ClipCanvas::keyForChosen(int key) {
  switch (key) {
    case Qt::Key_Left:
      return nudgeChosen(0, -1), true;
    case Qt::Key_Right:
      return nudgeChosen(0, 1), true;
    case Qt::Key_Up:
      return nudgeChosen(-1, 0), true;
    case Qt::Key_Down:
      return nudgeChosen(1, 0), true;
    case Qt::Key_Delete:
      return removeChosen(), true;
    default:
      return false;
  }
}

void ClipCanvas::nudgeChosen(int rows, int cols) {
  const mask::MaskShape* shape = chosenShape();
  if (shape == nullptr || shape->locked || !mask::drawn(shape->form)) return;
  const mask::GridPlacement& placement = *session_.placement();
  mask::Pose pose = mask::poseAt(*shape, playheadTime_s());
  pose.dx += cols * (placement.x1 - placement.x0) / placement.grid.cols;
  pose.dy += rows * (placement.y1 - placement.y0) / placement.grid.rows;
  const std::string label = tr("Nudge %1").arg(QString::fromStdString(shape->name)).toStdString();
  session_.run(session::changeShape(mask::withPose(*shape, playheadTime_s(), pose), label));
}

void ClipCanvas::removeChosen() {
  const mask::MaskShape* shape = chosenShape();
  if (shape == nullptr || shape->locked) return;
  const std::string label = tr("Delete %1").arg(QString::fromStdString(shape->name)).toStdString();
  session_.runAsStep(session::removeShape(shape->id, label));
}

void ClipCanvas::markChosen(CanvasMarks& marks) const {
  const mask::MaskShape* shape = chosenShape();
  if (shape == nullptr || !mask::drawn(shape->form)) return;
  const mask::GridPlacement& placement = *session_.placement();
  const double aspect = placement.frame_aspect, time_s = playheadTime_s();
  CanvasMarks::Chosen chosen;
  for (const auto& point : mask::outlineOf(shape->form, mask::poseAt(*shape, time_s), aspect)) chosen.outline << posInWidget(point);
  chosen.closed = !std::holds_alternative<mask::Stroke>(shape->form);
  chosen.colour = themes_.theme().eight[static_cast<std::size_t>(shape->colour) % themes_.theme().eight.size()];
  std::vector<double> times_s;
  for (int step = 0; step < placement.grid.steps; ++step) times_s.push_back(placement.middle_s(step));
  for (const TrackPoint& point : trackOf(*shape, times_s, aspect))
    chosen.track.push_back({posInWidget(point.pos_in_frame), point.key, point.sure});
  chosen.handles = view_.tool == Tool::Move && !shape->locked;
  const auto handles = handlesOf(*shape, time_s, aspect, stem_px / frame_view_.frameRect().height());
  for (std::size_t i = 0; i < chosen.corners.size(); ++i) chosen.corners[i] = posInWidget(handles->corners[i]);
  chosen.top = posInWidget(handles->top);
  chosen.turn = posInWidget(handles->turn);
  marks.chosen = std::move(chosen);
}

std::optional<mask::MaskShape> ClipCanvas::fillShape(QPointF pos_in_widget, Qt::MouseButton button) const {
  const std::optional<TokenId> token = tokenAt(pos_in_widget);
  if (!token || session_.mask().grid() != session_.placement()->grid) return std::nullopt;
  const mask::GridPlacement& placement = *session_.placement();
  mask::MaskShape shape;
  shape.name = tr("Fill").toStdString();
  shape.operation = operationOf(button);
  shape.extent = strokeExtent(view_.stroke_steps, view_.around_steps, session_.playheadStep(), placement);
  shape.form = mask::cellsFrom(mask::regionOf(session_.mask(), placement.grid.cell(*token)), placement.grid);
  return shape;
}

void ClipCanvas::fillAt(QPointF pos_in_widget, Qt::MouseButton button) {
  auto shape = fillShape(pos_in_widget, button);
  if (!shape) return;
  const mask::Mask after = mask::rasteriseOver(session_.mask(), *shape, *session_.placement(), session_.document().coverage);
  if (after == session_.mask()) return;
  shape->id = session_.newShapeId();
  session_.runAsStep(session::addShape(mask::asNewLayer(std::move(*shape), session_.document().shapes)));
}

/// An object is followed through all steps, whatever steps strokes act on.
void ClipCanvas::beginFollowing(mask::MaskShape shape) {
  shape.extent = {};
  shape = mask::asNewLayer(std::move(shape), session_.document().shapes);
  view_.shape = shape.id;
  session_.followObject(std::move(shape));
  view_.notify();
}
}  // namespace lacuna::widgets
