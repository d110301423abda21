#pragma once

#include <vector>

#include "core/mask/token_grid.hpp"

namespace lacuna::mask {

/// How much each token of a clip moves: mean absolute difference of its pixels from the frame before, 0..1. Of the first
/// frame's step the difference is to the frame after.
struct MotionMap {
  TokenGrid grid;
  std::vector<float> energy;  ///< grid.size() values, in token order
};

}  // namespace lacuna::mask
