#include "core/media/video_source.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <opencv2/imgproc.hpp>
#include <utility>

#include "core/base/error.hpp"
#include "core/media/frame_times.hpp"
#include "core/media/iso_index.hpp"
#include "core/media/sniff.hpp"
#include "core/media/video_decoder.hpp"

namespace lacuna::media {
namespace {

/// Decoding forwards is exact; a jump beyond this many frames tries a key frame first.
constexpr std::int64_t worth_seeking = 160;
/// Frames decoded before the wanted one after a jump, so that open groups of pictures have settled.
constexpr std::int64_t settle_frames = 48;
constexpr std::int64_t at_unknown_frame = std::numeric_limits<std::int64_t>::max();

class VideoSource final : public FrameSource {
 public:
  VideoSource(const std::string& path, const std::string& container, int rotation_deg, const jobs::JobContext& context)
      : decoder_(std::filesystem::absolute(path).string(), rotation_deg) {
    if (!decoder_.opened()) failToOpenVideo(path, container);
    if (decoder_.codedWidth() > 0) refuseAbsurdSize(decoder_.codedWidth(), decoder_.codedHeight(), path);
    info_.path = path;
    info_.name = std::filesystem::path(path).filename().string();
    info_.container = container;
    info_.codec = decoder_.codec();
    info_.rotation_deg = rotation_deg;
    countFrames(context);
    settleTimes();
    noteWhatDiffers();
  }

  const ClipInfo& info() const override { return info_; }
  const std::vector<double>& frameTimes() const override { return times_; }
  Image frame(std::int64_t index, const jobs::JobContext& context) override;

 private:
  void countFrames(const jobs::JobContext& context);
  void settleTimes();
  void noteWhatDiffers();
  void goBefore(std::int64_t index);
  bool jumpNear(std::int64_t index);
  std::int64_t indexOfStamp(double stamp) const;
  Image inClipSize(Image image) const;

  VideoDecoder decoder_;
  ClipInfo info_;
  std::vector<double> raw_stamps_;  ///< as the file says, up to the last frame that has one
  std::vector<double> times_;
  bool stamps_ascend_ = false;
  std::int64_t next_ = 0;  ///< index of the frame that the next grab gives
};

void VideoSource::countFrames(const jobs::JobContext& context) {
  const double expected = static_cast<double>(decoder_.headerFrames());
  while (true) {
    context.throwIfStopped();
    if (!decoder_.grab()) break;
    raw_stamps_.push_back(decoder_.stampSeconds());
    if (raw_stamps_.size() == 1) {
      const Image first = decoder_.picture();
      refuseAbsurdSize(first.width, first.height, info_.path);
      info_.width = first.width;
      info_.height = first.height;
    }
    if (raw_stamps_.size() % 16 == 0)
      context.progress({"Counting frames", static_cast<double>(raw_stamps_.size()), expected, "frames"});
  }
  info_.frames = static_cast<std::int64_t>(raw_stamps_.size());
  next_ = at_unknown_frame;  // the grab that met the end dropped the last frame
  if (info_.frames == 0)
    fail(ErrorKind::Unreadable, "No frame of this file can be decoded. It is damaged or of an unknown codec.", info_.path);
}

void VideoSource::settleTimes() {
  FrameTimes times = frameTimesFrom(raw_stamps_, decoder_.nominalRate());
  stamps_ascend_ = times.repaired == 0;
  raw_stamps_.resize(static_cast<std::size_t>(times.stamped));
  times_ = std::move(times.seconds);
  info_.rate_fps = times.rate_fps;
  info_.variable_rate = times.variable_rate;
  info_.duration_s = times.duration_s;
  if (times.repaired > 0) {
    info_.notes.push_back(std::to_string(times.repaired) +
                          " time stamps are missing or out of order; the nominal rate is used instead.");
  }
}

void VideoSource::noteWhatDiffers() {
  // Other containers hold no count: OpenCV's is then the duration times the rate, a guess.
  const bool header_counts = info_.container == "mp4/mov" || info_.container == "avi";
  const std::int64_t claimed = decoder_.headerFrames();
  if (header_counts && claimed > 0 && claimed != info_.frames) {
    info_.notes.push_back("The header says " + std::to_string(claimed) + " frames, " + std::to_string(info_.frames) +
                          " decode.");
  }
  if (info_.rotation_deg != 0) {
    info_.notes.push_back("Turned by " + std::to_string(info_.rotation_deg) + " degrees clockwise, as the file asks for.");
  }
}

Image VideoSource::frame(std::int64_t index, const jobs::JobContext& context) {
  checkFrameIndex(index, info_);
  context.throwIfStopped();
  goBefore(index);
  while (next_ <= index) {
    context.throwIfStopped();
    if (!decoder_.grab()) {
      next_ = at_unknown_frame;
      fail(ErrorKind::Unreadable,
           "Frame " + std::to_string(index) + " cannot be decoded again. Has the file changed? Open it again.", info_.path);
    }
    ++next_;
  }
  Image image = decoder_.picture();
  if (image.rgb.empty())
    fail(ErrorKind::Unreadable, "Frame " + std::to_string(index) + " cannot be converted to RGB.", info_.path);
  return inClipSize(std::move(image));
}

/// Leaves the decoder so that grabbing forwards reaches the frame; the frame just grabbed may stay.
void VideoSource::goBefore(std::int64_t index) {
  const bool ahead = next_ != at_unknown_frame && next_ <= index + 1;
  if (ahead && index - next_ < worth_seeking) return;
  if (index >= worth_seeking && jumpNear(index)) return;
  if (ahead && next_ <= index) return;
  decoder_.rewind();
  next_ = 0;
}

/// True when a jump landed at or before the frame and the stamp there says on which one.
bool VideoSource::jumpNear(std::int64_t index) {
  if (!stamps_ascend_) return false;
  const double wanted_s = times_[static_cast<std::size_t>(index - settle_frames)];
  next_ = at_unknown_frame;
  if (!decoder_.seekNear(wanted_s) || !decoder_.grab()) return false;
  const std::int64_t landed = indexOfStamp(decoder_.stampSeconds());
  if (landed <= 0 || landed > index) return false;  // 0 is also the stamp of frames without one
  next_ = landed + 1;
  return true;
}

std::int64_t VideoSource::indexOfStamp(double stamp) const {
  constexpr double same = 1e-4;
  const auto found = std::lower_bound(raw_stamps_.begin(), raw_stamps_.end(), stamp - same);
  if (found == raw_stamps_.end() || std::abs(*found - stamp) > same) return -1;
  return found - raw_stamps_.begin();
}

/// A stream may change its size on the way; the clip keeps that of the first frame.
Image VideoSource::inClipSize(Image image) const {
  if (image.width == info_.width && image.height == info_.height) return image;
  const cv::Mat other(image.height, image.width, CV_8UC3, image.rgb.data());
  Image scaled{info_.width, info_.height, {}};
  scaled.rgb.resize(3 * static_cast<std::size_t>(info_.width) * static_cast<std::size_t>(info_.height));
  cv::Mat target(info_.height, info_.width, CV_8UC3, scaled.rgb.data());
  cv::resize(other, target, target.size(), 0, 0, cv::INTER_AREA);
  return scaled;
}

}  // namespace

std::shared_ptr<FrameSource> openVideo(const std::string& path, const std::string& container,
                                       const jobs::JobContext& context) {
  const int rotation_deg = container == "mp4/mov" ? readIsoIndex(path).rotation_deg : 0;
  return std::make_shared<VideoSource>(path, container, rotation_deg, context);
}

}  // namespace lacuna::media
