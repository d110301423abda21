#pragma once

#include <cstdint>
#include <vector>

#include "core/base/random_draws.hpp"
#include "core/train/recipe.hpp"

namespace lacuna::train {

/// Tokens that one training pass sees and those it predicts, ascending; id = (step * rows + row) * rows + column.
struct TrainingMask {
  std::vector<std::int64_t> context, hidden;
};

/// The future: 2 to three quarters of the steps are seen, of which all, three quarters or half of the tokens; the steps
/// after them are hidden.
TrainingMask drawFuture(const NetworkSize& size, RandomDraws& draws);

/// Blocks of space: 8 of 15 % of the picture, or 2 of 70 %, aspect 0.75 to 1.5, through all steps, as V-JEPA trains
/// (facebookresearch/vjepa2, src/masks/multiseq_multiblock3d.py); or, in two of five draws, 1 to 3 blocks of 15 to 60 %
/// through some steps only, so that what is hidden is also seen before or after.
TrainingMask drawBlocks(const NetworkSize& size, RandomDraws& draws);

/// The masks of one training step, with as many tokens seen and as many hidden in each, so that both are one pass.
struct StepMasks {
  TrainingMask future, blocks;
};

/// A future, and blocks that leave as much to be seen: those that leave less are drawn again, so that blocks through some
/// steps only come in two of three steps and large blocks through all steps seldom. Seen tokens are thinned at random to as
/// many as the future has; hidden ones to a quarter of all tokens, an eighth where much is seen, and `hidden_most`.
StepMasks drawStepMasks(const NetworkSize& size, std::size_t hidden_most, RandomDraws& draws);

/// Keeps `most` of `ids` at random, in their order.
std::vector<std::int64_t> keptAtRandom(std::vector<std::int64_t> ids, std::size_t most, RandomDraws& draws);

}  // namespace lacuna::train
