#pragma once

#include <string>

#include "core/mask/mask_shape.hpp"

namespace lacuna::mask {

/// What people call a layer, wherever a mask or a run is named: its name as it is, for a generator "Tube, share hidden 0.7, seed 3":
/// the title of its kind, or the name that somebody gave the layer, the parameters that are not as the kind has them, the seed.
std::string titleOf(const MaskShape& shape);

}  // namespace lacuna::mask
