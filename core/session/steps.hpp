#pragma once

#include "core/mask/token_grid.hpp"
#include "core/media/clip_window.hpp"

namespace lacuna::session {

class Session;

/// Frames that each step of the grid spans in the window; 1 where there are none. It is the model's tubelet, but for a single
/// picture, which is a step of its own.
int framesInStep(const media::ClipWindow& window, const mask::TokenGrid& grid);

/// Of the session's clip as its model divides it; 1 until both are there.
int framesInStep(const Session& session);

/// In the session's window, from 0.
int firstFrameOf(const Session& session, int step);

}  // namespace lacuna::session
