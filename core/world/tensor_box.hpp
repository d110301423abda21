#pragma once

#include <memory>
#include <utility>

namespace lacuna::world {

/// A tensor on some device, closed: LibTorch's type stays in .cpp files, which open it with `core/world/tensor_box.inl`.
class TensorBox {
 public:
  TensorBox() = default;
  explicit TensorBox(std::shared_ptr<const void> tensor) : tensor_(std::move(tensor)) {}
  const void* get() const { return tensor_.get(); }

 private:
  std::shared_ptr<const void> tensor_;
};

}  // namespace lacuna::world
