#include "core/world/tensor_numbers.hpp"

#include <ATen/ATen.h>

#include "core/base/error.hpp"
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

at::Device openedDevice(const std::string& name) {
  try {
    const at::Device device(name);
    at::zeros({1}, at::TensorOptions(device));  // names are checked at once, the device itself only when it is used
    return device;
  } catch (const c10::Error&) {  // its own text speaks to LibTorch's developers
    fail(ErrorKind::Mismatch,
         "The device \"" + name + "\" is not there, or LibTorch was built without it. Take \"cpu\", or another LibTorch.");
  }
}

}  // namespace lacuna::world
