#pragma once

#include <cstdint>

#include "core/mask/mask.hpp"
#include "core/mask/motion_map.hpp"

/// Masks by plain rules; see `generators()` for what each hides. `ratio` is the share that is hidden, 0..1.
namespace lacuna::mask {

Mask tubeMask(const TokenGrid& grid, double ratio, std::uint64_t seed);
Mask randomMask(const TokenGrid& grid, double ratio, std::uint64_t seed);

/// Cells drawn one by one and hidden in all steps; `int(cells * (1 - ratio))` of a step stay visible
/// (facebookresearch/jepa, src/masks/random_tube.py).
Mask randomTubeMask(const TokenGrid& grid, double ratio, std::uint64_t seed);

Mask futureMask(const TokenGrid& grid, double ratio);
Mask checkerboardMask(const TokenGrid& grid, std::uint64_t seed);

/// `width` cells at the rim of the frame; on small grids fewer, so that the middle stays visible.
Mask borderMask(const TokenGrid& grid, int width);

/// The tokens that move most, or with `calm` least; equal ones by id.
Mask motionMask(const MotionMap& motion, double ratio, bool calm);

/// A mask of one step in all steps of a grid.
Mask throughAllSteps(const Mask& picture, const TokenGrid& grid);

}  // namespace lacuna::mask
