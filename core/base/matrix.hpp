#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace lacuna {

/// Row-major float32 numbers: `rows` latents (or points) of `cols` features each.
struct Matrix {
  std::size_t rows = 0;
  std::size_t cols = 0;
  std::vector<float> values;

  Matrix() = default;
  Matrix(std::size_t row_count, std::size_t col_count) : rows(row_count), cols(col_count), values(row_count * col_count) {}

  std::span<const float> row(std::size_t r) const { return {values.data() + r * cols, cols}; }
  std::span<float> row(std::size_t r) { return {values.data() + r * cols, cols}; }
  std::size_t bytes() const { return values.size() * sizeof(float); }
};

}  // namespace lacuna
