#include "core/mask/simple_generators.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "core/base/random_draws.hpp"
#include "core/mask/multiblock.hpp"

namespace lacuna::mask {
namespace {

/// `ratio` of `count`, rounded; between nothing and everything there is always some of both.
int shareOf(int count, double ratio) {
  if (ratio <= 0) return 0;
  if (ratio >= 1) return count;
  return std::clamp(static_cast<int>(std::lround(count * ratio)), std::min(1, count),
                    std::max(count - 1, std::min(1, count)));
}

/// Hides `wanted` tokens of the mask, drawn one by one.
void hideDrawn(Mask& mask, int wanted, std::uint64_t seed) {
  std::vector<int> ids(static_cast<std::size_t>(mask.grid().size()));
  std::iota(ids.begin(), ids.end(), 0);
  RandomDraws draws(seed);
  for (std::size_t i = 0; i < static_cast<std::size_t>(wanted); ++i) {
    std::swap(ids[i], ids[i + draws.below(ids.size() - i)]);
    mask.set(TokenId{ids[i]}, true);
  }
}

}  // namespace

Mask throughAllSteps(const Mask& picture, const TokenGrid& grid) {
  Mask mask(grid);
  for (int i = 0; i < grid.size(); ++i) mask.set(TokenId{i}, picture.hidden(TokenId{i % grid.perStep()}));
  return mask;
}

Mask tubeMask(const TokenGrid& grid, double ratio, std::uint64_t seed) {
  Mask mask(grid);
  if (ratio <= 0) return mask;
  const double side = std::sqrt(std::min(ratio, 1.0));
  const BlockSize size{grid.steps, std::max(static_cast<int>(std::lround(grid.rows * side)), 1),
                       std::max(static_cast<int>(std::lround(grid.cols * side)), 1)};
  RandomDraws draws(seed);
  const int spare_rows = grid.rows - size.rows, spare_cols = grid.cols - size.cols;
  const int top = seed == 0 ? spare_rows / 2 : draws.between(0, spare_rows);
  const int left = seed == 0 ? spare_cols / 2 : draws.between(0, spare_cols);
  hideBlock(mask, {0, top, left}, size);
  return mask;
}

Mask randomMask(const TokenGrid& grid, double ratio, std::uint64_t seed) {
  Mask mask(grid);
  hideDrawn(mask, shareOf(grid.size(), ratio), seed);
  return mask;
}

Mask randomTubeMask(const TokenGrid& grid, double ratio, std::uint64_t seed) {
  Mask picture(TokenGrid{1, grid.rows, grid.cols});
  hideDrawn(picture, grid.perStep() - static_cast<int>(grid.perStep() * (1 - ratio)), seed);
  return throughAllSteps(picture, grid);
}

Mask futureMask(const TokenGrid& grid, double ratio) {
  Mask mask(grid);
  const int hidden = shareOf(grid.steps, ratio);
  hideBlock(mask, {grid.steps - hidden, 0, 0}, {hidden, grid.rows, grid.cols});
  return mask;
}

Mask checkerboardMask(const TokenGrid& grid, std::uint64_t seed) {
  Mask mask(grid);
  for (int i = 0; i < grid.size(); ++i) {
    const Cell cell = grid.cell(TokenId{i});
    mask.set(TokenId{i}, (static_cast<std::uint64_t>(cell.row + cell.col) + seed) % 2 == 1);
  }
  return mask;
}

Mask borderMask(const TokenGrid& grid, int width) {
  const int rows = std::min(width, (grid.rows - 1) / 2), cols = std::min(width, (grid.cols - 1) / 2);
  Mask visible(grid);
  hideBlock(visible, {0, rows, cols}, {grid.steps, grid.rows - 2 * rows, grid.cols - 2 * cols});
  return visible.inverted();
}

Mask motionMask(const MotionMap& motion, double ratio, bool calm) {
  std::vector<int> ids(motion.energy.size());
  std::iota(ids.begin(), ids.end(), 0);
  const auto moves = [&](int id) { return motion.energy[static_cast<std::size_t>(id)]; };
  std::stable_sort(ids.begin(), ids.end(), [&](int a, int b) { return calm ? moves(a) < moves(b) : moves(a) > moves(b); });
  Mask mask(motion.grid);
  const int wanted = shareOf(motion.grid.size(), ratio);
  for (int i = 0; i < wanted; ++i) mask.set(TokenId{ids[static_cast<std::size_t>(i)]}, true);
  return mask;
}

}  // namespace lacuna::mask
