#pragma once

#include <span>
#include <vector>

#include "core/base/matrix.hpp"
#include "core/mask/token_grid.hpp"

namespace lacuna::model {

/// How a family tells its blocks where tokens are.
enum class Positions {
  TiledRope,        ///< V-JEPA 2 and 2-AC: queries and keys turned, the two of a pair by different angles
  InterleavedRope,  ///< V-JEPA 2.1: true rotation
  StoredTable       ///< I-JEPA, V-JEPA 1: a table from the file, added to the tokens
};

/// The stored positions of a model's own grid, [grid.size(), width].
struct PositionTable {
  mask::TokenGrid grid;
  std::vector<float> values;

  bool empty() const { return values.empty(); }
  int width() const { return empty() ? 0 : static_cast<int>(values.size() / static_cast<std::size_t>(grid.size())); }
};

/// The table for another grid: trilinear, half-pixel centres, by the ratio of the sizes, as V-JEPA 1 does it
/// (facebookresearch/jepa, src/models/vision_transformer.py). The same grid gives the same values.
PositionTable resized(const PositionTable& table, const mask::TokenGrid& grid);

/// The rows of some tokens, [ids.size(), width].
Matrix positionsOf(const PositionTable& table, std::span<const TokenId> ids);

/// x += more, of the same shape.
void add(const Matrix& more, Matrix& x);

}  // namespace lacuna::model
