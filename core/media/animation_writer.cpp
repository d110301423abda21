#include "core/media/animation_writer.hpp"

#include <webp/encode.h>
#include <webp/mux.h>

#include <cmath>
#include <filesystem>
#include <memory>

#include "core/base/error.hpp"
#include "core/base/whole_file.hpp"

namespace lacuna::media {
namespace {

constexpr float quality = 80;   // of colours; plots and text stay clean from about 75 on
constexpr int effort = 4;       // of 6: the rest costs twice the time for some percent of the size
constexpr int most_side_px = 16383;

struct FreeEncoder {
  void operator()(WebPAnimEncoder* encoder) const { WebPAnimEncoderDelete(encoder); }
};
using Encoder = std::unique_ptr<WebPAnimEncoder, FreeEncoder>;

[[noreturn]] void refuse(const std::string& why, const std::string& path) { fail(ErrorKind::Refused, "The animation cannot be made: " + why + ".", path); }

Encoder begin(const Image& first, const std::string& path) {
  WebPAnimEncoderOptions options;
  if (!WebPAnimEncoderOptionsInit(&options)) refuse("another version of libwebp is installed", path);
  options.allow_mixed = 1;  // each picture in whichever way is smaller
  if (first.width < 1 || first.height < 1 || std::max(first.width, first.height) > most_side_px)
    fail(ErrorKind::Mismatch, "An animation has sides of 1 to 16383 pixels.", path);
  Encoder encoder(WebPAnimEncoderNew(first.width, first.height, &options));
  if (!encoder) refuse("is memory full?", path);
  return encoder;
}

void add(WebPAnimEncoder& encoder, const Image& image, int time_ms, const std::string& path) {
  WebPConfig config;
  WebPPicture picture;
  if (!WebPConfigInit(&config) || !WebPPictureInit(&picture)) refuse("another version of libwebp is installed", path);
  config.quality = quality;
  config.method = effort;
  picture.use_argb = 1;
  picture.width = image.width;
  picture.height = image.height;
  const bool added = WebPPictureImportRGB(&picture, image.rgb.data(), image.width * 3) && WebPAnimEncoderAdd(&encoder, &picture, time_ms, &config);
  WebPPictureFree(&picture);
  if (!added) refuse(WebPAnimEncoderGetError(&encoder), path);
}

std::string assembled(WebPAnimEncoder& encoder, int end_ms, const std::string& path) {
  WebPData data;
  WebPDataInit(&data);
  const bool whole = WebPAnimEncoderAdd(&encoder, nullptr, end_ms, nullptr) && WebPAnimEncoderAssemble(&encoder, &data);
  const std::string bytes(reinterpret_cast<const char*>(data.bytes), whole ? data.size : 0);
  WebPDataClear(&data);
  if (!whole) refuse(WebPAnimEncoderGetError(&encoder), path);
  return bytes;
}

}  // namespace

void writeAnimation(const std::string& path, double rate_fps, int frames, const std::function<Image(int)>& draw,
                    const jobs::JobContext& context) {
  if (std::filesystem::path(path).extension() != ".webp") fail(ErrorKind::Mismatch, "Animations are written as .webp files.", path);
  if (frames < 1 || !(rate_fps > 0)) fail(ErrorKind::Mismatch, "An animation has 1 picture or more, and a rate.", path);
  const auto time_ms = [rate_fps](int frame) { return static_cast<int>(std::lround(frame * 1000 / rate_fps)); };
  Encoder encoder;
  int width = 0, height = 0;
  for (int i = 0; i < frames; ++i) {
    context.throwIfStopped();
    context.progress({"Writing frames", static_cast<double>(i), static_cast<double>(frames), "frames"});
    const Image image = draw(i);
    if (!encoder) {
      encoder = begin(image, path);
      width = image.width;
      height = image.height;
    }
    if (image.width != width || image.height != height) fail(ErrorKind::Mismatch, "The frames of an animation must have one size.", path);
    add(*encoder, image, time_ms(i), path);
  }
  const std::string bytes = assembled(*encoder, time_ms(frames), path);
  writeWhole(path, [&](std::ostream& file) {
    file << bytes << std::flush;
    context.throwIfStopped();  // what is listed as cancelled is not put in place
  });
}

}  // namespace lacuna::media
