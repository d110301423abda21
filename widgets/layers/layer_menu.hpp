#pragma once

#include <QMenu>
#include <functional>

#include "core/session/session.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// A change of one layer as one step of its own. Nothing when the layer is gone.
void editLayer(session::Session& session, ShapeId id, const QString& label, const std::function<void(mask::MaskShape&)>& edit);

/// Everything that can be done with one layer, for its row and its lane. What a locked layer does not allow is disabled.
void fillLayerMenu(QMenu& menu, session::Session& session, ViewState& view, ShapeId id);

/// The shape of this id; null when there is none.
const mask::MaskShape* layerOf(const session::Session& session, ShapeId id);

}  // namespace lacuna::widgets
