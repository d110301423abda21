#pragma once

#include <cstdint>
#include <limits>
#include <random>

namespace lacuna {

/// Numbers that are the same on every machine: the engine is fixed by the standard, the standard's distributions are not.
class RandomDraws {
 public:
  explicit RandomDraws(std::uint64_t seed) : engine_(seed) {}

  /// Uniform in [0, 1), 53 bits.
  double unit() { return static_cast<double>(engine_() >> 11) * 0x1p-53; }

  /// Uniform in [low, high).
  double within(double low, double high) { return low + (high - low) * unit(); }

  /// True with this probability.
  bool chance(double probability) { return unit() < probability; }

  /// Uniform in 0..count-1; count > 0.
  std::uint64_t below(std::uint64_t count) {
    const std::uint64_t limit = std::numeric_limits<std::uint64_t>::max() / count * count;
    std::uint64_t drawn = engine_();
    while (drawn >= limit) drawn = engine_();
    return drawn % count;
  }

  /// Uniform in low..high, both included.
  int between(int low, int high) { return low + static_cast<int>(below(static_cast<std::uint64_t>(high - low) + 1)); }

 private:
  std::mt19937_64 engine_;
};

/// One seed from several numbers, so that neighbouring numbers give unrelated draws (the finaliser of SplitMix64).
inline std::uint64_t mixedSeed(std::uint64_t a, std::uint64_t b) {
  std::uint64_t z = a * 0x9E3779B97F4A7C15ULL + b + 0x9E3779B97F4A7C15ULL;
  z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ z >> 27) * 0x94D049BB133111EBULL;
  return z ^ z >> 31;
}

}  // namespace lacuna
