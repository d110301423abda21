#include "core/projection/health.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <span>

#include "core/base/error.hpp"
#include "core/projection/distance.hpp"
#include "core/projection/row_chunks.hpp"

namespace lacuna::projection {
namespace {

/// Squared distances of one row to all, and the nearest of the others.
struct Order {
  std::vector<float> distances;
  std::vector<int> nearest;
};

/// Between two rows of any width: sixteen sums side by side, which the compiler turns into vector instructions. Debian's FAISS has
/// none for one row against many.
float apart(std::span<const float> a, std::span<const float> b) {
  constexpr std::size_t lanes = 16;
  const std::size_t whole = a.size() / lanes * lanes;
  std::array<float, lanes> sums{};
  for (std::size_t d = 0; d < whole; d += lanes)
    for (std::size_t lane = 0; lane < lanes; ++lane) sums[lane] += (a[d + lane] - b[d + lane]) * (a[d + lane] - b[d + lane]);
  return std::accumulate(sums.begin(), sums.end(), squaredDistance(a.subspan(whole), b.subspan(whole)));
}

void measure(const Matrix& values, std::size_t row, Order& order) {
  order.distances.resize(values.rows);
  for (std::size_t other = 0; other < values.rows; ++other) order.distances[other] = apart(values.row(row), values.row(other));
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

/// What one row adds to the measures.
struct RowHealth {
  double untrue = 0, torn = 0, same = 0;
  std::vector<float> high_pairs, low_pairs;
};

RowHealth judge(const Matrix& latents, const Matrix& points, std::size_t row, std::size_t count) {
  thread_local Order high, low;
  measure(latents, row, high);
  measure(points, row, low);
  findNearest(row, count, high);
  findNearest(row, count, low);
  RowHealth health;
  for (const int near : low.nearest) {
    const int beyond = rankOf(near, row, high.distances) - static_cast<int>(count);
    health.untrue += std::max(0, beyond);
    health.same += beyond <= 0 ? 1 : 0;
  }
  for (const int near : high.nearest) health.torn += std::max(0, rankOf(near, row, low.distances) - static_cast<int>(count));
  constexpr std::size_t pairs_a_row = 64;
  for (std::size_t k = 1; k <= pairs_a_row; ++k) {
    const std::size_t other = (row + k * latents.rows / (pairs_a_row + 1)) % latents.rows;
    if (other == row) continue;
    health.high_pairs.push_back(high.distances[other]);
    health.low_pairs.push_back(low.distances[other]);
  }
  return health;
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
  std::vector<RowHealth> all(sampled);
  forRows(sampled, "Judging the layout", context, [&](std::size_t i) { all[i] = judge(latents, points, i * rows / sampled, count); });
  double untrue = 0, torn = 0, same = 0;
  std::vector<float> high_pairs, low_pairs;
  for (const RowHealth& one : all) {
    untrue += one.untrue;
    torn += one.torn;
    same += one.same;
    high_pairs.insert(high_pairs.end(), one.high_pairs.begin(), one.high_pairs.end());
    low_pairs.insert(low_pairs.end(), one.low_pairs.begin(), one.low_pairs.end());
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
