#pragma once

namespace lacuna::widgets {

class MainWindow;

/// Gives the keyboard to the next panel (`direction` 1) or the one before (-1) in the design's order: top bar, loop row, tools,
/// clip, lenses, view, inspector, timeline, status. Panels that are not in sight are passed over.
void moveToPanel(MainWindow& window, int direction);

}  // namespace lacuna::widgets
