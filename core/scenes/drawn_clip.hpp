#pragma once

#include <memory>
#include <string>

#include "core/media/frame_source.hpp"

namespace lacuna::scenes {

inline constexpr int drawn_side_px = 512;

/// True for names of clips that the program draws itself: "world:behind,seed=7".
inline bool isDrawnClip(const std::string& path) { return path.starts_with("world:"); }

/// What people read in place of such a name: "Behind the card, seed 7"; the name itself where it names no scene.
std::string drawnTitle(const std::string& name);

/// A scene of the world as a clip, 512 x 512 px at 8 frames a second, drawn on demand, the same pixels every time.
/// Names are those of `world::parseScene`; throws what it throws.
std::shared_ptr<media::FrameSource> openDrawnClip(const std::string& name);

}  // namespace lacuna::scenes
