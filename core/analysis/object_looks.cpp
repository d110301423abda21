#include "core/analysis/object_looks.inl"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace lacuna::analysis {
namespace {

constexpr int levels = 16, colours = levels * levels * levels;

std::size_t binOf(const cv::Vec3b& rgb) {
  return static_cast<std::size_t>((rgb[0] / levels * levels + rgb[1] / levels) * levels + rgb[2] / levels);
}

/// Shares of the colours under weights, each colour spread to its neighbours: shading changes as a thing moves.
std::vector<float> histogram(const cv::Mat& rgb, const cv::Mat& weights) {
  std::vector<float> counted(colours, 0.0F), spread(colours, 0.0F);
  for (int y = 0; y < rgb.rows; ++y)
    for (int x = 0; x < rgb.cols; ++x) counted[binOf(rgb.at<cv::Vec3b>(y, x))] += weights.at<float>(y, x);
  const float all = std::max(static_cast<float>(cv::sum(weights)[0]), 1e-6F);
  constexpr int strides[] = {1, levels, levels * levels};
  for (int bin = 0; bin < colours; ++bin) {
    const float count = counted[static_cast<std::size_t>(bin)] / all;
    if (count == 0) continue;
    spread[static_cast<std::size_t>(bin)] += count / 2;
    for (const int stride : strides) {
      const int level = bin / stride % levels;
      if (level > 0) spread[static_cast<std::size_t>(bin - stride)] += count / 12;
      if (level + 1 < levels) spread[static_cast<std::size_t>(bin + stride)] += count / 12;
    }
  }
  return spread;
}

/// From the pixels of one picture to those of another of this size: scaled and turned about `centre` there, from the middle
/// of a canvas here. OpenCV counts from the middle of the first pixel.
cv::Mat fromCanvas(const cv::Size& canvas, const cv::Point2d& centre, double scale, double turn_rad) {
  const double a = scale * std::cos(turn_rad), b = scale * std::sin(turn_rad);
  const double cx = (canvas.width - 1) / 2.0, cy = (canvas.height - 1) / 2.0;
  return (cv::Mat_<double>(2, 3) << a, -b, centre.x - 0.5 - a * cx + b * cy, b, a, centre.y - 0.5 - b * cx - a * cy);
}

/// A piece of a picture that may reach beyond its border.
cv::Mat cut(const cv::Mat& picture, const cv::Rect& area, int border) {
  const cv::Mat shift = (cv::Mat_<double>(2, 3) << 1, 0, area.x, 0, 1, area.y);
  cv::Mat piece;
  cv::warpAffine(picture, piece, shift, area.size(), cv::INTER_NEAREST | cv::WARP_INVERSE_MAP, border);
  return piece;
}

double weightedMean(const cv::Mat& values, const cv::Mat& weights) {
  return values.dot(weights) / std::max(cv::sum(weights)[0], 1e-6);
}

double deviation(const cv::Mat& values, const cv::Mat& weights) {
  const double mean = weightedMean(values, weights);
  return std::sqrt(std::max(0.0, weightedMean(values.mul(values), weights) - mean * mean));
}

/// Correlation to score: unrelated pictures of this size reach 0.25 somewhere by chance, 0.85 is as good as the same.
void correlationToScore(cv::Mat& correlation) {
  for (int y = 0; y < correlation.rows; ++y) {
    for (float& value : cv::Mat_<float>(correlation.row(y))) {
      const bool meant = std::isfinite(value) && value <= 1.001F;  // where all is flat there is none
      value = meant ? std::clamp((value - 0.25F) / 0.6F, 0.0F, 1.0F) : 0.0F;
    }
  }
}

}  // namespace

ObjectColours::ObjectColours(const cv::Mat& rgb, const cv::Mat& inside, const cv::Mat& ring) : of_object_(colours) {
  const std::vector<float> object = histogram(rgb, inside), all_else = histogram(rgb, 1.0 - inside);
  const std::vector<float> near = histogram(rgb, ring);
  constexpr float too_rare = 1e-4F;
  for (std::size_t i = 0; i < of_object_.size(); ++i)
    of_object_[i] = object[i] / (object[i] + (all_else[i] + near[i]) / 2 + too_rare);
}

cv::Mat ObjectColours::likelihood(const cv::Mat& rgb) const {
  cv::Mat likelihood(rgb.size(), CV_32F);
  for (int y = 0; y < rgb.rows; ++y)
    for (int x = 0; x < rgb.cols; ++x) likelihood.at<float>(y, x) = of_object_[binOf(rgb.at<cv::Vec3b>(y, x))];
  return likelihood;
}

/// What is laid over a picture at one scale and turn.
struct ObjectLooks::Kernel {
  cv::Mat contrast;       // mean inside less half the mean around
  cv::Mat outlined;       // 0 or 1
  cv::Mat first, recent;  // grey
  cv::Size size() const { return contrast.size(); }
};

ObjectLooks::ObjectLooks(const cv::Mat& rgb, const cv::Mat& inside, const Spot& spot) : canvas_(inside.size()) {
  const cv::Mat there = onCanvas(cv::Mat(rgb.size(), CV_32F, cv::Scalar(1)), spot, cv::BORDER_CONSTANT);
  inside_ = inside.mul(there);
  const int rim = 1 + std::min(inside.cols, inside.rows) / 8;
  const cv::Mat around = cv::getStructuringElement(cv::MORPH_ELLIPSE, {2 * rim + 1, 2 * rim + 1});
  const cv::Mat edge = cv::getStructuringElement(cv::MORPH_RECT, {3, 3});
  cv::dilate(inside, ring_, around);
  ring_ = (ring_ - inside).mul(there);
  cv::dilate(inside_, outlined_, edge);

  const cv::Mat to_picture = fromCanvas(inside.size(), spot.centre, spot.scale, spot.turn_rad);
  cv::Mat inside_picture, ring_in_picture;
  cv::warpAffine(inside_, inside_picture, to_picture, rgb.size());
  cv::warpAffine(ring_, ring_in_picture, to_picture, rgb.size());
  colours_ = ObjectColours(rgb, inside_picture, ring_in_picture);

  const Seen seen = see(rgb);
  first_ = onCanvas(seen.grey_float, spot, cv::BORDER_REPLICATE);
  recent_ = first_.clone();
  const cv::Mat likely = onCanvas(seen.likelihood, spot, cv::BORDER_CONSTANT);
  contrast_ = weightedMean(likely, inside_) - weightedMean(likely, ring_) / 2;
  constexpr double plain = 25;  // grey levels
  colour_weight_ = contrast_ > 0.05 ? std::min(contrast_, 1.0) : 0;
  picture_weight_ = 0.25 + 0.5 * std::min(1.0, deviation(first_, outlined_) / plain);
  const double both = colour_weight_ + picture_weight_;
  colour_weight_ /= both;
  picture_weight_ /= both;
}

Seen ObjectLooks::see(const cv::Mat& rgb) const {
  Seen seen{rgb, {}, {}, colours_.likelihood(rgb)};
  cv::cvtColor(rgb, seen.grey, cv::COLOR_RGB2GRAY);
  seen.grey.convertTo(seen.grey_float, CV_32F);
  return seen;
}

cv::Mat ObjectLooks::onCanvas(const cv::Mat& picture, const Spot& spot, int border) const {
  const cv::Mat map = fromCanvas(canvas_, spot.centre, spot.scale, spot.turn_rad);
  cv::Mat canvas;
  cv::warpAffine(picture, canvas, map, canvas_, cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, border);
  return canvas;
}

ObjectLooks::Kernel ObjectLooks::kernelOf(const Spot& spot) const {
  const auto scaled = [&](int side) { return std::max(3, static_cast<int>(std::lround(side * spot.scale))); };
  const cv::Size size(scaled(canvas_.width), scaled(canvas_.height));
  const cv::Mat map = fromCanvas(canvas_, {size.width / 2.0, size.height / 2.0}, spot.scale, spot.turn_rad);
  const auto laid = [&](const cv::Mat& canvas, int border) {
    cv::Mat kernel;
    cv::warpAffine(canvas, kernel, map, size, cv::INTER_LINEAR, border);
    return kernel;
  };
  const cv::Mat inside = laid(inside_, cv::BORDER_CONSTANT), ring = laid(ring_, cv::BORDER_CONSTANT);
  Kernel kernel;
  kernel.contrast = inside / std::max(cv::sum(inside)[0], 1e-6) - ring / (2 * std::max(cv::sum(ring)[0], 1e-6));
  cv::threshold(laid(outlined_, cv::BORDER_CONSTANT), kernel.outlined, 0.5, 1, cv::THRESH_BINARY);
  kernel.first = laid(first_, cv::BORDER_REPLICATE);
  kernel.recent = laid(recent_, cv::BORDER_REPLICATE);
  return kernel;
}

/// The score with the kernel's upper left corner at every pixel of an area that leaves room for the kernel; above 1 where
/// the colours agree even better than at the start.
cv::Mat ObjectLooks::responses(const Seen& seen, const Kernel& kernel, const cv::Rect& area) const {
  cv::Mat all = cv::Mat::zeros(area.height - kernel.size().height + 1, area.width - kernel.size().width + 1, CV_32F);
  if (colour_weight_ > 0) {
    cv::matchTemplate(cut(seen.likelihood, area, cv::BORDER_CONSTANT), kernel.contrast, all, cv::TM_CCORR);
    all = cv::max(all, 0.0) * (colour_weight_ / contrast_);
  }
  if (cv::countNonZero(kernel.outlined) == 0) return all;
  const cv::Mat grey = cut(seen.grey_float, area, cv::BORDER_REPLICATE);
  cv::Mat first, recent;
  cv::matchTemplate(grey, kernel.first, first, cv::TM_CCOEFF_NORMED, kernel.outlined);
  cv::matchTemplate(grey, kernel.recent, recent, cv::TM_CCOEFF_NORMED, kernel.outlined);
  correlationToScore(first);
  correlationToScore(recent);
  return all + cv::max(first, recent) * picture_weight_;
}

/// The best place at one scale; `preference` is its score less what its distance costs.
ObjectLooks::Match ObjectLooks::bestOf(const Seen& seen, const Spot& expected, const Spot& as, double radius,
                                       double& preference) const {
  constexpr double for_farthest = 0.15;
  const Kernel kernel = kernelOf(as);
  const cv::Size size = kernel.size();
  const int reach = static_cast<int>(std::ceil(radius));
  const cv::Point corner(static_cast<int>(std::lround(expected.centre.x - size.width / 2.0)),
                         static_cast<int>(std::lround(expected.centre.y - size.height / 2.0)));
  const cv::Rect area(corner - cv::Point(reach, reach), size + cv::Size(2 * reach, 2 * reach));
  const cv::Mat scores = responses(seen, kernel, area);
  cv::Point best;
  preference = -1;
  for (int y = 0; y < scores.rows; ++y) {
    for (int x = 0; x < scores.cols; ++x) {
      const double off = (x - reach) * (x - reach) + (y - reach) * (y - reach);
      const double here = scores.at<float>(y, x) - for_farthest * std::min(1.0, off / std::max(1.0, radius * radius));
      if (here <= preference) continue;
      preference = here;
      best = {x, y};
    }
  }
  Spot spot = as;
  spot.centre = cv::Point2d(area.tl() + best) + cv::Point2d(size.width / 2.0, size.height / 2.0);
  return {spot, std::min(1.0, static_cast<double>(scores.at<float>(best)))};
}

ObjectLooks::Match ObjectLooks::best(const Seen& seen, const Spot& expected, const Search& search) const {
  constexpr double for_same_scale = 0.02;
  Match best;
  double highest = -2;
  for (const double scale : search.scales) {
    Spot as = expected;
    as.scale *= scale;
    double preference = 0;
    const Match match = bestOf(seen, expected, as, search.radius, preference);
    if (scale != 1) preference -= for_same_scale;
    if (preference <= highest) continue;
    highest = preference;
    best = match;
  }
  return best;
}

double ObjectLooks::score(const Seen& seen, const Spot& spot) const { return best(seen, spot, {}).score; }

void ObjectLooks::learn(const Seen& seen, const Spot& spot) {
  constexpr double share = 0.2;
  recent_ = recent_ * (1 - share) + onCanvas(seen.grey_float, spot, cv::BORDER_REPLICATE) * share;
}

cv::Mat ObjectLooks::silhouette(const Spot& spot, const cv::Size& size) const {
  cv::Mat inside;
  cv::warpAffine(inside_, inside, fromCanvas(canvas_, spot.centre, spot.scale, spot.turn_rad), size);
  return inside > 0.5;
}

double ObjectLooks::side(const Spot& spot) const { return std::sqrt(cv::sum(inside_)[0]) * spot.scale; }

}  // namespace lacuna::analysis
