#pragma once

#include "core/media/clip_reader.hpp"
#include "core/scenes/drawn_clip.hpp"

namespace lacuna::scenes {

/// A file, a folder of pictures, or a clip of the world that is drawn as it is read.
inline std::shared_ptr<media::FrameSource> openAny(const std::string& path, const jobs::JobContext& context) {
  return isDrawnClip(path) ? openDrawnClip(path) : media::openClip(path, context);
}

}  // namespace lacuna::scenes
