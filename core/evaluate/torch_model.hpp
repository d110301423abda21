#pragma once

#include <memory>

#include "core/evaluate/latent_model.hpp"
#include "core/train/run_files.hpp"

namespace lacuna::evaluate {

/// The network of a training state by LibTorch, float32, on the recipe's device: the EMA encoder for context and targets,
/// as in the model file that the state is written to.
std::unique_ptr<LatentModel> torchModel(const train::TrainingState& state);

/// The same shape with starting weights.
std::unique_ptr<LatentModel> untrainedTorchModel(const train::Recipe& recipe);

}  // namespace lacuna::evaluate
