#pragma once

#include <vector>

#include "core/world/tensor_box.hpp"

namespace lacuna::test {

/// All numbers of a tensor in order, whatever its device.
std::vector<float> numbersOf(const world::TensorBox& box);

}  // namespace lacuna::test
