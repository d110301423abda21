#pragma once

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

/// Where the colours of values end: at these percentiles, so that a few odd values do not take the whole scale. What calculates
/// with them and what tells of them are both made of these.
namespace lacuna::widgets::colour_ends {

inline constexpr int low_percentile = 2, high_percentile = 98;
inline constexpr double low_share = low_percentile / 100.0, high_share = high_percentile / 100.0;

/// The values nearest to both percentiles, the low one first. `values` must not be empty.
inline std::pair<float, float> of(std::vector<float> values) {
  const auto at = [&values](double share) {
    const auto place = values.begin() + std::lround(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), place, values.end());
    return *place;
  };
  const float low = at(low_share);
  return {low, at(high_share)};
}

}  // namespace lacuna::widgets::colour_ends
