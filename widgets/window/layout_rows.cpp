#include <array>

#include "widgets/window/action_rows.hpp"
#include "widgets/window/layouts.hpp"
#include "widgets/window/panel_cycle.hpp"

namespace lacuna::widgets::action_rows {
namespace {

constexpr const char* menu = "View/Layout";

void addSides(const Reach& reach) {
  struct Side {
    const char *id, *text, *help;
    bool Arrangement::*on;
  };
  constexpr std::array<Side, 3> sides = {
      {{"view.layout.clip_right", QT_TR_NOOP("Clip on the right"), QT_TR_NOOP("Swap the clip and the view beside it"), &Arrangement::clip_right},
       {"view.layout.inspector_left", QT_TR_NOOP("Inspector on the left"), QT_TR_NOOP("Move the inspector to the other side"), &Arrangement::inspector_left},
       {"view.layout.timeline_above", QT_TR_NOOP("Timeline on top"), QT_TR_NOOP("Move the timeline above the clip, or below it"), &Arrangement::timeline_above}}};
  Layouts& layouts = reach.window.layouts();
  for (const Side& side : sides)
    reach.actions.add({side.id, menu, tr(side.text), "", tr(side.help), "",
                       [&layouts, on = side.on] { layouts.flip(on); }, {}, [&layouts, on = side.on] { return layouts.has(on); }});
}

void addWindows(const Reach& reach) {
  Layouts& layouts = reach.window.layouts();
  struct Row {
    const char *id, *text;
    std::function<QWidget*()> panel;
  };
  const std::array<Row, 4> rows = {
      {{"view.pop_out.clip", QT_TR_NOOP("Clip in its own window"), [&layouts] { return layouts.panels().clip; }},
       {"view.pop_out.view", QT_TR_NOOP("View in its own window"), [&layouts] { return layouts.scene(); }},
       {"view.pop_out.timeline", QT_TR_NOOP("Timeline in its own window"), [&layouts] { return layouts.panels().timeline; }},
       {"view.pop_out.inspector", QT_TR_NOOP("Inspector in its own window"), [&layouts]() -> QWidget* { return layouts.panels().inspector; }}}};
  for (const Row& row : rows)
    reach.actions.add({row.id, menu, tr(row.text), "", tr("Closing the window, or this again, brings the panel back"), "",
                       [&layouts, panel = row.panel] { layouts.toggleWindow(panel()); }, {},
                       [&layouts, panel = row.panel] { return layouts.isOut(panel()); }});
}

}  // namespace

void addLayoutRows(const Reach& reach) {
  Layouts& layouts = reach.window.layouts();
  MainWindow& window = reach.window;
  reach.actions.add({"view.next_panel", menu, tr("Next panel"), "F6", tr("Give the keyboard to the next panel"), "", [&window] { moveToPanel(window, 1); }, {}, {}});
  reach.actions.add({"view.previous_panel", menu, tr("Previous panel"), "Shift+F6", tr("Give the keyboard to the panel before"), "", [&window] { moveToPanel(window, -1); }, {}, {}});
  reach.actions.add({"view.whole_window", menu, tr("Whole window"), "Shift+Space", tr("Give the panel under the mouse all the room, or take it back"), "expand",
                     [&layouts] { layouts.toggleWhole(layouts.whole() != nullptr ? layouts.whole() : layouts.panelAtHand()); }, {},
                     [&layouts] { return layouts.whole() != nullptr; }});
  reach.actions.add({"view.pop_out", menu, tr("Pop out panel"), "Ctrl+Shift+Space", tr("Give the panel under the mouse a window of its own, or bring it back"), "",
                     [&layouts] { layouts.toggleWindow(layouts.panelAtHand()); }, {}, {}});
  addWindows(reach);
  addSides(reach);
  reach.actions.add({"view.reset_layout", menu, tr("Reset layout"), "", tr("Panels, sides and sizes of this workspace as they were at first"), "",
                     [&layouts] { layouts.reset(); }, {}, {}});
}

}  // namespace lacuna::widgets::action_rows
