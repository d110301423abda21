#pragma once

#include <memory>
#include <string>

#include "core/media/frame_source.hpp"

namespace lacuna::media {

/// Opens a file that `sniffFile` found to be a video container. Counts frames in one pass; reports "frames".
std::shared_ptr<FrameSource> openVideo(const std::string& path, const std::string& container,
                                       const jobs::JobContext& context);

/// One line that says why FFmpeg found no video in this file.
[[noreturn]] void failToOpenVideo(const std::string& path, const std::string& container);

}  // namespace lacuna::media
