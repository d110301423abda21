#pragma once

#include <QMenu>

#include "core/session/session.hpp"
#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// Start of the window, frames, frame rate and picture size: each choice is one undoable change of the input.
void addInputChoices(QMenu& menu, session::Session& session, ThemeStore& themes);

/// When a cell counts as inside a shape.
void addCoverageChoices(QMenu& menu, session::Session& session);

}  // namespace lacuna::widgets
