#include "core/world/shading.hpp"

#include <array>

namespace lacuna::world {
namespace {

float linearFromSrgb(float s) { return s <= 0.04045F ? s / 12.92F : std::pow((s + 0.055F) / 1.055F, 2.4F); }

constexpr int curve_steps = 4096;
constexpr float curve_white = 1.6F;

/// sRGB values 0..255 over linear light 0..`curve_white`.
std::array<float, curve_steps + 1> makeCurve() {
  std::array<float, curve_steps + 1> curve;
  for (int i = 0; i <= curve_steps; ++i) {
    const float light = curve_white * static_cast<float>(i) / curve_steps;
    const float shown = light < 0.7F ? light : 0.7F + 0.3F * (1 - std::exp(-(light - 0.7F) / 0.3F));
    curve[static_cast<std::size_t>(i)] =
        255 * (shown <= 0.0031308F ? 12.92F * shown : 1.055F * std::pow(shown, 1 / 2.4F) - 0.055F);
  }
  return curve;
}

}  // namespace

Color fromHex(std::uint32_t hex) {
  const auto channel = [&](int shift) { return linearFromSrgb(static_cast<float>(hex >> shift & 0xFF) / 255); };
  return {channel(16), channel(8), channel(0)};
}

std::uint8_t toByte(float linear, float grain) {
  static const std::array<float, curve_steps + 1> curve = makeCurve();
  const float at = std::clamp(linear, 0.0F, curve_white) * (curve_steps / curve_white);
  const auto low = std::min(static_cast<std::size_t>(at), std::size_t{curve_steps - 1});
  const float value = mix(curve[low], curve[low + 1], at - static_cast<float>(low)) + grain;
  return static_cast<std::uint8_t>(std::clamp(value + 0.5F, 0.0F, 255.0F));
}

float valueNoise(float x, float y, std::uint32_t seed) {
  const float fx = std::floor(x), fy = std::floor(y);
  const auto ix = static_cast<std::int32_t>(fx), iy = static_cast<std::int32_t>(fy);
  const float tx = x - fx, ty = y - fy;
  const float sx = tx * tx * (3 - 2 * tx), sy = ty * ty * (3 - 2 * ty);
  const float top = mix(cellNoise(ix, iy, seed), cellNoise(ix + 1, iy, seed), sx);
  const float bottom = mix(cellNoise(ix, iy + 1, seed), cellNoise(ix + 1, iy + 1, seed), sx);
  return mix(top, bottom, sy);
}

float fractalNoise(float x, float y, std::uint32_t seed, int octaves) {
  float sum = 0, weight = 0.5F, total = 0;
  for (int i = 0; i < octaves; ++i) {
    sum += weight * valueNoise(x, y, seed + static_cast<std::uint32_t>(i));
    total += weight;
    weight *= 0.5F;
    x *= 2.03F;
    y *= 2.03F;
  }
  return sum / total;
}

float boxDistance(float x, float y, float x0, float y0, float x1, float y1, float radius) {
  const float dx = std::max(x0 + radius - x, x - x1 + radius), dy = std::max(y0 + radius - y, y - y1 + radius);
  const float outside = std::hypot(std::max(dx, 0.0F), std::max(dy, 0.0F));
  return outside + std::min(std::max(dx, dy), 0.0F) - radius;
}

float ellipseDistance(float x, float y, float cx, float cy, float rx, float ry) {
  const float ux = (x - cx) / rx, uy = (y - cy) / ry;
  const float length = std::hypot(ux, uy);
  const float slope = std::hypot(ux / rx, uy / ry);  // first-order distance: exact on the outline
  return slope > 1e-6F ? length * (length - 1) / slope : -std::min(rx, ry);
}

}  // namespace lacuna::world
