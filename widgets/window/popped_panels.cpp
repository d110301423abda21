#include "widgets/window/popped_panels.hpp"

namespace lacuna::widgets {

PanelWindow& PoppedPanels::popOut(QWidget* panel, QWidget& main) {
  auto* home = new PanelWindow(*panel, panel->accessibleName(), themes_, main);
  windows_.insert(panel, home);
  connect(home, &PanelWindow::closed, this, [this, panel] { Q_EMIT closed(panel); });
  return *home;
}

PanelWindow* PoppedPanels::forget(QWidget* panel) {
  PanelWindow* const home = windows_.take(panel);
  if (home != nullptr) home->disconnect(this);
  return home;
}

void PoppedPanels::discard(PanelWindow* window) {
  window->close();
  window->deleteLater();
}

}  // namespace lacuna::widgets
