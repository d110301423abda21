#pragma once

#include <cstdint>

namespace lacuna::projection {

/// A random number that depends on where it is asked for alone (splitmix64), so that threads may draw in any order.
inline std::uint64_t drawAt(std::uint64_t seed, std::uint64_t a, std::uint64_t b) {
  std::uint64_t x = seed + 0x9E3779B97F4A7C15ULL * (a + 1) + 0xBF58476D1CE4E5B9ULL * (b + 1);
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31);
}

/// Below `count`, for counts far below 2^32.
inline std::uint32_t drawBelow(std::uint64_t draw, std::uint32_t count) {
  return static_cast<std::uint32_t>(((draw >> 32) * count) >> 32);
}

}  // namespace lacuna::projection
