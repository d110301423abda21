#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <thread>
#include <vector>

#include "core/base/matrix.hpp"
#include "core/projection/draws.hpp"

namespace lacuna::test {

/// Made-up latents with what real ones have: groups that vary along few directions, most of them shared and some bent, and
/// noise in every feature. Whole-number draws, products and sums only, so that tests/bench/peer/figures.py makes the same
/// numbers to the bit.
class Manifold {
 public:
  Manifold(std::size_t width, std::uint64_t seed) : width_(width), seed_(seed) {
    for (std::size_t c = 0; c < groups; ++c) {
      for (std::size_t f = 0; f < width; ++f) middles_.push_back(0.6 * normal(1, c * width + f));
      for (std::size_t k = 0; k < directions; ++k)
        for (std::size_t f = 0; f < width; ++f)
          ways_.push_back(scales[k] * (normal(2, k * width + f) + 0.5 * normal(3, (c * directions + k) * width + f)));
    }
  }

  Matrix draw(std::size_t rows) const {
    Matrix latents(rows, width_);
    const std::size_t team = std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::jthread> threads;
    for (std::size_t t = 0; t < team; ++t)
      threads.emplace_back([&, t] {
        for (std::size_t row = t; row < rows; row += team) drawRow(row, latents.row(row));
      });
    threads.clear();  // joins them
    return latents;
  }

  std::size_t groupOf(std::size_t row) const { return projection::drawAt(seed_, 4, row) % groups; }

 private:
  static constexpr std::size_t groups = 12, directions = 6, straight = 4;
  static constexpr std::array<double, directions> scales{1.0, 0.7, 0.5, 0.35, 0.8, 0.6};
  static constexpr double noise = 0.25;

  /// Nearly normal, of deviation 1: the sum of the four sixteen-bit parts of a draw.
  double normal(std::uint64_t what, std::uint64_t place) const {
    const std::uint64_t draw = projection::drawAt(seed_, what, place);
    const auto sum = (draw & 0xFFFF) + (draw >> 16 & 0xFFFF) + (draw >> 32 & 0xFFFF) + (draw >> 48);
    return (static_cast<double>(sum) - 131070.0) / 65536.0 * 1.7320508;
  }

  void drawRow(std::size_t row, std::span<float> out) const {
    const std::size_t group = groupOf(row);
    std::array<double, directions> along{};
    for (std::size_t k = 0; k < straight; ++k)
      along[k] = static_cast<double>(projection::drawAt(seed_, 5, row * straight + k) >> 40) / 8388608.0 - 1.0;
    along[straight] = along[0] * along[0];
    along[straight + 1] = along[0] * along[1];
    const double* way = ways_.data() + group * directions * width_;
    for (std::size_t f = 0; f < width_; ++f) {
      double value = middles_[group * width_ + f];
      for (std::size_t k = 0; k < directions; ++k) value += along[k] * way[k * width_ + f];
      out[f] = static_cast<float>(value + noise * normal(6, row * width_ + f));
    }
  }

  std::size_t width_;
  std::uint64_t seed_;
  std::vector<double> middles_, ways_;
};

}  // namespace lacuna::test
