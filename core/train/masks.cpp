#include "core/train/masks.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lacuna::train {
namespace {

constexpr double least_context = 0.06;  // of all tokens: with less there is nothing to predict from

struct Block {
  int row, col, rows, cols, first_step, end_step;
};

Block drawBlock(int rows, double share, int first_step, int end_step, RandomDraws& draws) {
  const double aspect = draws.within(0.75, 1.5), area = share * rows * rows;
  const int high = std::clamp(static_cast<int>(std::lround(std::sqrt(area * aspect))), 1, rows);
  const int wide = std::clamp(static_cast<int>(std::lround(std::sqrt(area / aspect))), 1, rows);
  return {draws.between(0, rows - high), draws.between(0, rows - wide), high, wide, first_step, end_step};
}

std::vector<Block> drawSomeBlocks(const NetworkSize& size, RandomDraws& draws) {
  const double kind = draws.unit();
  const int rows = size.rows(), steps = size.steps();
  std::vector<Block> blocks;
  if (kind < 0.4) {
    for (int i = 0; i < 8; ++i) blocks.push_back(drawBlock(rows, 0.15, 0, steps, draws));
  } else if (kind < 0.6) {
    for (int i = 0; i < 2; ++i) blocks.push_back(drawBlock(rows, 0.70, 0, steps, draws));
  } else {
    const int count = draws.between(1, 3);
    for (int i = 0; i < count; ++i) {
      const int length = draws.between(2, steps - 1), first = draws.between(0, steps - length);
      blocks.push_back(drawBlock(rows, draws.within(0.15, 0.6), first, first + length, draws));
    }
  }
  return blocks;
}

TrainingMask split(const NetworkSize& size, const std::vector<Block>& blocks) {
  std::vector<bool> hidden(static_cast<std::size_t>(size.tokens()));
  const int rows = size.rows();
  for (const Block& b : blocks)
    for (int step = b.first_step; step < b.end_step; ++step)
      for (int row = b.row; row < b.row + b.rows; ++row)
        for (int col = b.col; col < b.col + b.cols; ++col)
          hidden[static_cast<std::size_t>((step * rows + row) * rows + col)] = true;
  TrainingMask mask;
  for (std::size_t i = 0; i < hidden.size(); ++i)
    (hidden[i] ? mask.hidden : mask.context).push_back(static_cast<std::int64_t>(i));
  return mask;
}

}  // namespace

std::vector<std::int64_t> keptAtRandom(std::vector<std::int64_t> ids, std::size_t most, RandomDraws& draws) {
  if (ids.size() <= most) return ids;
  for (std::size_t i = 0; i < most; ++i) std::swap(ids[i], ids[i + draws.below(ids.size() - i)]);
  ids.resize(most);
  std::sort(ids.begin(), ids.end());
  return ids;
}

TrainingMask drawFuture(const NetworkSize& size, RandomDraws& draws) {
  const int a_step = size.rows() * size.rows(), steps = size.steps();
  const int seen = draws.between(2, std::min(steps - 2, steps * 3 / 4));
  constexpr double shares[] = {1.0, 1.0, 0.75, 0.5};
  const double share = shares[draws.below(4)];
  TrainingMask mask;
  mask.context.resize(static_cast<std::size_t>(seen * a_step));
  mask.hidden.resize(static_cast<std::size_t>((size.steps() - seen) * a_step));
  std::iota(mask.context.begin(), mask.context.end(), 0);
  std::iota(mask.hidden.begin(), mask.hidden.end(), seen * a_step);
  const auto kept = static_cast<std::size_t>(std::lround(share * static_cast<double>(mask.context.size())));
  mask.context = keptAtRandom(std::move(mask.context), kept, draws);
  return mask;
}

TrainingMask drawBlocks(const NetworkSize& size, RandomDraws& draws) {
  for (;;) {
    TrainingMask mask = split(size, drawSomeBlocks(size, draws));
    const bool enough = static_cast<double>(mask.context.size()) >= least_context * size.tokens();
    if (enough && !mask.hidden.empty()) return mask;
  }
}

StepMasks drawStepMasks(const NetworkSize& size, std::size_t hidden_most, RandomDraws& draws) {
  StepMasks masks;
  masks.future = drawFuture(size, draws);
  const auto tokens = static_cast<std::size_t>(size.tokens()), seen = masks.future.context.size();
  const std::size_t hidden = std::min(hidden_most, seen <= tokens * 5 / 8 ? tokens / 4 : tokens / 8);
  do masks.blocks = drawBlocks(size, draws);
  while (masks.blocks.context.size() < seen || masks.blocks.hidden.size() < hidden);
  masks.blocks.context = keptAtRandom(std::move(masks.blocks.context), seen, draws);
  for (TrainingMask* mask : {&masks.future, &masks.blocks})
    mask->hidden = keptAtRandom(std::move(mask->hidden), hidden, draws);
  return masks;
}

}  // namespace lacuna::train
