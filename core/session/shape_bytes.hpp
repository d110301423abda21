#pragma once

#include <vector>

#include "core/mask/mask_shape.hpp"

namespace lacuna::session {

/// What shapes take of a memory budget, with all that hangs on them.
std::size_t bytesOf(const std::vector<mask::MaskShape>& shapes);
std::size_t bytesOf(const mask::MaskShape& shape);

}  // namespace lacuna::session
