#include <QMouseEvent>

#include "widgets/timeline/key_edits.hpp"
#include "widgets/timeline/layer_lanes.hpp"

namespace lacuna::widgets {
namespace {

TimeSnap snapOf(Qt::KeyboardModifiers modifiers) {
  return modifiers & Qt::ShiftModifier ? TimeSnap::Frames : TimeSnap::Steps;
}

}  // namespace

// --- choosing --------------------------------------------------------------------------------------------------------

void LayerLanes::choose(const mask::MaskShape& shape, const LaneHit& hit) {
  chosen_key_.reset();
  if (hit.part == LanePart::Key) chosen_key_ = {shape.id, shape.keys[static_cast<std::size_t>(hit.key)].time_s};
  if (view_.shape == shape.id) return update();
  view_.shape = shape.id;
  view_.notify();
}

bool LayerLanes::isChosenKey(const mask::MaskShape& shape, const mask::Key& key) const {
  return chosen_key_ && chosen_key_->shape == shape.id && chosen_key_->time_s == key.time_s;
}

std::optional<int> LayerLanes::chosenKeyIn(const mask::MaskShape& shape) const {
  if (!chosen_key_ || chosen_key_->shape != shape.id) return std::nullopt;
  return keyAtTime(shape, chosen_key_->time_s);
}

// --- mouse -----------------------------------------------------------------------------------------------------------

void LayerLanes::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return event->ignore();
  const QPoint pos = event->position().toPoint();
  const LaneRow row = rowAt(pos.y());
  const mask::MaskShape* shape = row.shape;
  pressed_ = shape != nullptr ? std::optional(shape->id) : std::nullopt;
  if (shape != nullptr && onHead(pos) && onEye(pos)) return useHeadButton(row);
  if (shape == nullptr && onHead(pos)) return;
  const LaneHit hit = hitAt(row, pos);
  if (hit.part == LanePart::Nothing && !onHead(pos)) {
    if (!axis_.empty()) Q_EMIT frameWanted(stepAt(pos.x()) * axis_.frames_per_step);
    return;
  }
  if (hit.part != LanePart::Nothing && !shape->locked) drag_.emplace(session_, *shape, hit, event->position().x());
  choose(*shape, hit);
}

/// The eye of a layer; in a sub-lane the key of the playhead's step.
void LayerLanes::useHeadButton(const LaneRow& row) {
  mask::MaskShape shape = *row.shape;
  if (!row.property) {
    shape.shown = !shape.shown;
    return edit(shape, (shape.shown ? "Show " : "Hide ") + shape.name);
  }
  const ClipTimes clip = times();
  if (shape.locked || clip.empty()) return;
  const int step = axis_.stepOfFrame(session_.playhead());
  const auto key = keyInStep(shape, clip, step);
  const std::string label = (key ? "Delete key of " : "Add key to ") + shape.name;
  edit(key ? withoutKey(shape, *key) : withKeyAt(shape, clip.stepMiddle_s(step)), label);
}

void LayerLanes::mouseMoveEvent(QMouseEvent* event) {
  if (!event->buttons().testFlag(Qt::LeftButton)) cancelDrag();  // the release went elsewhere
  if (!drag_) return showCursor(event->position().toPoint());
  drag_->moveTo(event->position().x(), axis_, times(), snapOf(event->modifiers()));
  if (drag_ && drag_->hit().part == LanePart::Key)
    chosen_key_ = {drag_->shape().id, drag_->shape().keys[static_cast<std::size_t>(drag_->hit().key)].time_s};
}

void LayerLanes::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !drag_) return;
  LaneDrag drag = std::move(*drag_);
  drag_.reset();
  drag.keep();
  showCursor(event->position().toPoint());
}

void LayerLanes::mouseDoubleClickEvent(QMouseEvent* event) {
  const QPoint pos = event->position().toPoint();
  const mask::MaskShape* shape = pressed_ ? stored(*pressed_) : rowAt(pos.y()).shape;
  const bool on_bar = event->button() == Qt::LeftButton && shape != nullptr && !onHead(pos) &&
                      hitLane(*shape, times(), axis_, pos.x()).part == LanePart::Bar;
  if (!on_bar || shape->locked || shape->keys.empty()) {
    const mask::MaskShape* under = rowAt(pos.y()).shape;
    const bool moved_away = pressed_ && (under == nullptr || under->id != *pressed_);
    if (moved_away && event->button() == Qt::LeftButton) return;  // nobody meant the layer that came under the mouse
    return mousePressEvent(event);
  }
  const double time_s = times().stepMiddle_s(stepAt(pos.x()));
  chosen_key_ = {shape->id, time_s};
  edit(withKeyAt(*shape, time_s), "Add key to " + shape->name);
}

void LayerLanes::showCursor(const QPoint& pos) {
  const LaneRow row = rowAt(pos.y());
  const mask::MaskShape* shape = row.shape;
  const LanePart part = shape != nullptr && !shape->locked ? hitAt(row, pos).part : LanePart::Nothing;
  if (part == LanePart::Begin || part == LanePart::End) return setCursor(Qt::SizeHorCursor);
  if (part == LanePart::Key) return setCursor(Qt::PointingHandCursor);
  const bool moves = part == LanePart::Bar && !(openBegin(shape->extent) && openEnd(shape->extent));
  setCursor(moves ? Qt::OpenHandCursor : Qt::ArrowCursor);
}

/// The shape is as at the press, and so is the key that was chosen.
void LayerLanes::cancelDrag() {
  if (!drag_) return;
  const LaneDrag drag = std::move(*drag_);  // it is given up with its end
  drag_.reset();
  if (chosen_key_ && drag.hit().part == LanePart::Key)
    chosen_key_->time_s = drag.atPress().keys[static_cast<std::size_t>(drag.hit().key)].time_s;
  update();
}

// --- keyboard --------------------------------------------------------------------------------------------------------

bool LayerLanes::wantsKey(int key) const {
  if (key == Qt::Key_Escape) return drag_.has_value();
  if (key != Qt::Key_Delete || !chosen_key_ || drag_) return false;
  const mask::MaskShape* shape = stored(chosen_key_->shape);
  return shape != nullptr && !shape->locked && chosenKeyIn(*shape);
}

void LayerLanes::useKey(int key) {
  if (!wantsKey(key)) return;
  if (key == Qt::Key_Escape) return cancelDrag();
  const mask::MaskShape* shape = stored(chosen_key_->shape);
  const std::string label = "Delete key of " + shape->name;
  mask::MaskShape without = withoutKey(*shape, *chosenKeyIn(*shape));
  chosen_key_.reset();
  edit(std::move(without), label);
}

}  // namespace lacuna::widgets
