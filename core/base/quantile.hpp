#pragma once

#include <algorithm>
#include <cstddef>

namespace lacuna {

/// The value below which `share` (0..1) of the sorted values lie, on a straight line between the two nearest; 0 for none.
/// Source: type 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages", 1996, as NumPy has it.
template <class Values>
double quantileOfSorted(const Values& sorted, double share) {
  if (sorted.empty()) return 0;
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return static_cast<double>(sorted[below]) + (place - static_cast<double>(below)) * static_cast<double>(sorted[above] - sorted[below]);
}

}  // namespace lacuna
