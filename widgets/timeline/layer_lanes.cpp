#include "widgets/timeline/layer_lanes.hpp"

#include <QHelpEvent>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <utility>

#include "widgets/language/core_text.hpp"
#include "widgets/timeline/key_edits.hpp"
#include "widgets/timeline/timeline_metrics.hpp"

namespace lacuna::widgets {

using namespace timeline_metrics;

LayerLanes::LayerLanes(session::Session& session, ViewState& view, ThemeStore& themes, const TimeAxis& axis, QWidget* parent)
    : QWidget(parent), session_(session), view_(view), themes_(themes), axis_(axis) {
  setMouseTracking(true);
  setAccessibleName(tr("Layers"));
  connect(&view_, &ViewState::changed, this, &LayerLanes::followView);
  connection_ = session_.onChange([this](const session::Change& change) { onChange(change); });
}

LayerLanes::~LayerLanes() = default;

void LayerLanes::onChange(const session::Change& change) {
  const bool moved = std::holds_alternative<session::PreviewMoved>(change);
  if (!moved && !std::holds_alternative<session::MaskChanged>(change)) return;
  if (drag_ && drag_->overtaken()) cancelDrag();
  if (moved) return drag_ ? update() : void();
  followRows();
  update();
}

void LayerLanes::followRows() {
  const int count = rowCount();
  if (std::exchange(lanes_, count) == count) return;
  scrollTo(scroll_);
  scrollToChosen();
}

void LayerLanes::followView() {
  if (view_.shape != seen_chosen_) {
    seen_chosen_ = view_.shape;
    if (chosen_key_ && chosen_key_->shape != view_.shape) chosen_key_.reset();
    followRows();
    scrollToChosen();
  }
  update();
}

// --- where things are ------------------------------------------------------------------------------------------------

ClipTimes LayerLanes::times() const { return timesOf(session_.window().get(), axis_.frames_per_step); }

std::vector<LayerLanes::LaneRow> LayerLanes::rows() const {
  std::vector<LaneRow> rows;
  for (auto shape = shapes().rbegin(); shape != shapes().rend(); ++shape) {
    rows.push_back({&*shape});
    if (!isOpen(*shape)) continue;
    for (const KeyedProperty property : animatedProperties(*shape)) rows.push_back({&*shape, property});
  }
  return rows;
}

QRect LayerLanes::laneOf(ShapeId id, std::optional<KeyedProperty> property) const {
  const auto all = rows();
  const auto row = std::ranges::find_if(all, [&](const LaneRow& it) { return it.shape->id == id && it.property == property; });
  return row == all.end() ? QRect() : rectOf(static_cast<int>(row - all.begin()));
}

LayerLanes::LaneRow LayerLanes::rowAt(int y) const {
  const auto all = rows();
  const int row = (y + scroll_) / lane_height;
  return y + scroll_ < 0 || row >= static_cast<int>(all.size()) ? LaneRow{} : all[static_cast<std::size_t>(row)];
}

bool LayerLanes::onHead(const QPoint& pos) const { return pos.x() < axis_.left - 6; }

bool LayerLanes::onEye(const QPoint& pos) const { return pos.x() >= eye_left && pos.x() < eye_left + 24; }

/// In the lane of an open layer is only its bar, in a sub-lane are only keys.
LaneHit LayerLanes::hitAt(const LaneRow& row, const QPoint& pos) const {
  if (row.shape == nullptr || onHead(pos)) return {};
  if (row.property) return hitKey(*row.shape, keysOf(*row.shape, *row.property), times(), axis_, pos.x());
  return isOpen(*row.shape) ? hitBar(*row.shape, times(), axis_, pos.x()) : hitLane(*row.shape, times(), axis_, pos.x());
}

void LayerLanes::scrollTo(int pixels) {
  const int most = std::max(0, rowCount() * lane_height - height());
  const int scroll = std::clamp(pixels, 0, most);
  if (scroll == scroll_) return;
  scroll_ = scroll;
  update();
}

/// With its sub-lanes, as far as there is room for them.
void LayerLanes::scrollToChosen() {
  const mask::MaskShape* chosen = view_.shape ? mask::findShape(shapes(), *view_.shape) : nullptr;
  if (chosen == nullptr) return;
  const int last = laneOf(chosen->id).top() + (1 + static_cast<int>(animatedProperties(*chosen).size())) * lane_height;
  if (last > height()) scrollTo(scroll_ + last - height());
  const int top = laneOf(chosen->id).top();
  if (top < 0) scrollTo(scroll_ + top);
}

void LayerLanes::resizeEvent(QResizeEvent*) {
  scrollTo(scroll_);
  scrollToChosen();
}

void LayerLanes::wheelEvent(QWheelEvent* event) {
  const bool vertical = (event->modifiers() & Qt::ShiftModifier) || onHead(event->position().toPoint());
  if (!vertical || (event->modifiers() & Qt::ControlModifier)) return event->ignore();  // the timeline scrolls in time
  const QPoint turned = event->angleDelta();
  const int delta = turned.y() != 0 ? turned.y() : turned.x();
  scrollTo(scroll_ - delta * lane_height / 120);
  event->accept();
}

// --- in words --------------------------------------------------------------------------------------------------------

QString LayerLanes::valueAt(const mask::MaskShape& shape, int step) const {
  const ClipTimes clip = times();
  QStringList parts;
  if (!mask::hasPart(shape, mask::anySolo(shapes()))) {
    parts << tr("has no part in the mask");
  } else if (mask::acts(shape.extent, {clip.stepBegin_s(step), clip.stepEnd_s(step)}) == shape.other_times) {
    parts << tr("does not act here");
  } else {
    parts << (shape.operation == mask::Operation::Hide ? tr("hides") : tr("shows"));
  }
  if (const auto at = keyInStep(shape, clip, step)) {
    const mask::Key& key = shape.keys[static_cast<std::size_t>(*at)];
    parts << (key.confidence >= 1 ? tr("key here") : key.seen() ? tr("key here by following") : tr("key here by following, not seen"));
  }
  if (shape.locked) parts << tr("locked");
  if (view_.shape == shape.id) parts << tr("chosen");
  return parts.join(", ");
}

QStringList LayerLanes::describe(int step) const {
  QStringList lines;
  for (auto shape = shapes().rbegin(); shape != shapes().rend(); ++shape)
    lines << tr("%1: %2").arg(coreText(shape->name), valueAt(*shape, step));
  return lines;
}

bool LayerLanes::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const mask::MaskShape* shape = rowAt(help->pos().y()).shape;
    if (shape == nullptr || axis_.empty()) return QWidget::event(event);
    const int step = onHead(help->pos()) ? axis_.stepOfFrame(session_.playhead()) : stepAt(help->pos().x());
    const QString name = coreText(shape->name);
    QToolTip::showText(help->globalPos(), tr("%1\nStep %2: %3").arg(name).arg(step + 1).arg(valueAt(*shape, step)), this);
    return true;
  }
  if (event->type() == QEvent::UngrabMouse || event->type() == QEvent::Hide || event->type() == QEvent::WindowDeactivate) {
    cancelDrag();
  }
  return QWidget::event(event);
}

}  // namespace lacuna::widgets
