#pragma once

#include <vector>

#include "core/mask/rasterise.hpp"

namespace lacuna::mask {

/// Whether a shape as it stands at a time holds a point, or comes within `reach` of it (in heights of the frame, for thin
/// strokes and outlines). Grown cells and the extent play no part. False for what is not drawn.
bool holds(const MaskShape& shape, const PointInFrame& point, double time_s, double frame_aspect, double reach);

/// The cells of the same step that are hidden, or visible, as `cell` is and hang together with it by their sides.
std::vector<TokenId> regionOf(const Mask& mask, const Cell& cell);

/// Cells of one step as a form, for whatever steps a shape's extent says.
PaintedCells cellsFrom(const std::vector<TokenId>& tokens_of_one_step, const TokenGrid& grid);

/// The shape frozen to the cells that it covers on this grid: the same mask there, without poses, keys and modifiers.
MaskShape frozen(const MaskShape& shape, const GridPlacement& placement, CoverageRule rule);

/// How two shapes become one: cells of either, of the lower without the upper, of both.
enum class Join { Union, Subtract, Intersect };

/// The two as one frozen shape in the place of the lower one, with its name and operation.
MaskShape joined(const MaskShape& lower, const MaskShape& upper, Join join, const GridPlacement& placement, CoverageRule rule);

/// A shape of painted cells that hides everything but these tokens.
MaskShape allBut(const std::vector<TokenId>& tokens, const TokenGrid& grid, ShapeId id);

}  // namespace lacuna::mask
