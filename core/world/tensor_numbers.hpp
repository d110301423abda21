#pragma once

#include <cstdint>
#include <vector>

#include "core/world/tensor_box.hpp"

namespace lacuna::world {

/// The values of a boxed tensor, row-major, float32.
std::vector<float> numbersOf(const TensorBox& box);

/// Its sides.
std::vector<std::int64_t> shapeOf(const TensorBox& box);

/// A float32 tensor on the CPU from row-major values; their count is the product of `shape`.
TensorBox boxedFrom(const std::vector<float>& values, const std::vector<std::int64_t>& shape);

}  // namespace lacuna::world
