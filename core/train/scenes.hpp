#pragma once

#include <cstdint>
#include <vector>

#include "core/train/recipe.hpp"
#include "core/world/scene.hpp"

namespace lacuna::train {

/// Steps whose clips are drawn alike, so that they can be drawn at once.
constexpr int steps_alike = 8;

/// The clips of one training step and how they are drawn: the same in steps 0..7, 8..15, and so on.
struct TrainingScenes {
  std::vector<world::Clip> clips;
  int first_frame = 0;  ///< where the window begins
  double softness = 1;  ///< width of edges, pixels: pictures come sharper or softer from other preparations
};

/// Scenes of step `step`: kinds in fixed shares, among them possible clips such as pairs are made of; everything else by
/// chance. Their seeds have the highest bit set, which no scene that is measured on has.
TrainingScenes drawTrainingScenes(const Recipe& recipe, int step, int count);

/// Seed number `index` of one of the streams of scenes that are measured on; its highest bit is clear.
std::uint64_t heldOutSeed(std::uint64_t seed, std::uint64_t stream, int index);

/// A scene that no training ever sees: number `index` of the held-out ones, of the same kinds and shares, without those of pairs.
world::Clip heldOutClip(std::uint64_t index, int frames);

}  // namespace lacuna::train
