#pragma once

#include <cstdint>
#include <string>

#include "core/latent/run.hpp"
#include "core/model/speed.hpp"

namespace lacuna::latent {

/// What a run will take on this machine: said before it begins.
struct Expectation {
  int tokens = 0, visible = 0, hidden = 0;
  std::uint64_t weight_bytes = 0;   ///< loaded already
  std::uint64_t working_bytes = 0;  ///< beyond the weights, at the peak
  double targets_s = 0, context_s = 0, predict_s = 0;  ///< 0 for what is in the cache

  double seconds() const { return targets_s + context_s + predict_s; }
};

/// From the sizes of the model, its measured speed, and what the cache has already.
Expectation expectationOf(const RunRequest& request, const model::Speed& speed, const LatentCache& cache);

/// "2,048 tokens (512 visible), 1,304 MB of weights, 70 MB working memory, about 9.8 s"
std::string textOf(const Expectation& expectation);

}  // namespace lacuna::latent
