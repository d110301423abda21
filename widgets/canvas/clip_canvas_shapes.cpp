#include <algorithm>
#include <cmath>
#include <utility>

#include "core/mask/edits.hpp"
#include "core/mask/layers.hpp"
#include "core/mask/pose.hpp"
#include "widgets/canvas/clip_canvas.hpp"
#include "widgets/theme/free_hues.hpp"

namespace lacuna::widgets {
namespace {
constexpr double reach_px = 7, stem_px = 22;
}

const mask::MaskShape* ClipCanvas::chosenShape() const {
  if (!view_.shape || !session_.placement() || session_.placement()->steps.empty()) return nullptr;
  return mask::findShape(session_.document().shapes, *view_.shape);
}

double ClipCanvas::shownTime_s() const {
  const auto& times_s = session_.window()->time_s;
  const auto frame = static_cast<std::size_t>(session_.playhead());
  return frame < times_s.size() ? times_s[frame] : playheadTime_s();
}

void ClipCanvas::chooseShape(std::optional<ShapeId> id) {
  if (id == view_.shape) return;
  view_.shape = id;
  view_.notify();
}

double ClipCanvas::playheadTime_s() const { return session_.placement()->middle_s(session_.playheadStep()); }

std::optional<ShapeHandle> ClipCanvas::handleAt(QPointF pos_in_widget) const {
  const mask::MaskShape* shape = chosenShape();
  if (shape == nullptr || shape->locked) return std::nullopt;
  const double stem = stem_px / frame_view_.frameRect().height();
  const auto handles = handlesOf(*shape, shownTime_s(), session_.placement()->frame_aspect, stem);
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
           mask::holds(shape, posInFrame(pos_in_widget), shownTime_s(), placement.frame_aspect, reach);
  });
  return found == shapes.rend() ? nullptr : &*found;
}

void ClipCanvas::beginDrag(QPointF pos_in_widget) {
  const auto& placement = session_.placement();
  if (!placement || placement->steps.empty()) return;
  const std::optional<ShapeHandle> handle = handleAt(pos_in_widget);
  const mask::MaskShape* shape = handle ? chosenShape() : shapeAt(pos_in_widget);
  if (shape == nullptr) {
    const bool by_rule = chosenShape() != nullptr && !mask::drawn(chosenShape()->form);  // it cannot be hit, nor missed
    return by_rule ? void() : chooseShape(std::nullopt);
  }
  const ShapeId id = shape->id;
  const QPointF pressed = goToKeyTime(*shape, pos_in_widget);
  shape = mask::findShape(session_.document().shapes, id);
  drag_.emplace(ActiveDrag{ShapeDrag(*shape, handle.value_or(ShapeHandle::Body), posInFrame(pressed), playheadTime_s(), placement->frame_aspect),
                           pos_in_widget, pressed - pos_in_widget, ShapeChange(session_, *shape), std::nullopt});
  chooseShape(id);
}

/// A layer with keys is set at the middle of its step: the frame there comes into sight. Answers with where the place that was
/// pressed on the layer is then.
QPointF ClipCanvas::goToKeyTime(const mask::MaskShape& shape, QPointF pressed_in_widget) {
  if (shape.keys.empty()) return pressed_in_widget;
  const auto centreAt = [&](double time_s) {
    return posInWidget(handlesOf(shape, time_s, session_.placement()->frame_aspect, 0)->centre);
  };
  const QPointF way = centreAt(playheadTime_s()) - centreAt(shownTime_s());
  const auto& times_s = session_.window()->time_s;
  const auto nearest = std::min_element(times_s.begin(), times_s.end(), [at = playheadTime_s()](double a, double b) {
    return std::abs(a - at) < std::abs(b - at);
  });
  session_.setPlayhead(static_cast<int>(nearest - times_s.begin()));
  return pressed_in_widget + way;
}


void ClipCanvas::moveDrag(QPointF pos_in_widget, Qt::KeyboardModifiers modifiers) {
  constexpr double drag_begins_px = 3;
  const QPointF moved = pos_in_widget - drag_->pressed_at;
  if (!drag_->wanted && std::hypot(moved.x(), moved.y()) < drag_begins_px) return;
  drag_->wanted = drag_->drag.at(posInFrame(pos_in_widget + drag_->way_to_key), modifiers.testFlag(Qt::ShiftModifier));
  if (!preview_timer_.isActive()) preview_timer_.start();
}

void ClipCanvas::endDrag(bool keep) {
  if (!drag_) return;
  if (keep) showPreview();
  preview_timer_.stop();
  ActiveDrag drag = std::move(*drag_);  // given up with its end, unless it is kept
  drag_.reset();
  if (keep) drag.change.keep(QStringLiteral("Move %1").arg(QString::fromStdString(drag.drag.start().name)).toStdString());
  update();
}

bool ClipCanvas::keyForChosen(int key) {
  if (drag_) return key != Qt::Key_Escape;  // a drag is ended by its button or by Escape
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
  goToKeyTime(*shape, {});
  const mask::GridPlacement& placement = *session_.placement();
  mask::Pose pose = mask::poseAt(*shape, playheadTime_s());
  pose.dx += cols * (placement.x1 - placement.x0) / placement.grid.cols;
  pose.dy += rows * (placement.y1 - placement.y0) / placement.grid.rows;
  const std::string label = QStringLiteral("Nudge %1").arg(QString::fromStdString(shape->name)).toStdString();
  session_.run(session::changeShape(mask::withPose(*shape, playheadTime_s(), pose), label));
}

void ClipCanvas::removeChosen() {
  const mask::MaskShape* shape = chosenShape();
  if (shape == nullptr || shape->locked) return;
  const std::string label = QStringLiteral("Delete %1").arg(QString::fromStdString(shape->name)).toStdString();
  session_.runAsStep(session::removeShape(shape->id, label));
}

void ClipCanvas::markChosen(CanvasMarks& marks) const {
  const mask::MaskShape* shape = chosenShape() ? mask::findShape(session_.shownShapes(), *view_.shape) : nullptr;
  if (shape == nullptr || !mask::drawn(shape->form)) return;
  const mask::GridPlacement& placement = *session_.placement();
  const double aspect = placement.frame_aspect, time_s = shownTime_s();
  CanvasMarks::Chosen chosen;
  for (const auto& point : mask::outlineOf(shape->form, mask::poseAt(*shape, time_s), aspect)) chosen.outline << posInWidget(point);
  chosen.closed = !std::holds_alternative<mask::Stroke>(shape->form);
  chosen.colour = themes_.theme().eight_on_video[static_cast<std::size_t>(freeGroup(shape->colour) % 8)];
  std::vector<double> times_s;
  for (int step = 0; path_shown_ && step < placement.grid.steps; ++step) times_s.push_back(placement.middle_s(step));
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
  shape.name = "Fill";
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
  const ShapeId id = shape.id;
  session_.followObject(std::move(shape));
  chooseShape(id);
}
}  // namespace lacuna::widgets
