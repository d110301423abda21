#pragma once

#include <QWidget>

#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// What Lacuna does in three lines, and its version. Not modal; one at a time.
void showHelp(ThemeStore& themes, QWidget& parent);

}  // namespace lacuna::widgets
