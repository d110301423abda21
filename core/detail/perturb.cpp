#include "core/detail/perturb.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

#include "core/base/closest_name.hpp"
#include "core/base/error.hpp"
#include "core/base/random_draws.hpp"

namespace lacuna::detail {
namespace {

constexpr double blur_share = 0.05, shift_share = 0.25;             // of the picture's side
constexpr double noise_levels = 64, grain_levels = 40, bright_levels = 80;  // of 255
constexpr double grain_share = 1.0 / 48;                            // of the side: how smooth the grain is
constexpr int channels = 3;

Image blank(const Image& like) { return {like.width, like.height, std::vector<std::uint8_t>(like.rgb.size())}; }

/// OpenCV only reads it: a constant picture cannot be wrapped otherwise.
cv::Mat read(const Image& picture) { return {picture.height, picture.width, CV_8UC3, const_cast<std::uint8_t*>(picture.rgb.data())}; }
cv::Mat written(Image& picture) { return {picture.height, picture.width, CV_8UC3, picture.rgb.data()}; }

/// Normally distributed, by the transform of Box and Muller 1958.
class NormalDraws {
 public:
  explicit NormalDraws(std::uint64_t seed) : draws_(seed) {}
  float next() {
    if (has_second_) {
      has_second_ = false;
      return second_;
    }
    const double length = std::sqrt(-2 * std::log(1 - draws_.unit())), angle = 2 * std::numbers::pi * draws_.unit();
    has_second_ = true;
    second_ = static_cast<float>(length * std::sin(angle));
    return static_cast<float>(length * std::cos(angle));
  }

 private:
  RandomDraws draws_;
  bool has_second_ = false;
  float second_ = 0;
};

cv::Mat drawn(const Image& like, int type, std::uint64_t seed) {
  cv::Mat values(like.height, like.width, type);
  NormalDraws draws(seed);
  std::generate(values.ptr<float>(), values.ptr<float>() + values.total() * static_cast<std::size_t>(values.channels()), [&] { return draws.next(); });
  return values;
}

Image plus(const Image& picture, const cv::Mat& levels) {
  Image sum = blank(picture);
  cv::Mat target = written(sum);
  cv::Mat values;
  read(picture).convertTo(values, CV_32FC3);
  values += levels;
  values.convertTo(target, CV_8UC3);  // rounds and keeps to 0..255
  return sum;
}

Image blurred(const Image& picture, double strength) {
  Image result = blank(picture);
  const double sigma_px = std::max(1e-3, strength * blur_share * picture.width);
  cv::GaussianBlur(read(picture), written(result), {}, sigma_px, sigma_px, cv::BORDER_REFLECT_101);
  return result;
}

/// Smooth grey grain, of mean deviation 1, another in each frame.
cv::Mat grainOf(const Image& like, std::uint64_t seed) {
  cv::Mat grain = drawn(like, CV_32FC1, seed), three;
  const double sigma_px = std::max(0.5, grain_share * like.width);
  cv::GaussianBlur(grain, grain, {}, sigma_px, sigma_px, cv::BORDER_REFLECT_101);
  cv::Scalar mean, deviation;
  cv::meanStdDev(grain, mean, deviation);
  grain = (grain - mean[0]) / std::max(1e-9, deviation[0]);
  cv::merge(std::vector<cv::Mat>(channels, grain), three);
  return three;
}

Image turned(const Image& picture, double strength) {
  constexpr int whole_turn = 256;
  Image result = blank(picture);
  cv::Mat hsv;
  cv::cvtColor(read(picture), hsv, cv::COLOR_RGB2HSV_FULL);
  const int turn = static_cast<int>(std::lround(strength * whole_turn / 2));
  for (auto pixel = hsv.begin<cv::Vec3b>(); pixel != hsv.end<cv::Vec3b>(); ++pixel) (*pixel)[0] = static_cast<std::uint8_t>(((*pixel)[0] + turn) % whole_turn);
  cv::cvtColor(hsv, written(result), cv::COLOR_HSV2RGB_FULL);
  return result;
}

/// Dark lines where the brightness changes, on white.
Image sketched(const Image& picture, double strength) {
  constexpr double line_gain = 2;
  Image result = blank(picture);
  cv::Mat grey, across, down, length, lines, three;
  cv::cvtColor(read(picture), grey, cv::COLOR_RGB2GRAY);
  cv::Sobel(grey, across, CV_32F, 1, 0);
  cv::Sobel(grey, down, CV_32F, 0, 1);
  cv::magnitude(across, down, length);
  length.convertTo(lines, CV_8U, -line_gain, 255);
  cv::merge(std::vector<cv::Mat>(channels, lines), three);
  cv::addWeighted(read(picture), 1 - strength, three, strength, 0, written(result));
  return result;
}

Image shifted(const Image& picture, double strength) {
  const int by_px = std::min(picture.width - 1, static_cast<int>(std::lround(strength * shift_share * picture.width)));
  Image result = blank(picture);
  cv::Mat wide;
  cv::copyMakeBorder(read(picture), wide, 0, 0, by_px, 0, cv::BORDER_REFLECT_101);
  wide(cv::Rect(0, 0, picture.width, picture.height)).copyTo(written(result));
  return result;
}

/// The frame that stands from here on; the last one: nothing stands.
std::size_t frozenFrom(std::size_t frames, double strength) { return static_cast<std::size_t>(std::lround((1 - strength) * static_cast<double>(frames - 1))); }

Image changed(const std::vector<Image>& pictures, std::size_t frame, Kind kind, double strength, std::uint64_t seed) {
  const Image& picture = pictures[frame];
  const std::uint64_t of_frame = mixedSeed(mixedSeed(seed, static_cast<std::uint64_t>(kind)), frame);
  switch (kind) {
    case Kind::Blur: return blurred(picture, strength);
    case Kind::Noise: return plus(picture, drawn(picture, CV_32FC3, of_frame) * (strength * noise_levels));
    case Kind::Flicker: return plus(picture, grainOf(picture, of_frame) * (strength * grain_levels));
    case Kind::Hue: return turned(picture, strength);
    case Kind::Brightness: return plus(picture, cv::Mat(picture.height, picture.width, CV_32FC3, cv::Scalar::all(strength * bright_levels)));
    case Kind::Sketch: return sketched(picture, strength);
    case Kind::Shift: return shifted(picture, strength);
    case Kind::Freeze: return pictures[std::min(frame, frozenFrom(pictures.size(), strength))];
  }
  fail(ErrorKind::Internal, "There is no such change.");
}

}  // namespace

const std::vector<KindInfo>& kinds() {
  static const std::vector<KindInfo> all = {
      {Kind::Blur, "blur", "Blur", "Gaussian blur of 5 % of the picture's side", false},
      {Kind::Noise, "noise", "Noise", "Noise of 64 of 255 levels, drawn for each pixel, channel and frame", false},
      {Kind::Flicker, "flicker", "Texture flicker", "Smooth grey grain of 40 of 255 levels, drawn anew in each frame", false},
      {Kind::Hue, "hue", "Colour shift", "Every hue is turned to its opposite", false},
      {Kind::Brightness, "brightness", "Brightness", "80 of 255 levels brighter", false},
      {Kind::Sketch, "sketch", "Sketch", "Dark edges on white in place of the picture", false},
      {Kind::Shift, "shift", "Picture moved", "The picture is moved to the right by a quarter of its side", true},
      {Kind::Freeze, "freeze", "Time frozen", "The first frame stands through the whole clip", true}};
  return all;
}

const KindInfo& infoOf(Kind kind) { return kinds().at(static_cast<std::size_t>(kind)); }

Kind kindOf(const std::string& name) {
  std::string names;
  std::vector<std::string> all;
  for (const KindInfo& info : kinds()) {
    if (info.name == name) return info.kind;
    names += (names.empty() ? "" : ", ") + info.name;
    all.push_back(info.name);
  }
  fail(ErrorKind::Refused, "There is no change of that name." + didYouMean(name, all) + " Use some of: " + names + ".", name.substr(0, 80));
}

std::vector<Image> perturbed(const std::vector<Image>& pictures, Kind kind, double strength, std::uint64_t seed, const jobs::JobContext& context) {
  if (!(strength >= 0 && strength <= 1)) fail(ErrorKind::Mismatch, "A strength goes from 0 to 1.");
  if (strength == 0) return pictures;
  std::vector<Image> result;
  for (std::size_t frame = 0; frame < pictures.size(); ++frame) {
    context.throwIfStopped();
    result.push_back(changed(pictures, frame, kind, strength, seed));
  }
  return result;
}

std::vector<Image> picturesOf(const media::ClipTensor& input) {
  const media::Normalisation norm;
  const std::size_t pixels = static_cast<std::size_t>(input.width) * static_cast<std::size_t>(input.height);
  const auto frames = static_cast<std::size_t>(input.frames);
  std::vector<Image> pictures;
  for (std::size_t frame = 0; frame < frames; ++frame) {
    Image picture{input.width, input.height, std::vector<std::uint8_t>(channels * pixels)};
    for (std::size_t channel = 0; channel < channels; ++channel) {
      const float* from = input.values.data() + (channel * frames + frame) * pixels;
      for (std::size_t i = 0; i < pixels; ++i)
        picture.rgb[channels * i + channel] = static_cast<std::uint8_t>(std::clamp(std::lround((from[i] * norm.deviation[channel] + norm.mean[channel]) * 255), 0L, 255L));
    }
    pictures.push_back(std::move(picture));
  }
  return pictures;
}

}  // namespace lacuna::detail
