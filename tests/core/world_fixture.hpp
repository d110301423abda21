#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "core/base/hash.hpp"
#include "core/base/image.hpp"
#include "core/world/painter.hpp"
#include "core/world/scene.hpp"

namespace lacuna::test {

inline world::SceneSpec specOf(world::SceneKind kind, std::uint64_t seed,
                               world::Violation violation = world::Violation::None) {
  world::SceneSpec spec;
  spec.kind = kind;
  spec.seed = seed;
  spec.violation = violation;
  return spec;
}

inline void set(world::SceneSpec& spec, world::Knob knob, double value) {
  spec.knobs[static_cast<std::size_t>(knob)] = value;
}

inline const std::vector<world::Body>& frameOf(const world::Clip& clip, int frame) {
  return clip.frames[static_cast<std::size_t>(frame)];
}

/// All that decides how a body looks; what is absent looks like nothing, so it is left out.
inline std::vector<double> looksOf(const world::Clip& clip, int frame) {
  std::vector<double> all;
  for (const world::Body& b : frameOf(clip, frame)) {
    if (!b.present) continue;
    all.insert(all.end(), {b.x, b.y, b.vx, b.vy, b.angle, b.half_width, b.half_height, static_cast<double>(b.form),
                           b.color.r, b.color.g, b.color.b, b.band.r, b.band.g, b.band.b, b.ground, b.visible});
  }
  return all;
}

inline Hash128 hashOf(const Image& image) {
  Hasher hasher;
  return hasher.bytes(image.rgb.data(), image.rgb.size()).digest();
}

/// How far a body reaches below its centre; boxes and planks turn.
inline double reachDown(const world::Body& b) {
  if (b.form == world::Form::Ball) return b.half_width;
  return b.half_width * std::abs(std::sin(b.angle)) + b.half_height * std::abs(std::cos(b.angle));
}

}  // namespace lacuna::test
