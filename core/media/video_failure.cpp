#include "core/base/error.hpp"
#include "core/media/iso_index.hpp"
#include "core/media/video_source.hpp"

namespace lacuna::media {

void failToOpenVideo(const std::string& path, const std::string& container) {
  if (container == "mp4/mov") {
    const IsoIndex index = readIsoIndex(path);
    if (!index.found || !index.whole) {
      fail(ErrorKind::Unreadable, "This file is cut off: its index is missing. Copy or download it again.", path);
    }
    if (!index.has_video) {
      fail(ErrorKind::Unreadable,
           "This file holds no video track (audio only). Choose a video, a GIF or a folder of images.", path);
    }
  }
  fail(ErrorKind::Unreadable,
       "No video track that can be decoded was found in this file. It is damaged, audio only or of an unknown codec.", path);
}

}  // namespace lacuna::media
