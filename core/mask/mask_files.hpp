#pragma once

#include <cstdint>
#include <string>

#include "core/mask/mask_shape.hpp"

namespace lacuna::mask {

constexpr std::uintmax_t most_mask_file_bytes = std::uintmax_t{64} << 20;
constexpr std::uintmax_t most_mask_text_bytes = std::uintmax_t{8} << 20;
constexpr int most_cells_a_side = 16384;
constexpr std::int64_t most_cells = std::int64_t{64} << 20;

/// Whether steps x rows x cols is a size a mask may have: every side 1..16384, 64 M cells together.
inline bool plausibleCells(std::int64_t steps, std::int64_t rows, std::int64_t cols) {
  const auto side = [](std::int64_t count) { return count >= 1 && count <= most_cells_a_side; };
  return side(steps) && side(rows) && side(cols) && steps * rows * cols <= most_cells;
}

/// The cells in the bytes of a file; `where` names the file in errors. Both throw `Failure`.
PaintedCells cellsFromNpy(const std::string& bytes, const std::string& where);
PaintedCells cellsFromPng(const std::string& bytes, const std::string& where);

}  // namespace lacuna::mask
