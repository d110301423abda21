#pragma once

#include <vector>

#include "core/mask/mask_shape.hpp"

namespace lacuna::widgets {

/// Shapes whose mask is the exact opposite on every grid: all is hidden first, then each shape does the reverse. Inverting
/// twice gives the same shapes again.
std::vector<mask::MaskShape> invertedShapes(const std::vector<mask::MaskShape>& shapes, ShapeId new_id);

}  // namespace lacuna::widgets
