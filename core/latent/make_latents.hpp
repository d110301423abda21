#pragma once

#include <memory>

#include "core/latent/latent_cache.hpp"
#include "core/latent/run.hpp"

namespace lacuna::latent {

using LatentsPtr = std::shared_ptr<const LatentSet>;

/// Target latents of a whole clip, from the cache, or made now and left there. `block`: 0 for after the final norm, else as
/// the encoder has them after that block, from 1. Throws as `Model::encode` does, and `Failure` (Mismatch) for a block that
/// the encoder has not.
LatentsPtr targetLatents(const media::ClipWindow& window, const model::Model& model, LatentCache& cache,
                         const jobs::JobContext& context, int block = 0);

/// Latents of the visible tokens of a run, likewise.
LatentsPtr contextLatents(const RunRequest& request, LatentCache& cache, const jobs::JobContext& context, int block = 0);

/// The encoder that sees the visible tokens.
model::EncoderRole contextRole(const RunSettings& settings);

/// How the predictor places tokens: on the clip's own grid.
model::PositionGrid positionsOf(const RunRequest& request);

}  // namespace lacuna::latent
