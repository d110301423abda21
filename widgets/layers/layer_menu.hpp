#pragma once

#include <QMenu>

#include "core/session/session.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// Everything that can be done with one layer, for its row and its lane. What a locked layer does not allow is disabled.
void fillLayerMenu(QMenu& menu, session::Session& session, ViewState& view, ShapeId id);

}  // namespace lacuna::widgets
