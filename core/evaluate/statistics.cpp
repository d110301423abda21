#include "core/evaluate/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/random_draws.hpp"

namespace lacuna::evaluate {

Figure bootstrapped(const std::string& measure, const std::string& meaning, std::size_t samples, std::uint64_t seed,
                    const std::function<double(const std::vector<int>&)>& statistic) {
  constexpr int rounds = 1000;
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  Figure figure{measure, meaning, none, none, none, static_cast<int>(samples)};
  if (samples == 0) return figure;
  figure.value = statistic(std::vector<int>(samples, 1));
  RandomDraws draws(mixedSeed(seed, 0xB007));
  std::vector<double> values;
  for (int round = 0; round < rounds; ++round) {
    std::vector<int> times(samples, 0);
    for (std::size_t i = 0; i < samples; ++i) ++times[draws.below(samples)];
    const double value = statistic(times);
    if (std::isfinite(value)) values.push_back(value);  // a draw may hold nothing that counts
  }
  if (values.empty()) return figure;
  std::sort(values.begin(), values.end());
  const auto count = static_cast<double>(values.size());
  figure.low = values[static_cast<std::size_t>(0.025 * count)];
  figure.high = values[static_cast<std::size_t>(0.975 * count)];
  return figure;
}

Figure accuracy(const std::string& measure, const std::string& meaning, double successes, int trials) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  Figure figure{measure, meaning, none, none, none, trials};
  if (trials == 0) return figure;
  const double n = trials, p = successes / n, z = 1.959964, z2 = z * z;
  const double centre = (p + z2 / (2 * n)) / (1 + z2 / n),
               half = z / (1 + z2 / n) * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n));
  figure.value = p;
  figure.low = centre - half;
  figure.high = centre + half;
  return figure;
}

}  // namespace lacuna::evaluate
