#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/media/frame_source.hpp"

namespace lacuna::media {

/// Names as people order them: "shot 2" before "shot 10".
bool naturallyBefore(const std::string& a, const std::string& b);

/// Pictures of a folder, or those that match a pattern such as "shots/*.png", in natural order. Regular files only:
/// links are passed over. Throws `Failure` when there are none.
std::vector<std::string> picturesOf(const std::string& folder_or_glob);

/// A clip of one picture a frame, 8 frames a second, all in the first one's size.
std::shared_ptr<FrameSource> openPictures(const std::string& path, std::vector<std::string> files,
                                          const jobs::JobContext& context);

}  // namespace lacuna::media
