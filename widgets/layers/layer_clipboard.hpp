#pragma once

#include "core/session/session.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// The chosen layer, or all of them when none is chosen, as the text of a mask file on the clipboard. False when there is
/// nothing to copy. Throws `Failure` for layers too large for such a text.
bool copyLayers(const session::Session& session, const ViewState& view);

/// Whether the clipboard has layers or some text that may be some. Asks only for its formats: the text itself may be another
/// program's, and long.
bool canPasteLayers();

/// Adds the clipboard's layers on top, as one step; places and times are fractions and seconds, so that they fit a clip of
/// another size. Throws `Failure` (Unreadable) for a text that is no whole mask.
void pasteLayers(session::Session& session, ViewState& view);

}  // namespace lacuna::widgets
