#include "core/analysis/nearest.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/error.hpp"

namespace lacuna::analysis {

std::vector<Neighbour> nearestTokens(const Matrix& latents, std::span<const float> query, int count) {
  if (query.size() != latents.cols) {
    fail(ErrorKind::Mismatch, "The query has " + std::to_string(query.size()) + " features, the latents have " +
                                  std::to_string(latents.cols) + ".");
  }
  double query_squares = 0;
  for (const float value : query) query_squares += static_cast<double>(value) * value;
  std::vector<Neighbour> all(latents.rows);
  for (std::size_t r = 0; r < latents.rows; ++r) {
    const std::span<const float> row = latents.row(r);
    double dot = 0, squares = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
      dot += static_cast<double>(row[i]) * query[i];
      squares += static_cast<double>(row[i]) * row[i];
    }
    const double lengths = std::sqrt(squares * query_squares);
    all[r] = {TokenId{static_cast<std::int32_t>(r)}, lengths > 0 ? static_cast<float>(dot / lengths) : 0.0F};
  }
  const auto kept = std::min(static_cast<std::size_t>(std::max(count, 0)), all.size());
  std::partial_sort(
      all.begin(), all.begin() + static_cast<std::ptrdiff_t>(kept), all.end(),
      [](const Neighbour& a, const Neighbour& b) { return a.cosine != b.cosine ? a.cosine > b.cosine : a.id < b.id; });
  all.resize(kept);
  return all;
}

}  // namespace lacuna::analysis
