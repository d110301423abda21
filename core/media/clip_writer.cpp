#include "core/media/clip_writer.hpp"

#include <filesystem>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>

#include "core/base/beside_file.hpp"
#include "core/base/error.hpp"

namespace lacuna::media {
namespace {

cv::Mat bgrOf(const Image& image) {
  const cv::Mat rgb(image.height, image.width, CV_8UC3, const_cast<std::uint8_t*>(image.rgb.data()));
  cv::Mat bgr;
  cv::cvtColor(rgb, bgr, cv::COLOR_RGB2BGR);
  return bgr;
}

}  // namespace

void writeClip(const std::string& path, double rate_fps, int frames, const std::function<Image(int)>& draw,
               const jobs::JobContext& context) {
  if (std::filesystem::path(path).extension() != ".mp4") fail(ErrorKind::Mismatch, "Clips are written as .mp4 files.", path);
  if (frames < 1) fail(ErrorKind::Mismatch, "A clip has 1 frame or more.", path);
  BesideFile part(path, ".mp4");
  cv::VideoWriter writer;
  cv::Size size;
  for (int i = 0; i < frames; ++i) {
    context.throwIfStopped();
    context.progress({"Writing frames", static_cast<double>(i), static_cast<double>(frames), "frames"});
    const Image image = draw(i);
    if (image.width % 2 != 0 || image.height % 2 != 0) fail(ErrorKind::Mismatch, "The sides of a clip must be even.", path);
    if (i == 0) {
      size = {image.width, image.height};
      writer.open(part.path(), cv::VideoWriter::fourcc('m', 'p', '4', 'v'), rate_fps, size);
      if (!writer.isOpened())
        fail(ErrorKind::Refused, "The clip cannot be written. Is there such a folder, and may it be written to?", path);
    }
    if (size != cv::Size(image.width, image.height))
      fail(ErrorKind::Mismatch, "The frames of a clip must have one size.", path);
    writer.write(bgrOf(image));
  }
  writer.release();
  // The writer says nothing when the disk is full: what it wrote is counted.
  cv::VideoCapture written(part.path(), cv::CAP_FFMPEG);
  int found = 0;
  while (written.grab()) {
    context.throwIfStopped();
    ++found;
  }
  if (found != frames) fail(ErrorKind::Refused, "The clip could not be written to its end. Is the disk full?", path);
  context.throwIfStopped();  // what is listed as cancelled is not put in place
  part.rename();
}

}  // namespace lacuna::media
