#include "core/media/image_source.hpp"

#include <cmath>
#include <filesystem>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <utility>

#include "core/base/error.hpp"
#include "core/media/sniff.hpp"

namespace lacuna::media {
namespace {

constexpr double picture_rate_fps = 8;
constexpr std::size_t max_picture_file = std::size_t{512} << 20;
constexpr std::size_t header_bytes = std::size_t{256} << 10;

void checkHeader(const std::vector<std::uint8_t>& bytes, const std::string& file) {
  if (const auto size = pictureSize(bytes)) refuseAbsurdSize(size->width, size->height, file);
}

/// Decodes bytes that were read here, so that what was checked is what is decoded.
Image decodePicture(const std::string& file) {
  const std::vector<std::uint8_t> bytes = readHead(file, max_picture_file);
  if (bytes.empty()) fail(ErrorKind::Unreadable, "This picture is empty. Remove it or choose another folder.", file);
  const auto claimed = pictureSize(bytes);
  if (!claimed) fail(ErrorKind::Unreadable, "This is no picture that Lacuna reads (png, jpg, webp, bmp, tif).", file);
  refuseAbsurdSize(claimed->width, claimed->height, file);
  cv::Mat bgr;
  try {
    bgr = cv::imdecode(bytes, cv::IMREAD_COLOR);
  } catch (const cv::Exception&) {
    bgr.release();
  }
  if (bgr.empty() || bgr.type() != CV_8UC3)
    fail(ErrorKind::Unreadable, "This picture is damaged and cannot be decoded.", file);
  refuseAbsurdSize(bgr.cols, bgr.rows, file);
  Image image{bgr.cols, bgr.rows, {}};
  image.rgb.resize(3 * bgr.total());
  cv::Mat rgb(bgr.rows, bgr.cols, CV_8UC3, image.rgb.data());
  cv::cvtColor(bgr, rgb, cv::COLOR_BGR2RGB);
  return image;
}

class PictureSource final : public FrameSource {
 public:
  PictureSource(const std::string& path, std::vector<std::string> files, const jobs::JobContext& context)
      : files_(std::move(files)) {
    const Image first = decodePicture(files_.front());
    info_.path = path;
    const std::filesystem::path given(path);
    info_.name = (given.has_filename() ? given : given.parent_path()).filename().string();
    info_.container = "images";
    info_.codec = std::filesystem::path(files_.front()).extension().string();
    if (!info_.codec.empty()) info_.codec.erase(0, 1);
    info_.width = first.width;
    info_.height = first.height;
    info_.rate_fps = picture_rate_fps;
    info_.frames = static_cast<std::int64_t>(files_.size());
    info_.duration_s = static_cast<double>(files_.size()) / picture_rate_fps;
    for (std::size_t i = 0; i < files_.size(); ++i) times_.push_back(static_cast<double>(i) / picture_rate_fps);
    checkSizes(context);
  }

  const ClipInfo& info() const override { return info_; }
  const std::vector<double>& frameTimes() const override { return times_; }

  Image frame(std::int64_t index, const jobs::JobContext& context) override {
    context.throwIfStopped();
    checkFrameIndex(index, info_);
    const std::string& file = files_[static_cast<std::size_t>(index)];
    Image image = decodePicture(file);
    if (image.width == info_.width && image.height == info_.height) return image;
    requireSameShape(image.width, image.height, file);
    const cv::Mat other(image.height, image.width, CV_8UC3, image.rgb.data());
    Image scaled{info_.width, info_.height, {}};
    scaled.rgb.resize(3 * static_cast<std::size_t>(info_.width) * static_cast<std::size_t>(info_.height));
    cv::Mat target(info_.height, info_.width, CV_8UC3, scaled.rgb.data());
    cv::resize(other, target, target.size(), 0, 0, image.width > info_.width ? cv::INTER_AREA : cv::INTER_LINEAR);
    return scaled;
  }

 private:
  /// Headers only: a folder of a thousand pictures opens at once.
  void checkSizes(const jobs::JobContext& context) {
    std::int64_t scaled = 0;
    std::optional<PictureSize> first;
    for (std::size_t i = 0; i < files_.size(); ++i) {
      context.throwIfStopped();
      if (i % 64 == 0)
        context.progress({"Looking at pictures", static_cast<double>(i), static_cast<double>(files_.size()), "frames"});
      const std::vector<std::uint8_t> head = readHead(files_[i], header_bytes);
      checkHeader(head, files_[i]);
      const auto size = pictureSize(head);
      if (i == 0) first = size;
      if (!size || !first) continue;
      const bool turned = first->width != info_.width;  // the camera's orientation mark swapped the sides
      requireSameShape(turned ? size->height : size->width, turned ? size->width : size->height, files_[i]);
      if (size->width != first->width || size->height != first->height) ++scaled;
    }
    if (scaled > 0)
      info_.notes.push_back(std::to_string(scaled) + " pictures have another size and are scaled to the first one's.");
  }

  void requireSameShape(int width, int height, const std::string& file) const {
    const double ratio = static_cast<double>(width) * info_.height / (static_cast<double>(height) * info_.width);
    if (std::abs(ratio - 1) <= 0.02) return;
    fail(ErrorKind::Mismatch,
         "This picture is " + std::to_string(width) + " x " + std::to_string(height) + " px, but the first is " +
             std::to_string(info_.width) + " x " + std::to_string(info_.height) + ". The pictures of a clip need one shape.",
         file);
  }

  std::vector<std::string> files_;
  ClipInfo info_;
  std::vector<double> times_;
};

}  // namespace

std::shared_ptr<FrameSource> openPictures(const std::string& path, std::vector<std::string> files,
                                          const jobs::JobContext& context) {
  return std::make_shared<PictureSource>(path, std::move(files), context);
}

}  // namespace lacuna::media
