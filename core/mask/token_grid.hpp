#pragma once

#include <cstddef>

#include "core/base/ids.hpp"

namespace lacuna::mask {

/// The place of a token: step (tubelet), row, column, each from 0.
struct Cell {
  int step = 0, row = 0, col = 0;
  bool operator==(const Cell&) const = default;
};

/// The model's cells: steps x rows x columns; `id = (step*rows + row)*cols + col`.
struct TokenGrid {
  int steps = 0, rows = 0, cols = 0;
  bool operator==(const TokenGrid&) const = default;

  int perStep() const { return rows * cols; }
  int size() const { return steps * rows * cols; }
  TokenId id(const Cell& cell) const { return TokenId{(cell.step * rows + cell.row) * cols + cell.col}; }
  Cell cell(TokenId id) const {
    const int i = index(id);
    return {i / perStep(), (i / cols) % rows, i % cols};
  }
};

}  // namespace lacuna::mask
