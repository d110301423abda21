#pragma once

#include <cstdint>
#include <vector>

#include "core/mask/mask_shape.hpp"
#include "core/mask/rasterise.hpp"

namespace lacuna::mask {

/// What a drawn shape covers of each cell of one step, sampled 8 x 8 in the cell.
struct Coverage {
  std::vector<std::uint64_t> samples;  ///< rows*cols entries, bit `y*8 + x` = that sample is covered
  std::vector<unsigned char> touched;  ///< rows*cols entries: the shape enters the cell, even between the samples

  bool inside(std::size_t cell, CoverageRule rule) const;
};

/// Of a drawn form as it stands; nothing for one that is not drawn.
Coverage coverageOf(const Form& form, const GridPlacement& placement);

}  // namespace lacuna::mask
