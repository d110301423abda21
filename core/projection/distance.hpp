#pragma once

#include <algorithm>
#include <cstddef>
#include <span>

namespace lacuna::projection {

/// Between two points of a layout: of 2 or 3 numbers, for which a library's call would take longer than the sum.
inline float squaredDistance(std::span<const float> a, std::span<const float> b) {
  float sum = 0;
  for (std::size_t d = 0; d < a.size(); ++d) sum += (a[d] - b[d]) * (a[d] - b[d]);
  return sum;
}

/// `std::clamp` as two instructions without a branch: of the forces in a layout the processor would guess every other one wrong.
inline float held(float value, float low, float high) { return std::min(high, std::max(low, value)); }

}  // namespace lacuna::projection
