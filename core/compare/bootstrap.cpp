#include "core/compare/bootstrap.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "core/base/quantile.hpp"
#include "core/base/random_draws.hpp"

namespace lacuna::compare {
namespace {

struct Cluster {
  double sum = 0;
  std::int64_t values = 0;
};

/// Those with values, in the order of their numbers.
std::vector<Cluster> clustersOf(std::span<const double> values, std::span<const int> cluster_of) {
  std::map<int, Cluster> by_number;
  for (std::size_t i = 0; i < values.size(); ++i) {
    Cluster& cluster = by_number[cluster_of[i]];
    cluster.sum += values[i];
    ++cluster.values;
  }
  std::vector<Cluster> clusters;
  for (const auto& [number, cluster] : by_number) clusters.push_back(cluster);
  return clusters;
}

}  // namespace

double meanOf(std::span<const double> values) {
  return values.empty() ? 0 : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

std::optional<Interval> clusterInterval(std::span<const double> values, std::span<const int> cluster_of, int draws, std::uint64_t seed,
                                        const jobs::JobContext& context) {
  const std::vector<Cluster> clusters = clustersOf(values, cluster_of);
  if (clusters.size() < 2 || draws < 1) return std::nullopt;
  RandomDraws random(seed);
  std::vector<double> means;
  means.reserve(static_cast<std::size_t>(draws));
  for (int draw = 0; draw < draws; ++draw) {
    context.throwIfStopped();
    Cluster all;
    for (std::size_t i = 0; i < clusters.size(); ++i) {
      const Cluster& drawn = clusters[random.below(clusters.size())];
      all.sum += drawn.sum;
      all.values += drawn.values;
    }
    means.push_back(all.sum / static_cast<double>(all.values));
  }
  std::sort(means.begin(), means.end());
  return Interval{quantileOfSorted(means, 0.025), quantileOfSorted(means, 0.975), static_cast<int>(clusters.size())};
}

std::optional<Interval> independentInterval(std::span<const double> values) {
  constexpr double normal_quantile = 1.959963984540054;  // 97.5 % of the standard normal distribution
  if (values.size() < 2) return std::nullopt;
  const auto count = static_cast<double>(values.size());
  const double mean = meanOf(values);
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  const double reach = normal_quantile * std::sqrt(squares / (count - 1) / count);
  return Interval{mean - reach, mean + reach, static_cast<int>(values.size())};
}

}  // namespace lacuna::compare
