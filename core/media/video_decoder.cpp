#include "core/media/video_decoder.hpp"

#include <cctype>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>
#include <utility>

#include "core/media/clip_reader.hpp"

namespace lacuna::media {
namespace {

constexpr int damaged_packets_in_a_row = 64;

}  // namespace

struct VideoDecoder::Capture : cv::VideoCapture {};

VideoDecoder::VideoDecoder(std::string absolute_path, int rotation_deg)
    : path_(std::move(absolute_path)), rotation_deg_(rotation_deg), capture_(std::make_unique<Capture>()) {
  restrictDecoders();
  open();
}

VideoDecoder::~VideoDecoder() = default;

bool VideoDecoder::opened() const { return capture_->isOpened(); }
double VideoDecoder::stampSeconds() const { return capture_->get(cv::CAP_PROP_POS_MSEC) / 1000.0; }
double VideoDecoder::nominalRate() const { return capture_->get(cv::CAP_PROP_FPS); }
int VideoDecoder::codedWidth() const { return static_cast<int>(capture_->get(cv::CAP_PROP_FRAME_WIDTH)); }
int VideoDecoder::codedHeight() const { return static_cast<int>(capture_->get(cv::CAP_PROP_FRAME_HEIGHT)); }

void VideoDecoder::open() {
  capture_->release();
  capture_->open(path_, cv::CAP_FFMPEG, {cv::CAP_PROP_HW_ACCELERATION, cv::VIDEO_ACCELERATION_NONE});
  capture_->set(cv::CAP_PROP_ORIENTATION_AUTO, 0);
}

void VideoDecoder::rewind() { open(); }

bool VideoDecoder::grab() {
  // OpenCV says false for a damaged packet as for the end; only the end repeats itself.
  for (int attempt = 0; attempt < damaged_packets_in_a_row; ++attempt) {
    if (capture_->grab()) return true;
  }
  return false;
}

bool VideoDecoder::seekNear(double time_s) { return capture_->set(cv::CAP_PROP_POS_MSEC, time_s * 1000.0); }

Image VideoDecoder::picture() {
  cv::Mat bgr;
  if (!capture_->retrieve(bgr) || bgr.empty() || bgr.type() != CV_8UC3) return {};
  cv::Mat upright;
  switch (rotation_deg_) {
    case 90:
      cv::rotate(bgr, upright, cv::ROTATE_90_CLOCKWISE);
      break;
    case 180:
      cv::rotate(bgr, upright, cv::ROTATE_180);
      break;
    case 270:
      cv::rotate(bgr, upright, cv::ROTATE_90_COUNTERCLOCKWISE);
      break;
    default:
      upright = bgr;
  }
  Image image{upright.cols, upright.rows, {}};
  image.rgb.resize(3 * upright.total());
  cv::Mat rgb(upright.rows, upright.cols, CV_8UC3, image.rgb.data());
  cv::cvtColor(upright, rgb, cv::COLOR_BGR2RGB);
  return image;
}

std::int64_t VideoDecoder::headerFrames() const {
  const double frames = capture_->get(cv::CAP_PROP_FRAME_COUNT);
  return std::isfinite(frames) && frames > 0 && frames < 1e12 ? static_cast<std::int64_t>(frames) : 0;
}

std::string VideoDecoder::codec() const {
  const auto code = static_cast<std::uint32_t>(static_cast<std::int64_t>(capture_->get(cv::CAP_PROP_FOURCC)));
  std::string name;
  for (int shift = 0; shift < 32; shift += 8) {
    const auto letter = static_cast<unsigned char>(code >> shift & 0xFF);
    if (std::isprint(letter) == 0) return {};
    name.push_back(static_cast<char>(letter));
  }
  return name;
}

}  // namespace lacuna::media
