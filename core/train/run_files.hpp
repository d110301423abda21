#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/train/recipe.hpp"
#include "core/train/trainer.hpp"

namespace lacuna::train {

/// All that a run needs to go on exactly: every random choice follows from the recipe's seed and the step.
struct TrainingState {
  Recipe recipe;
  int step = 0;
  std::vector<float> weights, moment, square;  ///< online network and the optimizer's two averages
  std::vector<float> ema;                      ///< target encoder
  std::uint64_t clips_hash = 0;                ///< of the person's own clips that it is trained on; 0: none
};

/// Writes beside and renames, so that a kill leaves the old state or the new one.
void writeState(const TrainingState& state, const std::string& path);

/// Throws `Failure`: NotFound, Unreadable (damaged, of another version, or with settings that do not fit together).
TrainingState readState(const std::string& path);

/// How weights are stored: half precision keeps 11 bits and halves the file.
enum class Storage { Float32, Float16 };

/// model.safetensors and config.json in the Hugging Face layout of V-JEPA 2: the EMA encoder, which serves both for context
/// and targets, and the predictor.
void writeModel(const TrainingState& state, const std::string& folder, const std::string& name, Storage storage);

/// The weights as a file in half precision has them.
TrainingState halved(TrainingState state);

std::string logHeader();
std::string logLine(const TrainingRow& row);

/// Drops the lines of steps after `step` from a log that a killed run left.
void trimLog(const std::string& path, int step);

}  // namespace lacuna::train
