#include "core/probe/estimate.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/quantile.hpp"
#include "core/base/random_draws.hpp"

namespace lacuna::probe {

Estimate groupwise(int groups, int resamples, std::uint64_t seed, const std::function<double(std::span<const int>)>& figure, const jobs::JobContext& context) {
  constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
  std::vector<int> times(static_cast<std::size_t>(groups), 1);
  const double value = figure(times);
  if (std::isnan(value) || groups < 2 || resamples < 1) return {value, nothing, nothing};
  RandomDraws draws(mixedSeed(seed, 0xB007));
  std::vector<double> drawn;
  for (int i = 0; i < resamples; ++i) {
    context.throwIfStopped();
    std::ranges::fill(times, 0);
    for (int k = 0; k < groups; ++k) ++times[draws.below(static_cast<std::uint64_t>(groups))];
    const double of_draw = figure(times);
    if (!std::isnan(of_draw)) drawn.push_back(of_draw);
  }
  if (2 * drawn.size() <= static_cast<std::size_t>(resamples)) return {value, nothing, nothing};
  std::ranges::sort(drawn);
  return {value, quantileOfSorted(drawn, 0.025), quantileOfSorted(drawn, 0.975)};
}

}  // namespace lacuna::probe
