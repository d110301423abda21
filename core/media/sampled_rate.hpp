#pragma once

#include "core/media/clip_window.hpp"

namespace lacuna::media {

/// Frames a second that the model saw on average: the window's own, which in a clip of few frames need not be the one that was
/// wished for. 0 where the window has no length.
double sampledRate(const ClipWindow& window);

}  // namespace lacuna::media
