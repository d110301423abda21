#include "core/world/tensor_numbers.hpp"

#include <ATen/ATen.h>

#include "core/world/tensor_box.inl"

namespace lacuna::world {

std::vector<float> numbersOf(const TensorBox& box) {
  const at::Tensor flat = opened(box).to(at::kCPU, at::kFloat).contiguous();
  return {flat.data_ptr<float>(), flat.data_ptr<float>() + flat.numel()};
}

std::vector<std::int64_t> shapeOf(const TensorBox& box) { return opened(box).sizes().vec(); }

TensorBox boxedFrom(const std::vector<float>& values, const std::vector<std::int64_t>& shape) {
  return boxed(at::tensor(values).view(shape));
}

}  // namespace lacuna::world
