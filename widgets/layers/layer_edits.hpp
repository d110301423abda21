#pragma once

#include <QString>
#include <functional>

#include "core/mask/generators.hpp"
#include "core/session/session.hpp"
#include "widgets/view_state.hpp"

/// What menus, rows and buttons do to layers; each a step of its own.
namespace lacuna::widgets {

/// The shape of this id; null when there is none.
const mask::MaskShape* layerOf(const session::Session& session, ShapeId id);

/// Nothing when the layer is gone.
void editLayer(session::Session& session, ShapeId id, const QString& label, const std::function<void(mask::MaskShape&)>& edit);

/// A copy right above a layer that acts on that extent; it is chosen.
void copyLayerTo(session::Session& session, ViewState& view, ShapeId id, const mask::TimeExtent& extent);

/// A generated layer with a new seed, on top or in the place of the whole mask; it is chosen.
void addGenerated(session::Session& session, ViewState& view, const mask::GeneratorInfo& info, bool as_layer);

/// Shapes of a file or of the clipboard, with ids of their own: in the place of the mask, or as layers on top.
void placeLayers(session::Session& session, std::vector<mask::MaskShape> shapes, bool as_layers, const QString& label);

void invertMask(session::Session& session);

}  // namespace lacuna::widgets
