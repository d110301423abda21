#pragma once

#include <memory>

#include "core/evaluate/latent_model.hpp"
#include "core/model/model.hpp"

namespace lacuna::app {

/// A model file under the program's own engine, as measures see it: clips as it was trained on, at most 16 frames.
std::unique_ptr<evaluate::LatentModel> engineModel(std::shared_ptr<const model::Model> model,
                                                   const jobs::JobContext& context);

}  // namespace lacuna::app
