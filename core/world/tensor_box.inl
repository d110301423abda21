#pragma once
// For .cpp files that work with LibTorch: makes and opens boxes.
#include <ATen/core/Tensor.h>

#include <string>

#include "core/world/tensor_box.hpp"

namespace lacuna::world {

inline TensorBox boxed(at::Tensor tensor) { return TensorBox(std::make_shared<const at::Tensor>(std::move(tensor))); }
inline const at::Tensor& opened(const TensorBox& box) { return *static_cast<const at::Tensor*>(box.get()); }

/// A small CPU tensor brought to a device without waiting for what the device is at.
inline at::Tensor uploaded(const at::Tensor& tensor, const at::Device& device) {
  return tensor.to(device, tensor.scalar_type(), /*non_blocking=*/true);
}

/// The device of this name. Throws `Failure` (Mismatch) when it is not there.
at::Device openedDevice(const std::string& name);

}  // namespace lacuna::world
