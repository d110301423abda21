#pragma once

#include <span>
#include <vector>

#include "core/base/ids.hpp"
#include "core/base/matrix.hpp"

namespace lacuna::analysis {

struct Neighbour {
  TokenId id{};
  float cosine = 0;
};

/// The `count` rows of `latents` (row = token id) most similar to `query` by cosine, best first.
std::vector<Neighbour> nearestTokens(const Matrix& latents, std::span<const float> query, int count);

}  // namespace lacuna::analysis
