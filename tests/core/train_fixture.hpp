#pragma once

#include <string>

#include "core/base/random_draws.hpp"
#include "core/base/whole_file.hpp"
#include "core/train/run_files.hpp"
#include "core/train/trainer.hpp"

namespace lacuna::test {

/// A network small enough that a step takes milliseconds, with two heads and a grid of 4 x 4.
inline train::Recipe tinyRecipe() {
  train::Recipe recipe;
  recipe.size = {32, 8, 8, 2, 24, 1, 2, 36, 1, 3};
  recipe.batch = 4;
  recipe.steps = 8;
  recipe.hidden_most = 40;
  return recipe;
}

/// Weights of any size, unlike those of a short training, so that every part of the network counts.
inline train::TrainingState roughState(const train::Recipe& recipe, train::TrainingState state) {
  RandomDraws draws(77);
  state.recipe = recipe;
  for (auto* values : {&state.weights, &state.ema})
    for (float& value : *values) value += static_cast<float>(draws.within(-0.3, 0.3));
  return state;
}

inline std::string bytesOfFile(const std::string& path) { return readWhole(path, 1U << 28); }

}  // namespace lacuna::test
