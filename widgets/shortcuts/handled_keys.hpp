#pragma once

#include "widgets/shortcuts/shortcut_sheet.hpp"

namespace lacuna::widgets {

/// Keys that a part of the window takes by itself while it has the keyboard; no rows of the action table, so they cannot be
/// changed. One group a part.
QList<SheetGroup> handledKeys();

}  // namespace lacuna::widgets
