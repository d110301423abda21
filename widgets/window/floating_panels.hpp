#pragma once

#include "widgets/window/main_window.hpp"

namespace lacuna::widgets::action_rows {

/// The window's panel of this kind, made when it is wanted first.
template <class Kind, class Make>
Kind& panelOf(MainWindow& window, Make make) {
  Kind* panel = window.findChild<Kind*>(QString(), Qt::FindDirectChildrenOnly);
  return panel != nullptr ? *panel : *make();
}

}  // namespace lacuna::widgets::action_rows
