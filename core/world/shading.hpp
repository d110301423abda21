#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace lacuna::world {

/// A colour in linear light, 0..1 for what a screen can show.
struct Color {
  float r = 0, g = 0, b = 0;
};

inline Color operator+(Color a, Color b) { return {a.r + b.r, a.g + b.g, a.b + b.b}; }
inline Color operator*(Color a, Color b) { return {a.r * b.r, a.g * b.g, a.b * b.b}; }
inline Color operator*(Color a, float s) { return {a.r * s, a.g * s, a.b * s}; }
inline float mix(float a, float b, float t) { return a + (b - a) * t; }
inline Color mix(Color a, Color b, float t) { return {mix(a.r, b.r, t), mix(a.g, b.g, t), mix(a.b, b.b, t)}; }
inline float saturate(float x) { return std::clamp(x, 0.0F, 1.0F); }

/// 0 below `from`, 1 above `to`, smooth between.
inline float smoothStep(float from, float to, float x) {
  const float t = saturate((x - from) / (to - from));
  return t * t * (3 - 2 * t);
}

/// 0xRRGGBB as designers write it, to linear light.
Color fromHex(std::uint32_t hex);

/// Linear light to an sRGB byte, with a soft shoulder towards white; `grain` is added in sRGB steps.
std::uint8_t toByte(float linear, float grain);

/// Mixes the bits of a cell's coordinates: the same on every machine.
inline std::uint32_t hashCell(std::int32_t x, std::int32_t y, std::uint32_t seed) {
  std::uint32_t h =
      static_cast<std::uint32_t>(x) * 0x8DA6B343U ^ static_cast<std::uint32_t>(y) * 0xD8163841U ^ seed * 0xCB1AB31FU;
  h ^= h >> 15;
  h *= 0x2C1B3C6DU;
  h ^= h >> 12;
  h *= 0x297A2D39U;
  return h ^ h >> 15;
}

/// 0..1 for a cell.
inline float cellNoise(std::int32_t x, std::int32_t y, std::uint32_t seed) {
  return static_cast<float>(hashCell(x, y, seed) >> 8) * (1.0F / 16777216.0F);
}

/// Smooth noise, 0..1, one bump a unit.
float valueNoise(float x, float y, std::uint32_t seed);

/// Octaves of `valueNoise`, about 0..1.
float fractalNoise(float x, float y, std::uint32_t seed, int octaves);

/// How much of a pixel lies inside a shape, from the signed distance (negative inside) and the pixel's size.
inline float coverage(float distance, float pixel) { return saturate(0.5F - distance / pixel); }

/// Signed distances in the units of the arguments.
float boxDistance(float x, float y, float x0, float y0, float x1, float y1, float radius);
float ellipseDistance(float x, float y, float cx, float cy, float rx, float ry);

}  // namespace lacuna::world
