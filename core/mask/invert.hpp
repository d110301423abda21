#pragma once

#include <vector>

#include "core/mask/mask.hpp"
#include "core/mask/mask_shape.hpp"

namespace lacuna::mask {

/// Shapes whose mask is the exact opposite on every grid: all is hidden first (a shape "Everything" with id `new_id`), then
/// each shape does the reverse. Inverting twice gives the same shapes again.
std::vector<MaskShape> invertedShapes(const std::vector<MaskShape>& shapes, ShapeId new_id);

/// One shape of painted cells that hides exactly what is visible in `mask`, in all steps of its grid. No shape for a mask
/// without cells.
std::vector<MaskShape> invertedShapes(const Mask& mask, ShapeId id);

}  // namespace lacuna::mask
