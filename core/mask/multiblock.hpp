#pragma once

#include "core/mask/mask.hpp"
#include "core/mask/torch_draws.hpp"

namespace lacuna::mask {

struct BlockSize {
  int steps = 0, rows = 0, cols = 0;
  bool operator==(const BlockSize&) const = default;
};

/// Hides `size` cells from this cell on; all of them must lie on the grid.
void hideBlock(Mask& mask, const Cell& first, const BlockSize& size);

/// How the masks of V-JEPA 1, 2 and 2.1 are drawn (facebookresearch/vjepa2, src/masks/multiseq_multiblock3d.py): blocks of
/// one drawn size at drawn places, all of them hidden. As it stands: the short range.
struct MultiBlock {
  int blocks = 8;
  double scale_low = 0.15, scale_high = 0.15;   ///< area of a block as a share of the picture
  double aspect_low = 0.75, aspect_high = 1.5;  ///< rows / columns of a block
  double time_low = 1, time_high = 1;           ///< steps of a block as a share of all
  double keep = 1;                              ///< the steps after this share of the clip are hidden whole
};

/// The size of all blocks of a draw, from three numbers: steps, area, aspect. At least one cell, which the reference does
/// not promise on grids of under 7 cells a step.
BlockSize drawBlockSize(const MultiBlock& kind, const TokenGrid& grid, TorchDraws& sizes);

/// A mask of blocks of this size, of three numbers a block: row, column, step. Drawn again while nothing would stay visible,
/// at most 1,000 times (a grid of one cell a step may leave nothing visible).
Mask drawBlocks(const MultiBlock& kind, const BlockSize& size, const TokenGrid& grid, TorchDraws& places);

}  // namespace lacuna::mask
