#include "core/media/clip_reader.hpp"

#include <filesystem>

#include "core/base/error.hpp"
#include "core/media/image_source.hpp"
#include "core/media/sniff.hpp"
#include "core/media/video_source.hpp"

namespace lacuna::media {
namespace {

namespace fs = std::filesystem;

bool isPattern(const std::string& path) {
  return fs::path(path).filename().string().find_first_of("*?[") != std::string::npos;
}

/// FFmpeg's GIF decoder would take memory for what the header claims.
void checkClaimedSize(const std::string& path) {
  const std::vector<std::uint8_t> head = readHead(path, 4096);
  if (const auto size = pictureSize(head)) refuseAbsurdSize(size->width, size->height, path);
}

}  // namespace

std::shared_ptr<FrameSource> openClip(const std::string& path, const jobs::JobContext& context) {
  restrictDecoders();
  context.throwIfStopped();
  if (path.empty()) fail(ErrorKind::NotFound, "No clip was named. Choose a video, a GIF or a folder of images.");
  std::error_code error;
  if (fs::is_directory(path, error) || (isPattern(path) && !fs::exists(path, error))) {
    return openPictures(path, picturesOf(path), context);
  }
  if (!fs::exists(path, error)) {
    const bool address = path.find("://") != std::string::npos;
    fail(ErrorKind::NotFound,
         address ? "Addresses are not opened. Download the video and open the file."
                 : "There is no such file. Check the path.",
         path);
  }
  const FileKind kind = sniffFile(path);
  if (kind.picture) return openPictures(path, {path}, context);
  if (kind.container == "gif") checkClaimedSize(path);
  return openVideo(path, kind.container, context);
}

}  // namespace lacuna::media
