#include "widgets/scene/cloud_stamps.hpp"

#include <algorithm>
#include <cmath>

namespace lacuna::widgets {
namespace {

float smoothstep(float from, float to, float at) {
  const float share = std::clamp((at - from) / (to - from), 0.0F, 1.0F);
  return share * share * (3 - 2 * share);
}

float mix(float a, float b, float share) { return a + (b - a) * share; }

/// A pixel of a point: how far from the middle in radii, and how much that grows from one pixel to the next.
struct Pixel {
  float x, y, reach, width;
};

Pixel pixelAt(float x, float y, float radius) {
  const float away = std::hypot(x, y);
  return {x / radius, y / radius, away / radius, away > 0 ? (std::abs(x) + std::abs(y)) / away / radius : 1 / radius};
}

float coverOfSphere(const Pixel& p) { return 1 - smoothstep(1 - p.width, 1, p.reach); }
float coverOfRing(const Pixel& p) { return coverOfSphere(p) * smoothstep(0.50F - p.width, 0.50F, p.reach); }

float roundnessOf(const Pixel& p) { return 1 - smoothstep(0.20F, 0.45F, p.width); }

/// How much of its own colour a sphere shows there, and how much white.
std::pair<float, float> shadeOf(const Pixel& p) {
  constexpr float lx = -0.45F, ly = 0.60F, lz = 0.66F;
  const float toward = std::sqrt(std::max(0.0F, 1 - p.reach * p.reach));
  const float light = std::max(0.0F, (p.x * lx + p.y * ly + toward * lz) / std::hypot(lx, ly, lz));
  const float round = roundnessOf(p), rim = mix(1, 0.55F + 0.45F * smoothstep(0, 0.55F, toward), round);
  return {mix(1, 0.62F + 0.44F * light, round) * rim, 0.28F * smoothstep(0.90F, 1, light) * round * rim};
}

CloudStamp stampOf(CloudStamps::Shape shape, float radius, float x, float y) {
  constexpr float least_cover = 0.02F;
  CloudStamp stamp;
  stamp.reach = static_cast<int>(std::ceil(radius + 0.5F));
  for (int row = -stamp.reach; row <= stamp.reach; ++row)
    for (int col = -stamp.reach; col <= stamp.reach; ++col) {
      const Pixel pixel = pixelAt(static_cast<float>(col) + 0.5F - x, static_cast<float>(row) + 0.5F - y, radius);
      const float cover = shape == CloudStamps::Shape::Ring ? coverOfRing(pixel) : coverOfSphere(pixel);
      if (cover <= least_cover) continue;
      const auto [light, shine] = shape == CloudStamps::Shape::Ring ? std::pair(1.0F, 0.0F) : shadeOf(pixel);
      stamp.dots.push_back({col, row, cover, light, shine});
    }
  return stamp;
}

}  // namespace

const CloudStamp& CloudStamps::at(float radius, float x, float y) {
  const float held = std::clamp(radius, smallest, largest);
  const auto find = [this](auto& stamps, std::size_t i, float r, float in_x, float in_y) -> const CloudStamp& {
    if (i >= stamps.size()) stamps.resize(i + 1);
    if (!stamps[i]) stamps[i] = std::make_unique<CloudStamp>(stampOf(shape_, r, in_x, in_y));
    return *stamps[i];
  };
  if (held >= coarse_from) {
    const auto whole = static_cast<std::size_t>(held + 0.5F);
    return find(coarse_, whole, static_cast<float>(whole), 0.5F, 0.5F);
  }
  const auto size = static_cast<int>(held * parts + 0.5F), col = static_cast<int>(x * parts), row = static_cast<int>(y * parts);
  const auto middle = [](int part) { return (static_cast<float>(part) + 0.5F) / parts; };
  const auto place = static_cast<std::size_t>((size * parts + row) * parts + col);
  return find(fine_, place, static_cast<float>(size) / parts, middle(col), middle(row));
}

}  // namespace lacuna::widgets
