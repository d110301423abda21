#include <cstdlib>
#include <mutex>
#include <opencv2/core/utils/logger.hpp>

#include "core/media/clip_reader.hpp"

namespace lacuna::media {
namespace {

// OpenCV hands options to FFmpeg through the environment only.
void restrictOnce() {
  setenv("OPENCV_FFMPEG_CAPTURE_OPTIONS",
         "protocol_whitelist;file|format_whitelist;mov,mp4,matroska,webm,avi,gif,ogg,mpegts,mpeg,flv", 1);
  setenv("OPENCV_FFMPEG_LOGLEVEL", "-8", 0);  // AV_LOG_QUIET: what is wrong reaches the user as a Failure
  cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
}

}  // namespace

void restrictDecoders() {
  static std::once_flag restricted;
  std::call_once(restricted, restrictOnce);
}

}  // namespace lacuna::media
