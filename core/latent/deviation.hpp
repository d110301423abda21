#pragma once

#include "core/latent/latent_cache.hpp"
#include "core/latent/run.hpp"

namespace lacuna::latent {

/// How far latents that were computed on a GPU or in bf16 are from those of fp32 on the CPU: cosines token by token.
struct Deviation {
  double worst_cosine = 1;
  double mean_cosine = 1;
  TokenId worst_token{};
  int tokens = 0;
};

/// Of two matrices of one shape, row by row.
Deviation deviationOf(const Matrix& exact, const Matrix& other);

/// Targets of a whole clip by the model as it computes, against those by the same weights in fp32 on the CPU. Takes both from
/// the cache where they are, and leaves them there. Throws as `Model::encode` does.
Deviation compareWithExact(const media::ClipWindow& window, const model::Model& model, LatentCache& cache,
                           const jobs::JobContext& context);

}  // namespace lacuna::latent
