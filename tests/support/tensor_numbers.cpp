#include "tests/support/tensor_numbers.hpp"

#include <ATen/ATen.h>

#include "core/world/tensor_box.inl"

namespace lacuna::test {

std::vector<float> numbersOf(const world::TensorBox& box) {
  const at::Tensor flat = world::opened(box).to(at::kCPU, at::kFloat).contiguous();
  return {flat.data_ptr<float>(), flat.data_ptr<float>() + flat.numel()};
}

}  // namespace lacuna::test
