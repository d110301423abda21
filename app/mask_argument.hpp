#pragma once

#include <string>
#include <vector>

#include "core/mask/mask.hpp"

namespace lacuna::app {

struct MaskOptions;

/// Steps, rows and columns of "8x16x16". Throws `Failure` (Refused).
mask::TokenGrid gridFromText(const std::string& text);

/// A mask on a grid, and what it is held against.
struct MaskOnGrid {
  mask::Mask mask;
  std::vector<std::string> trained_with;  ///< generators that the model was trained with; none: it saw no masks
};

/// The mask of the options on the grid that they name; see MaskOptions. Throws `Failure` (Mismatch) where there is no grid.
MaskOnGrid maskOnGrid(const MaskOptions& options);

}  // namespace lacuna::app
