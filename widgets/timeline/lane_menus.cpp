#include <QContextMenuEvent>

#include "widgets/layers/layer_edits.hpp"
#include "widgets/layers/layer_menu.hpp"
#include "widgets/timeline/key_edits.hpp"
#include "widgets/timeline/layer_lanes.hpp"

namespace lacuna::widgets {

void LayerLanes::contextMenuEvent(QContextMenuEvent* event) {
  const LaneRow row = rowAt(event->pos().y());
  const mask::MaskShape* shape = row.shape;
  if (shape == nullptr || drag_ || times().empty()) return event->ignore();
  const LaneHit hit = hitAt(row, event->pos());
  choose(*shape, hit);
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  if (hit.part == LanePart::Key) {
    fillKeyMenu(*menu, *shape, hit.key);
  } else {
    const int step = onHead(event->pos()) ? axis_.stepOfFrame(session_.playhead()) : stepAt(event->pos().x());
    fillBarMenu(*menu, *shape, step);
  }
  menu->popup(event->globalPos());
  event->accept();
}

void LayerLanes::addItem(QMenu& menu, const QString& text, bool enabled, std::function<void()> act,
                         std::optional<bool> checked) {
  QAction* item = menu.addAction(text, this, std::move(act));
  item->setEnabled(enabled);
  item->setCheckable(checked.has_value());
  item->setChecked(checked.value_or(false));
}

void LayerLanes::fillKeyMenu(QMenu& menu, const mask::MaskShape& shape, int key) {
  const double time_s = shape.keys[static_cast<std::size_t>(key)].time_s;
  // The menu does not stop the document: what it acts on is looked up anew.
  const auto change = [this, id = shape.id, time_s](const char* verb, const auto& changed) {
    const mask::MaskShape* now = stored(id);
    const auto at = now != nullptr ? keyAtTime(*now, time_s) : std::nullopt;
    if (at) edit(changed(*now, *at), verb + now->name);
  };
  const bool free = !shape.locked, goes_on = key + 1 < static_cast<int>(shape.keys.size());
  const std::pair<QString, mask::Easing> easings[] = {
      {tr("Hold"), mask::Easing::Hold}, {tr("Straight"), mask::Easing::Straight}, {tr("Smooth"), mask::Easing::Smooth}};
  menu.addAction(tr("To the next key"))->setEnabled(false);
  for (const auto& [text, easing] : easings) {
    const auto ease = [easing](const mask::MaskShape& now, int at) { return withEasing(now, at, easing); };
    addItem(
        menu, text, free && goes_on, [change, ease] { change("Change key of ", ease); },
        shape.keys[static_cast<std::size_t>(key)].easing == easing);
  }
  menu.addSeparator();
  const double playhead_s = times().stepMiddle_s(axis_.stepOfFrame(session_.playhead()));
  const auto move = [playhead_s, clip = times()](const mask::MaskShape& now, int at) {
    return withKeyMoved(now, at, clip, playhead_s, TimeSnap::Steps);
  };
  const double moved_s = move(shape, key).keys[static_cast<std::size_t>(key)].time_s;
  addItem(menu, tr("Move to playhead"), free && moved_s == playhead_s && moved_s != time_s,
          [this, change, move, playhead_s] {
            change("Move key of ", move);
            if (chosen_key_) chosen_key_->time_s = playhead_s;
          });
  addItem(menu, tr("Delete key"), free, [change] { change("Delete key of ", withoutKey); });
}

void LayerLanes::fillBarMenu(QMenu& menu, const mask::MaskShape& shape, int step) {
  const auto change = [this, id = shape.id](const auto& changed) {
    const mask::MaskShape* now = stored(id);
    if (now == nullptr) return;
    mask::MaskShape after = *now;
    changed(after);
    edit(std::move(after), "Trim " + now->name);
  };
  const ClipTimes clip = times();
  const double begin_s = clip.stepBegin_s(step), end_s = clip.stepEnd_s(step);
  const bool free = !shape.locked;
  addItem(menu, tr("From here on"), free,
          [=] { change([begin_s](mask::MaskShape& now) { now.extent = mask::fromHereOn(now.extent, begin_s); }); });
  addItem(menu, tr("Until here"), free,
          [=] { change([end_s](mask::MaskShape& now) { now.extent = mask::untilHere(now.extent, end_s); }); });
  addItem(menu, tr("All steps"), free, [change] { change([](mask::MaskShape& now) { now.extent = {}; }); });
  addItem(
      menu, tr("Only outside"), free, [change] { change([](mask::MaskShape& now) { now.other_times = !now.other_times; }); },
      shape.other_times);
  menu.addSeparator();
  addItem(menu, tr("Copy to the next step"), stepAfter(shape, clip) >= 0, [this, id = shape.id] { copyToNextStep(id); });
  addItem(menu, tr("Delete layer"), free, [this, id = shape.id] {
    if (const mask::MaskShape* now = stored(id)) session_.run(session::removeShape(id, "Delete " + now->name));
  });
  menu.addSeparator();
  fillLayerMenu(*menu.addMenu(tr("More of this layer")), session_, view_, shape.id);
}

void LayerLanes::copyToNextStep(ShapeId id) {
  const mask::MaskShape* shape = stored(id);
  const ClipTimes clip = times();
  const int step = shape != nullptr ? stepAfter(*shape, clip) : -1;
  if (step >= 0) copyLayer(session_, view_, id, mask::TimeExtent {clip.stepBegin_s(step), clip.stepEnd_s(step)});
}

}  // namespace lacuna::widgets
