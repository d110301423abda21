#include "core/model/bf16_layers.hpp"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>
#include <c10/util/Exception.h>

#include <unordered_map>

#include "core/base/error.hpp"

namespace lacuna::model {
namespace {

struct Copied {
  at::Tensor weight, bias;
};

at::Tensor copied(const std::vector<float>& values, std::vector<std::int64_t> shape) {
  return at::from_blob(const_cast<float*>(values.data()), shape, at::kFloat).to(at::kBFloat16);  // only read
}

}  // namespace

struct Bf16Layers::Impl {
  std::unordered_map<const LinearWeights*, Copied> layers;
  std::uint64_t bytes = 0;

  void copy(const LinearWeights& layer) {
    const auto outputs = static_cast<std::int64_t>(layer.bias.size());
    const auto inputs = static_cast<std::int64_t>(layer.weight.size()) / outputs;
    layers[&layer] = {copied(layer.weight, {outputs, inputs}), copied(layer.bias, {outputs})};
    bytes += 2 * (layer.weight.size() + layer.bias.size());
  }
};

Bf16Layers::Bf16Layers(const std::vector<std::span<const BlockWeights>>& stacks, const jobs::JobContext& context)
    : impl_(std::make_unique<Impl>()) {
  const c10::InferenceMode no_gradients;
  double total = 0, done = 0;
  for (const auto& stack : stacks) total += static_cast<double>(stack.size());
  try {
    for (const auto& stack : stacks) {
      for (const BlockWeights& block : stack) {
        context.throwIfStopped();
        context.progress({"Copying weights", done++, total, "blocks"});
        for (const LinearWeights* layer : {&block.qkv, &block.proj, &block.fc1, &block.fc2}) impl_->copy(*layer);
      }
    }
  } catch (const c10::Error&) {  // LibTorch's word for a full memory on the CPU
    fail(ErrorKind::OutOfMemory, "There is too little memory for the weights once more in bf16. Compute in fp32.");
  }
}

Bf16Layers::~Bf16Layers() = default;

void Bf16Layers::apply(const LinearWeights& layer, const RowsView& a, float* out, bool add) const {
  const Copied& copy = impl_->layers.at(&layer);
  const at::Tensor inputs = at::from_blob(const_cast<float*>(a.data), {a.rows, a.cols}, {a.stride, 1}, at::kFloat);
  const at::Tensor result = at::linear(inputs.to(at::kBFloat16), copy.weight, copy.bias);
  at::Tensor place = at::from_blob(out, {a.rows, result.size(1)}, at::kFloat);
  if (add) {
    place.add_(result);
  } else {
    place.copy_(result);
  }
}

std::uint64_t Bf16Layers::bytes() const { return impl_->bytes; }

}  // namespace lacuna::model
