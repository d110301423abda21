#pragma once

#include "core/media/clip_window.hpp"

namespace lacuna::widgets {

/// How many frames of the clip the model sees: a last one that is repeated to fill the window counts once.
inline std::int64_t seenFrames(const media::ClipWindow& window) { return static_cast<std::int64_t>(window.frames.size()) - window.repeated_frames; }

}  // namespace lacuna::widgets
