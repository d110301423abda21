#include "core/compare/drawn_rows.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace lacuna::compare {

std::vector<std::int64_t> shuffledRows(std::size_t count, RandomDraws& random) {
  std::vector<std::int64_t> order(count);
  std::iota(order.begin(), order.end(), std::int64_t{0});
  for (std::size_t i = count; i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
  return order;
}

std::vector<std::int64_t> drawnRows(std::size_t count, std::uint64_t seed) {
  RandomDraws random(mixedSeed(seed, 3));
  std::vector<std::int64_t> rows = shuffledRows(count, random);
  rows.resize(std::min(count, most_match_tokens));
  std::ranges::sort(rows);
  return rows;
}

}  // namespace lacuna::compare
