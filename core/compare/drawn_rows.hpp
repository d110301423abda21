#pragma once

#include <cstdint>
#include <vector>

#include "core/base/random_draws.hpp"

namespace lacuna::compare {

constexpr std::size_t most_match_tokens = 4096;

/// 0..count-1 in an order drawn by Fisher and Yates.
std::vector<std::int64_t> shuffledRows(std::size_t count, RandomDraws& random);

/// Rows that two latent spaces are fitted on, ascending: all, or `most_match_tokens` that are drawn.
std::vector<std::int64_t> drawnRows(std::size_t count, std::uint64_t seed);

}  // namespace lacuna::compare
