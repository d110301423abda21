#pragma once

#include <optional>

#include "core/session/session.hpp"
#include "widgets/view_state.hpp"

/// What the actions on keys do: to the chosen layer, at the playhead.
namespace lacuna::widgets {

/// Sets a key in the middle of the playhead's step, of the pose that holds there.
bool canAddKey(const session::Session& session, const ViewState& view);
void addKey(session::Session& session, const ViewState& view);

/// Takes away the key of the playhead's step.
bool canRemoveKey(const session::Session& session, const ViewState& view);
void removeKey(session::Session& session, const ViewState& view);

/// How the chosen layer goes on from its last key until the playhead to the one after it; nothing where there are no two.
std::optional<mask::Easing> easingHere(const session::Session& session, const ViewState& view);
void setEasingHere(session::Session& session, const ViewState& view, mask::Easing easing);

/// Moves the playhead to the step of the next key (`direction` 1) or of the one before (-1).
bool hasKeyToGoTo(const session::Session& session, const ViewState& view, int direction);
void goToKey(session::Session& session, const ViewState& view, int direction);

}  // namespace lacuna::widgets
