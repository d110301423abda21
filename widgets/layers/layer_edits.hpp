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

/// A copy right above a layer, which acts when that one does or on an extent alone; it is chosen.
void copyLayer(session::Session& session, ViewState& view, ShapeId id, const std::optional<mask::TimeExtent>& extent = {});

/// What the layer covers now, as painted cells.
void freezeLayer(session::Session& session, ShapeId id);

/// A generated layer with the next seed of the mask, on top or in the place of the whole mask; it is chosen.
void addGenerated(session::Session& session, ViewState& view, const mask::GeneratorInfo& info, bool as_layer);
/// The same with a seed and parameters that are given.
void addGenerated(session::Session& session, ViewState& view, const mask::Generated& generated, bool as_layer);

/// Shapes of a file or of the clipboard, with ids of their own: in the place of the mask, or as layers on top.
void placeLayers(session::Session& session, std::vector<mask::MaskShape> shapes, bool as_layers, const QString& label);

void invertMask(session::Session& session);

}  // namespace lacuna::widgets
