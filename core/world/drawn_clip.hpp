#pragma once

#include <memory>
#include <string>

#include "core/media/frame_source.hpp"

namespace lacuna::world {

/// True for names of clips that the program draws itself: "demo:behind-the-card".
bool isDrawnClip(const std::string& path);

/// The clip "Behind the card": a ball rolls in, passes behind a standing card and comes out again. 32 frames at 8 fps,
/// 512 x 512 px, drawn on demand, the same pixels every time. Throws `Failure` (NotFound) for another name.
std::shared_ptr<media::FrameSource> openDrawnClip(const std::string& name);

}  // namespace lacuna::world
