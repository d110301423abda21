#pragma once

#include "core/session/session.hpp"

namespace lacuna::app {

/// What the studio opens on: the window of the demo clip, and a mask over the ball as it falls.
session::Session::Input demoInput();
std::vector<mask::MaskShape> demoShapes(session::Session& session);

/// Where the first picture looks: at the middle of what is hidden, with a hidden token picked whose error is
/// the middle one there.
void showWhereHidden(session::Session& session);

}  // namespace lacuna::app
