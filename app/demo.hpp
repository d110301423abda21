#pragma once

#include "core/session/session.hpp"

namespace lacuna::app {

/// What the studio opens on: the window of the demo clip, and a mask that follows the ball while and
/// after it passes behind the card.
session::Session::Input demoInput();
std::vector<mask::MaskShape> demoShapes(session::Session& session);

/// Where the first picture looks: at the middle of what is hidden, with the hidden token picked whose error is
/// the largest there.
void showWhereHidden(session::Session& session);

}  // namespace lacuna::app
