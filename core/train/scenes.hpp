#pragma once

#include <cstdint>
#include <vector>

#include "core/train/recipe.hpp"
#include "core/world/scene.hpp"

namespace lacuna::train {

/// The clips of one training step and how they are drawn.
struct TrainingScenes {
  std::vector<world::Clip> clips;
  int first_frame = 0;  ///< where the window begins
  double softness = 1;  ///< width of edges, pixels: pictures come sharper or softer from other preparations
};

/// Scenes of step `step`: kinds in fixed shares, everything else by chance. Their seeds have the highest bit set, which no
/// scene that is measured on has.
TrainingScenes drawTrainingScenes(const Recipe& recipe, int step, int count);

/// A scene that no training ever sees: number `index` of the held-out ones, of the same kinds and shares.
world::Clip heldOutClip(std::uint64_t index, int frames);

}  // namespace lacuna::train
