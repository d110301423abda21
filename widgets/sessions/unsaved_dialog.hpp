#pragma once

#include <QString>
#include <QWidget>
#include <functional>

#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// Asks whether changes are to be saved before they would be lost. `name` empty: of a session without a file. Does not stop the
/// event loop; closing it is cancelling. One at a time: another one takes the place of the first.
void askUnsaved(QWidget& parent, ThemeStore& themes, const QString& name, std::function<void()> save, std::function<void()> discard);

/// Asks in the same way whether files that are still being written are given up. Closing it is waiting.
void askUnwritten(QWidget& parent, ThemeStore& themes, std::function<void()> give_up);

}  // namespace lacuna::widgets
