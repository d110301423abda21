#include <algorithm>
#include <limits>

#include "core/latent/errors.hpp"

namespace lacuna::latent {
namespace {

/// A visible token and its squared distance. Ordered by distance, then by id.
struct Candidate {
  std::int64_t distance_squared = std::numeric_limits<std::int64_t>::max();
  std::int32_t id = -1;
  bool nearerThan(const Candidate& other) const {
    return distance_squared != other.distance_squared ? distance_squared < other.distance_squared : id < other.id;
  }
};

/// One pass of the exact distance transform: the best of each line of `length` cells, `stride` apart, per cell of it.
/// Squared distances add up over the axes, so three such passes find the nearest of the whole grid.
void passAlong(std::vector<Candidate>& best, std::size_t first, int length, int stride) {
  std::vector<Candidate> line(static_cast<std::size_t>(length));
  for (int to = 0; to < length; ++to) {
    Candidate nearest;
    for (int from = 0; from < length; ++from) {
      Candidate candidate = best[first + static_cast<std::size_t>(from) * stride];
      if (candidate.id < 0) continue;
      candidate.distance_squared += static_cast<std::int64_t>(to - from) * (to - from);
      if (candidate.nearerThan(nearest)) nearest = candidate;
    }
    line[static_cast<std::size_t>(to)] = nearest;
  }
  for (int i = 0; i < length; ++i) best[first + static_cast<std::size_t>(i) * stride] = line[static_cast<std::size_t>(i)];
}

Matrix meanOfVisible(const Matrix& latents, const mask::Mask& mask) {
  std::vector<double> sums(latents.cols, 0.0);
  const std::vector<TokenId> visible = mask.visibleIds();
  for (const TokenId id : visible) {
    const auto row = latents.row(static_cast<std::size_t>(index(id)));
    for (std::size_t i = 0; i < row.size(); ++i) sums[i] += row[i];
  }
  Matrix mean(1, latents.cols);
  for (std::size_t i = 0; i < sums.size(); ++i)
    mean.values[i] = static_cast<float>(sums[i] / static_cast<double>(visible.size()));
  return mean;
}

/// `guess(id)` gives the guessed latent of a hidden token.
template <class Guess>
Baseline baseline(std::string name, std::string meaning, const std::vector<TokenId>& hidden, const Matrix& truth,
                  const Matrix& truth_normed, Guess guess) {
  Baseline baseline{std::move(name), std::move(meaning), {}, {}};
  baseline.errors.reserve(hidden.size());
  for (const TokenId id : hidden) {
    const auto token = static_cast<std::size_t>(index(id));
    baseline.errors.push_back(tokenErrors(guess(id), truth.row(token), truth_normed.row(token)));
  }
  baseline.mean = meanOf(baseline.errors);
  return baseline;
}

}  // namespace

std::vector<TokenId> nearestVisible(const mask::Mask& mask) {
  const mask::TokenGrid& grid = mask.grid();
  std::vector<Candidate> best(static_cast<std::size_t>(grid.size()));
  for (const TokenId id : mask.visibleIds()) best[static_cast<std::size_t>(index(id))] = {0, index(id)};
  for (int line = 0; line < grid.steps * grid.rows; ++line)
    passAlong(best, static_cast<std::size_t>(line) * grid.cols, grid.cols, 1);
  for (int step = 0; step < grid.steps; ++step) {
    for (int col = 0; col < grid.cols; ++col) {
      passAlong(best, static_cast<std::size_t>(step) * grid.perStep() + col, grid.rows, grid.cols);
    }
  }
  for (int cell = 0; cell < grid.perStep(); ++cell)
    passAlong(best, static_cast<std::size_t>(cell), grid.steps, grid.perStep());
  std::vector<TokenId> nearest(best.size());
  std::transform(best.begin(), best.end(), nearest.begin(),
                 [](const Candidate& candidate) { return TokenId{candidate.id}; });
  return nearest;
}

std::vector<Baseline> baselinesFor(const LatentSet& targets, const Matrix& targets_normed, const mask::Mask& mask) {
  const std::vector<TokenId> hidden = mask.hiddenIds();
  if (hidden.empty() || mask.hiddenCount() == mask.grid().size()) return {};
  const std::vector<TokenId> nearest = nearestVisible(mask);
  const Matrix mean = meanOfVisible(targets_normed, mask);
  std::vector<Baseline> baselines;
  baselines.push_back(baseline("Copy nearest visible",
                               "The true latent of the visible token nearest in step, row and column", hidden,
                               targets.values, targets_normed, [&](TokenId id) {
                                 const TokenId from = nearest[static_cast<std::size_t>(index(id))];
                                 return targets_normed.row(static_cast<std::size_t>(index(from)));
                               }));
  baselines.push_back(baseline("Mean latent", "The mean of the true latents of all visible tokens", hidden, targets.values,
                               targets_normed, [&](TokenId) { return mean.row(0); }));
  return baselines;
}

}  // namespace lacuna::latent
