#pragma once

#include <QWidget>

#include "widgets/theme/theme.hpp"
#include "widgets/window/actions.hpp"

namespace lacuna::widgets {

/// What Lacuna does in three lines, its version, and the keys of all actions, from the table. Not modal; one at a time.
void showHelp(const Actions& actions, ThemeStore& themes, QWidget& parent);

}  // namespace lacuna::widgets
