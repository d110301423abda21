#include "widgets/window/panel_cycle.hpp"

#include <QApplication>
#include <vector>

#include "widgets/canvas/clip_canvas.hpp"
#include "widgets/canvas/clip_panel.hpp"
#include "widgets/canvas/lens_strip.hpp"
#include "widgets/scene/scene_view.hpp"
#include "widgets/timeline/timeline_panel.hpp"
#include "widgets/timeline/timeline_view.hpp"
#include "widgets/window/layouts.hpp"
#include "widgets/window/loop_row.hpp"
#include "widgets/window/main_window.hpp"
#include "widgets/window/status_bar.hpp"
#include "widgets/window/tool_strip.hpp"
#include "widgets/window/top_bar.hpp"

namespace lacuna::widgets {
namespace {

struct Stop {
  QWidget* area;
  QWidget* first = nullptr;  ///< of its widgets; null: the first that Tab would reach
};

bool takesKeys(const QWidget& widget) {
  return (widget.focusPolicy() & Qt::TabFocus) == Qt::TabFocus && widget.isVisible() && widget.isEnabled();
}

std::vector<Stop> stopsOf(MainWindow& window) {
  Layouts& layouts = window.layouts();
  QWidget* scene = layouts.scene();
  return {{&window.topBar()},
          {&window.loopRow()},
          {layouts.panels().tools},
          {layouts.panels().clip, &window.clipPanel().canvas()},
          {layouts.panels().clip->findChild<LensStrip*>()},
          {scene, scene->findChild<SceneView*>()},
          {layouts.panels().inspector},
          {layouts.panels().timeline, &window.timelinePanel().view()},
          {&window.statusRow()}};
}

QWidget* targetOf(const Stop& stop) {
  if (stop.area == nullptr || !stop.area->isVisible()) return nullptr;
  if (stop.first != nullptr && takesKeys(*stop.first)) return stop.first;
  QWidget* widget = stop.area;
  do {
    if ((widget == stop.area || stop.area->isAncestorOf(widget)) && takesKeys(*widget)) return widget;
    widget = widget->nextInFocusChain();
  } while (widget != stop.area);
  return nullptr;
}

/// The innermost: the lenses are a part of the clip's panel. -1: the keyboard is nowhere.
int stopWithKeyboard(const std::vector<Stop>& stops) {
  int found = -1;
  const QWidget* keyboard = QApplication::focusWidget();
  for (std::size_t i = 0; i < stops.size() && keyboard != nullptr; ++i) {
    const QWidget* area = stops[i].area;
    if (area == nullptr || (area != keyboard && !area->isAncestorOf(keyboard))) continue;
    if (found < 0 || stops[static_cast<std::size_t>(found)].area->isAncestorOf(area)) found = static_cast<int>(i);
  }
  return found;
}

}  // namespace

void moveToPanel(MainWindow& window, int direction) {
  const std::vector<Stop> stops = stopsOf(window);
  const int count = static_cast<int>(stops.size());
  int at = stopWithKeyboard(stops);
  if (at < 0) at = direction > 0 ? -1 : count;
  for (int tried = 0; tried < count; ++tried) {
    at = (at + direction + count) % count;
    QWidget* target = targetOf(stops[static_cast<std::size_t>(at)]);
    if (target == nullptr) continue;
    if (target->window() != QApplication::activeWindow()) target->activateWindow();
    return target->setFocus(direction > 0 ? Qt::TabFocusReason : Qt::BacktabFocusReason);
  }
}

}  // namespace lacuna::widgets
