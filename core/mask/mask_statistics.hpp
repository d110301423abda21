#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/mask/mask.hpp"

namespace lacuna::mask {

/// What a mask is like, in numbers that do not depend on the grid's size.
struct MaskFigures {
  double hidden_share = 0;  ///< hidden tokens of all, 0..1
  int blocks = 0;           ///< parts of hidden tokens that hang together by their sides, in space and time (6 neighbours)
  double border_share = 0;  ///< neighbours in space of which one is hidden and one visible, of all neighbours in space, 0..1
  double extent = 0;  ///< share of the steps in which a hidden token's place is hidden, mean over hidden tokens; 0: none is
};

MaskFigures figuresOf(const Mask& mask);

/// Whether every step hides the same places.
bool sameInAllSteps(const Mask& mask);

/// Values of one figure over many masks.
struct FigureSpread {
  std::vector<double> sorted;  ///< ascending

  /// 0..100: the share of the masks whose value is smaller, those with the same value counting half. 50 without masks.
  double percentileOf(double value) const;
  /// The value at 0..100, between two masks by their distance; 0 without masks.
  double valueAt(double percentile) const;
};

/// The figures of masks as a model was trained with them, drawn on one grid.
struct TrainingDistribution {
  std::vector<std::string> kinds;  ///< of generators, as many masks each
  int masks = 0;
  FigureSpread hidden_share, blocks, border_share, extent;
};

constexpr int masks_of_training = 200;

/// Draws `masks` masks, of seeds 0, 1, 2.. and of the kinds in turn: the same on every machine. `check` is called before
/// each mask and may throw to stop: on 32 x 24 x 24 tokens 200 masks take longer than a frame of the window. Without kinds
/// there are no masks. Throws `Failure` for a kind that is none or that looks at the clip.
TrainingDistribution trainingDistribution(const std::vector<std::string>& kinds, const TokenGrid& grid,
                                          int masks = masks_of_training, const std::function<void()>& check = {});

}  // namespace lacuna::mask
