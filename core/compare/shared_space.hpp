#pragma once

#include <cstdint>
#include <vector>

#include "core/base/ids.hpp"
#include "core/base/matrix.hpp"
#include "core/jobs/job_context.hpp"

namespace lacuna::compare {

/// Latents of one run: true ones of the whole clip, layer-normed, and predicted ones of the shared tokens, in their order.
struct SpaceSide {
  const Matrix& targets_normed;  ///< [tokens, width]
  Matrix predicted;              ///< [shared, width]
};

/// Both runs' latents of the shared tokens on two axes: the first principal components of A's true tokens.
struct SharedSpace {
  bool turned = false;            ///< B's were turned, scaled and moved to fit A's; else both are of one space
  double explained[2] = {0, 0};   ///< share of the variance of A's true tokens
  Matrix true_a, predicted_a, true_b, predicted_b;  ///< [shared, 2]
};

/// B's latents x become s * (x - mean B) R + mean A, with R from the singular vectors of A'B (orthogonal Procrustes, match.hpp) and
/// s = (sum of singular values) / |B|^2, fitted on true tokens (`drawnRows` of them); with `same_space` they are left as they are. Axes have
/// their largest coefficient positive. Throws `Failure` (Mismatch) as `matchOf`.
SharedSpace sharedSpaceOf(const SpaceSide& a, const SpaceSide& b, const std::vector<TokenId>& tokens, bool same_space, std::uint64_t seed,
                          const jobs::JobContext& context);

}  // namespace lacuna::compare
