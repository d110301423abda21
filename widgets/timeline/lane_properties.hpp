#pragma once

#include <vector>

#include "core/mask/mask_shape.hpp"

/// What the keys of a layer move; pure.
namespace lacuna::widgets {

enum class KeyedProperty { Position, Size, Turn };

/// Those that are not the same at every key, in the order of their sub-lanes.
std::vector<KeyedProperty> animatedProperties(const mask::MaskShape& shape);

std::vector<int> allKeys(const mask::MaskShape& shape);  ///< indices

/// Indices of the keys that stand in a property's sub-lane: where it is not as at the key before or after. A key that changes
/// nothing stands in the first sub-lane, so that no key is out of sight.
std::vector<int> keysOf(const mask::MaskShape& shape, KeyedProperty property);

}  // namespace lacuna::widgets
