#include "core/mask/multiblock.hpp"

#include <algorithm>
#include <cmath>

namespace lacuna::mask {

void hideBlock(Mask& mask, const Cell& first, const BlockSize& size) {
  const TokenGrid& grid = mask.grid();
  for (int step = first.step; step < first.step + size.steps; ++step)
    for (int row = first.row; row < first.row + size.rows; ++row)
      for (int col = first.col; col < first.col + size.cols; ++col) mask.set(grid.id({step, row, col}), true);
}

BlockSize drawBlockSize(const MultiBlock& kind, const TokenGrid& grid, TorchDraws& sizes) {
  const double time = kind.time_low + sizes.unit() * (kind.time_high - kind.time_low);
  const double scale = kind.scale_low + sizes.unit() * (kind.scale_high - kind.scale_low);
  const double aspect = kind.aspect_low + sizes.unit() * (kind.aspect_high - kind.aspect_low);
  const int area = static_cast<int>(grid.perStep() * scale);
  // Half goes to the even number, as in Python.
  return {std::clamp(static_cast<int>(grid.steps * time), 1, grid.steps),
          std::clamp(static_cast<int>(std::nearbyint(std::sqrt(area * aspect))), 1, grid.rows),
          std::clamp(static_cast<int>(std::nearbyint(std::sqrt(area / aspect))), 1, grid.cols)};
}

Mask drawBlocks(const MultiBlock& kind, const BlockSize& size, const TokenGrid& grid, TorchDraws& places) {
  // A mask is drawn while a slider moves: free numbers that hide nearly everything may not take long. The published kinds need
  // a second try at most now and then.
  constexpr double most_cells_drawn = 8e6;
  const double cells_a_try = static_cast<double>(kind.blocks) * size.steps * size.rows * size.cols;
  const int most_tries = 1 + static_cast<int>(std::min(1000.0, most_cells_drawn / cells_a_try));
  const int kept = std::max(1, static_cast<int>(grid.steps * kind.keep));
  Mask mask(grid);
  for (int tries = 0; tries < most_tries; ++tries) {
    mask = Mask(grid);
    for (int i = 0; i < kind.blocks; ++i) {
      const int row = places.below(grid.rows - size.rows + 1);
      const int col = places.below(grid.cols - size.cols + 1);
      const int step = places.below(grid.steps - size.steps + 1);
      hideBlock(mask, {step, row, col}, size);
    }
    hideBlock(mask, {kept, 0, 0}, {grid.steps - kept, grid.rows, grid.cols});
    if (mask.hiddenCount() < grid.size()) break;
  }
  return mask;
}

}  // namespace lacuna::mask
