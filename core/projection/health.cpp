#include "core/projection/health.hpp"

#include <faiss/utils/distances.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

#include "core/base/error.hpp"

namespace lacuna::projection {
namespace {

/// Squared distances of one row to all, and the nearest of the others.
struct Order {
  std::vector<float> distances;
  std::vector<int> nearest;
};

void measure(const Matrix& values, std::size_t row, Order& order) {
  order.distances.resize(values.rows);
  faiss::fvec_L2sqr_ny(order.distances.data(), values.row(row).data(), values.values.data(), values.cols, values.rows);
}

/// Whether `a` is nearer than `b`; of two that are equally far, the first row.
bool nearer(const std::vector<float>& distances, int a, int b) {
  const float at_a = distances[static_cast<std::size_t>(a)], at_b = distances[static_cast<std::size_t>(b)];
  return at_a < at_b || (at_a == at_b && a < b);
}

void findNearest(std::size_t row, std::size_t count, Order& order) {
  order.nearest.resize(order.distances.size());
  std::iota(order.nearest.begin(), order.nearest.end(), 0);
  order.nearest.erase(order.nearest.begin() + static_cast<std::ptrdiff_t>(row));
  std::nth_element(order.nearest.begin(), order.nearest.begin() + static_cast<std::ptrdiff_t>(count), order.nearest.end(),
                   [&](int a, int b) { return nearer(order.distances, a, b); });
  order.nearest.resize(count);
}

/// 1: the nearest of the others.
int rankOf(int other, std::size_t row, const std::vector<float>& distances) {
  int rank = 1;
  for (int i = 0; i < static_cast<int>(distances.size()); ++i)
    rank += static_cast<std::size_t>(i) != row && nearer(distances, i, other) ? 1 : 0;
  return rank;
}

std::vector<double> ranksOf(const std::vector<float>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::vector<double> ranks(values.size());
  for (std::size_t i = 0; i < order.size();) {  // equal values share the mean of their places
    std::size_t end = i;
    while (end < order.size() && values[order[end]] == values[order[i]]) ++end;
    for (std::size_t k = i; k < end; ++k) ranks[order[k]] = static_cast<double>(i + end - 1) / 2;
    i = end;
  }
  return ranks;
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
  const double count = static_cast<double>(a.size());
  const double mean_a = std::accumulate(a.begin(), a.end(), 0.0) / count, mean_b = std::accumulate(b.begin(), b.end(), 0.0) / count;
  double ab = 0, aa = 0, bb = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    ab += (a[i] - mean_a) * (b[i] - mean_b);
    aa += (a[i] - mean_a) * (a[i] - mean_a);
    bb += (b[i] - mean_b) * (b[i] - mean_b);
  }
  return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : 0;
}

}  // namespace

std::string Health::warning() const {
  constexpr double torn = 0.85, apart = 0.6;
  const bool neighbours_mislead = trustworthiness < torn || continuity < torn, distances_mislead = distance_rank < apart;
  if (neighbours_mislead && distances_mislead)
    return "Points that lie together here need not be alike, and distances mislead: look at the errors, not at the shape.";
  if (neighbours_mislead) return "Points that lie together here need not be alike: many near ones are far apart in the latents.";
  if (distances_mislead) return "Near points are alike, but how far groups lie apart says little about the latents.";
  return {};
}

Health healthOf(const Matrix& latents, const Matrix& points, const jobs::JobContext& context, int neighbours, int most_sampled) {
  constexpr std::size_t fewest = 4;
  if (latents.rows != points.rows || latents.rows < fewest)
    fail(ErrorKind::Mismatch, "A layout is judged by at least 4 tokens and a point for each.");
  const std::size_t rows = latents.rows;
  // The measures' scale holds for fewer than half of the rows.
  const std::size_t count = std::clamp<std::size_t>(static_cast<std::size_t>(neighbours), 1, (rows - 1) / 2);
  const std::size_t sampled = std::min(rows, static_cast<std::size_t>(most_sampled));
  Health health;
  health.neighbours = static_cast<int>(count);
  health.sampled = static_cast<int>(sampled);
  Order high, low;
  double untrue = 0, torn = 0, same = 0;
  std::vector<float> high_pairs, low_pairs;
  for (std::size_t i = 0; i < sampled; ++i) {
    context.throwIfStopped();
    context.progress({"Judging the layout", static_cast<double>(i), static_cast<double>(sampled), "tokens"});
    const std::size_t row = i * rows / sampled;
    measure(latents, row, high);
    measure(points, row, low);
    findNearest(row, count, high);
    findNearest(row, count, low);
    for (const int near : low.nearest) {
      const int beyond = rankOf(near, row, high.distances) - static_cast<int>(count);
      untrue += std::max(0, beyond);
      same += beyond <= 0 ? 1 : 0;
    }
    for (const int near : high.nearest) torn += std::max(0, rankOf(near, row, low.distances) - static_cast<int>(count));
    constexpr std::size_t pairs_a_row = 64;
    for (std::size_t k = 1; k <= pairs_a_row; ++k) {
      const std::size_t other = (row + k * rows / (pairs_a_row + 1)) % rows;
      if (other == row) continue;
      high_pairs.push_back(high.distances[other]);
      low_pairs.push_back(low.distances[other]);
    }
  }
  const double n = static_cast<double>(rows), k = static_cast<double>(count), m = static_cast<double>(sampled);
  const double worst = m * k * (2 * n - 3 * k - 1) / 2;
  health.trustworthiness = 1 - untrue / worst;
  health.continuity = 1 - torn / worst;
  health.overlap = same / (m * k);
  health.overlap_chance = k / (n - 1);
  health.distance_rank = correlation(ranksOf(high_pairs), ranksOf(low_pairs));
  return health;
}

}  // namespace lacuna::projection
