#pragma once

#include <vector>

#include "core/mask/multiblock.hpp"

namespace lacuna::mask {

/// How the masks of I-JEPA are drawn (facebookresearch/ijepa, src/masks/multiblock.py), as its published models were
/// trained.
struct PictureBlocks {
  double context_low = 0.85,
         context_high = 1;  ///< area of the context block as a share of the picture; it is as high as wide
  double target_low = 0.15, target_high = 0.2;  ///< area of a target block
  double aspect_low = 0.75, aspect_high = 1.5;  ///< rows / columns of a target block
  int targets = 4;
  int least = 10;        ///< a block has more tokens than this
  bool overlap = false;  ///< the context may hold tokens of targets
};

struct TargetsAndContext {
  std::vector<Mask> targets;  ///< of one step each: what a target block covers
  Mask context;               ///< of one step: what the context holds
};

/// Target size and context size of a draw, of one number each, which area and aspect share. Sides are smaller than the
/// grid's where that leaves any; else 1.
struct PictureBlockSizes {
  BlockSize target, context;
};
PictureBlockSizes drawPictureBlockSizes(const PictureBlocks& kind, const TokenGrid& grid, TorchDraws& sizes);

/// Blocks of these sizes, of two numbers a try: row, column. The last row and column of the grid are never covered, as in
/// the published code. After 20 tries for a context the last target is no longer left out of it, after 20 more the one
/// before it. Blocks with no more than `least` tokens are taken as they are, where the published code would search on for
/// ever.
TargetsAndContext drawPictureBlocks(const PictureBlocks& kind, const PictureBlockSizes& sizes, const TokenGrid& grid,
                                    TorchDraws& places);

/// The context of I-JEPA's random masks (src/masks/random.py): a share of 0.4 to 0.6 to hide drawn from `sizes`, then tokens
/// in an order drawn from `places`. One step.
Mask drawRandomContext(const TokenGrid& grid, TorchDraws& sizes, TorchDraws& places);

}  // namespace lacuna::mask
