#include "core/media/preprocess.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <opencv2/imgproc.hpp>
#include <string>

#include "core/base/error.hpp"

namespace lacuna::media {
namespace {

constexpr std::int64_t max_side = 32767;
constexpr std::int64_t max_pixels = std::int64_t{128} << 20;

/// Python's round(): halves go to the even neighbour.
int centredOffset(int side, int crop) { return static_cast<int>(std::nearbyint((side - crop) / 2.0)); }

/// What a picture is made from: a frame's sides and the picture's own.
struct Sides {
  int frame_width = 0, frame_height = 0, crop = 0;
};

void checkSides(int frame_width, int frame_height, int crop) {
  if (frame_width <= 0 || frame_height <= 0)
    fail(ErrorKind::Mismatch, "A frame without pixels cannot be prepared for the model.");
  if (crop <= 0 || crop > 4096) {
    fail(ErrorKind::Mismatch,
         "A picture side of " + std::to_string(crop) + " px is not possible for a model. Choose 1 to 4096.");
  }
}

/// The middle of the resized frame.
CropGeometry middleOf(const Sides& sides, std::int64_t resized_width, std::int64_t resized_height) {
  const bool possible = std::max(resized_width, resized_height) <= max_side && resized_width * resized_height <= max_pixels;
  if (!possible) {
    fail(ErrorKind::Mismatch, "Frames of " + std::to_string(sides.frame_width) + " x " + std::to_string(sides.frame_height) +
                                  " px are too long and thin for a " + std::to_string(sides.crop) +
                                  " px picture. Choose another clip.");
  }
  const int width = static_cast<int>(resized_width), height = static_cast<int>(resized_height);
  return {sides.frame_width,
          sides.frame_height,
          width,
          height,
          centredOffset(width, sides.crop),
          centredOffset(height, sides.crop),
          sides.crop};
}

using ByteToValue = std::array<float, 256>;

ByteToValue normalisedBytes(float mean, float deviation) {
  ByteToValue table;
  for (int i = 0; i < 256; ++i) table[static_cast<std::size_t>(i)] = (static_cast<float>(i) / 255.0F - mean) / deviation;
  return table;
}

/// One picture into its three planes, which lie `channel_stride` apart.
void normalisePicture(const Image& picture, const std::array<ByteToValue, 3>& tables, float* plane,
                      std::size_t channel_stride) {
  const std::size_t pixels = static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
  const std::uint8_t* const bytes = picture.rgb.data();
  float* const red = plane;
  float* const green = plane + channel_stride;
  float* const blue = plane + 2 * channel_stride;
  for (std::size_t i = 0; i < pixels; ++i) {
    red[i] = tables[0][bytes[3 * i]];
    green[i] = tables[1][bytes[3 * i + 1]];
    blue[i] = tables[2][bytes[3 * i + 2]];
  }
}

}  // namespace

RectInFrame CropGeometry::rectInFrame() const {
  const double width = resized_width, height = resized_height;
  return {left / width, top / height, (left + crop) / width, (top + crop) / height};
}

CropGeometry cropGeometry(int frame_width, int frame_height, int crop) {
  checkSides(frame_width, frame_height, crop);
  const std::int64_t short_side = std::int64_t{crop} * 256 / 224;
  const std::int64_t frame_short = std::min(frame_width, frame_height);
  const std::int64_t frame_long = std::max(frame_width, frame_height);
  const std::int64_t long_side = short_side * frame_long / frame_short;
  const bool upright = frame_width < frame_height;
  return middleOf({frame_width, frame_height, crop}, upright ? short_side : long_side, upright ? long_side : short_side);
}

CropGeometry squashedGeometry(int frame_width, int frame_height, int crop) {
  constexpr double widest = 1.35, narrowest = 0.75;
  checkSides(frame_width, frame_height, crop);
  const double width = frame_width, height = frame_height;
  const double shown_width = std::min(width, std::round(height * widest));
  const double shown_height = std::min(height, std::round(width / narrowest));
  return middleOf({frame_width, frame_height, crop}, std::llround(crop * width / shown_width),
                  std::llround(crop * height / shown_height));
}

Image resizeAndCrop(const Image& frame, const CropGeometry& geometry) {
  if (frame.width != geometry.frame_width || frame.height != geometry.frame_height) {
    fail(ErrorKind::Mismatch, "A frame's size differs from the clip's. Open the clip again.");
  }
  // OpenCV only reads it: a constant picture cannot be wrapped otherwise.
  const cv::Mat source(frame.height, frame.width, CV_8UC3, const_cast<std::uint8_t*>(frame.rgb.data()));
  cv::Mat resized;
  cv::resize(source, resized, {geometry.resized_width, geometry.resized_height}, 0, 0, cv::INTER_LINEAR);
  Image picture{geometry.crop, geometry.crop, {}};
  picture.rgb.resize(3 * static_cast<std::size_t>(geometry.crop) * static_cast<std::size_t>(geometry.crop));
  const cv::Mat target(geometry.crop, geometry.crop, CV_8UC3, picture.rgb.data());
  resized(cv::Rect(geometry.left, geometry.top, geometry.crop, geometry.crop)).copyTo(target);
  return picture;
}

ClipTensor normalise(const std::vector<Image>& pictures, const Normalisation& normalisation) {
  ClipTensor tensor;
  if (pictures.empty()) return tensor;
  tensor.frames = static_cast<int>(pictures.size());
  tensor.height = pictures.front().height;
  tensor.width = pictures.front().width;
  const std::size_t pixels = static_cast<std::size_t>(tensor.height) * static_cast<std::size_t>(tensor.width);
  tensor.values.resize(3 * pictures.size() * pixels);
  std::array<ByteToValue, 3> tables;
  for (std::size_t c = 0; c < 3; ++c) tables[c] = normalisedBytes(normalisation.mean[c], normalisation.deviation[c]);
  for (std::size_t frame = 0; frame < pictures.size(); ++frame) {
    const Image& picture = pictures[frame];
    if (picture.width != tensor.width || picture.height != tensor.height || picture.rgb.size() != 3 * pixels) {
      fail(ErrorKind::Mismatch, "The pictures of a window must all have one size.");
    }
    normalisePicture(picture, tables, tensor.values.data() + frame * pixels, pictures.size() * pixels);
  }
  return tensor;
}

}  // namespace lacuna::media
