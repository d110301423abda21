#include "core/mask/ijepa_blocks.hpp"

#include <algorithm>
#include <cmath>

namespace lacuna::mask {
namespace {

TokenGrid pictureOf(const TokenGrid& grid) { return {1, grid.rows, grid.cols}; }

struct Range {
  double low = 0, high = 0;
  double at(double share) const { return low + share * (high - low); }
};

BlockSize drawSize(const Range& scale, const Range& aspects, const TokenGrid& grid, TorchDraws& sizes) {
  const double share = sizes.unit();
  const int area = static_cast<int>(grid.perStep() * scale.at(share));
  const double aspect = aspects.at(share);
  return {1, std::clamp(static_cast<int>(std::nearbyint(std::sqrt(area * aspect))), 1, std::max(1, grid.rows - 1)),
          std::clamp(static_cast<int>(std::nearbyint(std::sqrt(area / aspect))), 1, std::max(1, grid.cols - 1))};
}

/// A block that leaves out the first `spared` targets, at the next drawn place.
Mask placed(const BlockSize& size, const TokenGrid& picture, const std::vector<Mask>& targets, std::size_t spared,
            TorchDraws& places) {
  Mask block(picture);
  const int row = places.below(std::max(1, picture.rows - size.rows));
  const int col = places.below(std::max(1, picture.cols - size.cols));
  hideBlock(block, {0, row, col}, size);
  for (std::size_t i = 0; i < spared; ++i)
    for (const TokenId id : targets[i].hiddenIds()) block.set(id, false);
  return block;
}

Mask drawContext(const PictureBlocks& kind, const BlockSize& size, const TokenGrid& picture,
                 const std::vector<Mask>& targets, TorchDraws& places) {
  constexpr int tries_before_less = 20;
  std::size_t spared = kind.overlap ? 0 : targets.size();
  for (int tries = 1;; ++tries) {
    Mask context = placed(size, picture, targets, spared, places);
    if (context.hiddenCount() > kind.least || spared == 0) return context;
    if (tries % tries_before_less == 0) --spared;
  }
}

}  // namespace

PictureBlockSizes drawPictureBlockSizes(const PictureBlocks& kind, const TokenGrid& grid, TorchDraws& sizes) {
  PictureBlockSizes drawn;
  drawn.target = drawSize({kind.target_low, kind.target_high}, {kind.aspect_low, kind.aspect_high}, grid, sizes);
  drawn.context = drawSize({kind.context_low, kind.context_high}, {1, 1}, grid, sizes);
  return drawn;
}

TargetsAndContext drawPictureBlocks(const PictureBlocks& kind, const PictureBlockSizes& sizes, const TokenGrid& grid,
                                    TorchDraws& places) {
  const TokenGrid picture = pictureOf(grid);
  TargetsAndContext drawn;
  for (int i = 0; i < kind.targets; ++i) drawn.targets.push_back(placed(sizes.target, picture, {}, 0, places));
  drawn.context = drawContext(kind, sizes.context, picture, drawn.targets, places);
  return drawn;
}

Mask drawRandomContext(const TokenGrid& grid, TorchDraws& sizes, TorchDraws& places) {
  constexpr Range hidden{0.4, 0.6};
  Mask context(pictureOf(grid));
  const int kept = static_cast<int>(grid.perStep() * (1 - hidden.at(sizes.unit())));
  const std::vector<int> order = places.order(grid.perStep());
  for (int i = 0; i < kept; ++i) context.set(TokenId{order[static_cast<std::size_t>(i)]}, true);
  return context;
}

}  // namespace lacuna::mask
