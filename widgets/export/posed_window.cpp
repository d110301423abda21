#include "widgets/export/posed_window.hpp"

#include <algorithm>

#include "widgets/export/view_list.hpp"
#include "widgets/window/main_window.hpp"

namespace lacuna::widgets {
namespace {

void go(ViewState& view, Workspace workspace) {
  if (view.workspace == workspace) return;
  view.workspace = workspace;
  view.notify();
}

}  // namespace

PosedWindow::PosedWindow(MainWindow& window, ViewState& view, ThemeStore& themes, const QString& view_id, Look look)
    : window_(&window), view_(view), themes_(themes), workspace_(view.workspace), look_(themes.look()), posed_workspace_(workspace_), posed_look_(look_), widget_(viewOf(window, view_id)) {
  const auto entries = viewEntries();
  const auto entry = std::ranges::find(entries, view_id, &ViewEntry::id);
  if (!widget_ || entry == entries.end()) return;
  const bool on_show = widget_->isVisible();
  const Workspace panels = view.workspace == Workspace::Teach ? Workspace::Explore : view.workspace;  // tours take the place of all panels
  if (!on_show) go(view_, entry->home.value_or(panels));
  if (!widget_->isVisible()) {
    shown_ = true;
    widget_->setVisible(true);
  }
  posed_workspace_ = view_.workspace;
  posed_look_ = look;
  themes_.setLook(look);
  changed_ = !on_show || look != look_;
}

PosedWindow::~PosedWindow() {
  if (themes_.look() == posed_look_) themes_.setLook(look_);
  if (widget_ && shown_) widget_->setVisible(false);
  if (window_ && view_.workspace == posed_workspace_) go(view_, workspace_);
}

}  // namespace lacuna::widgets
