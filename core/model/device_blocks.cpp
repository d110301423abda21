#include "core/model/device_blocks.hpp"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>
#include <c10/util/Exception.h>
#include <torch/version.h>

#include <cmath>
#include <map>

#include "core/base/error.hpp"
#include "core/base/one_line.hpp"

namespace lacuna::model {
namespace {

// Where LibTorch has no attention of its own that spares memory: how many scores are held at once.
[[maybe_unused]] constexpr std::int64_t kScores = std::int64_t{1} << 26;

struct LinearTensors {
  at::Tensor weight, bias;
};

struct NormTensors {
  at::Tensor gain, offset;
};

struct BlockTensors {
  NormTensors norm1, norm2;
  LinearTensors qkv, proj, fc1, fc2;
};

/// A vector's numbers as a tensor that is only read.
at::Tensor viewOf(const std::vector<float>& values, std::vector<std::int64_t> shape) {
  return at::from_blob(const_cast<float*>(values.data()), shape, at::kFloat);
}

at::Tensor viewOf(Matrix& x) {
  return at::from_blob(x.values.data(), {static_cast<std::int64_t>(x.rows), static_cast<std::int64_t>(x.cols)}, at::kFloat);
}

/// Cosines and sines of a table for [tokens, 1, head_dim], and for each feature of a head its neighbour in the pair.
struct RopeTensors {
  at::Tensor cosines, sines, neighbours;
};

RopeTensors uploaded(const RopeTable& rope, std::int64_t tokens, const at::Device& device) {
  if (rope.cosines.empty()) return {};
  std::vector<std::int64_t> neighbours(static_cast<std::size_t>(rope.head_dim));
  for (std::int64_t j = 0; j < rope.head_dim; ++j) {
    const std::int64_t other = j % 2 == 0 ? j + 1 : j - 1;
    neighbours[static_cast<std::size_t>(j)] = other < rope.head_dim ? other : j;  // the last of an odd number has none
  }
  return {viewOf(rope.cosines, {tokens, 1, rope.head_dim}).to(device), viewOf(rope.sines, {tokens, 1, rope.head_dim}).to(device),
          at::tensor(neighbours, at::kLong).to(device)};
}

at::Tensor rotated(const at::Tensor& x, const RopeTensors& rope) {
  if (!rope.cosines.defined()) return x;
  return x * rope.cosines + x.index_select(2, rope.neighbours) * rope.sines;
}

/// Does something on the device; its errors become one clear line. `what_to_do` where memory ran out.
template <class Work>
void onDevice(const char* what_to_do, const Work& work) {
  try {
    work();
  } catch (const c10::OutOfMemoryError&) {
    fail(ErrorKind::OutOfMemory, std::string("The GPU has too little free memory for this. ") + what_to_do);
  } catch (const c10::Error& error) {
    fail(ErrorKind::Internal, "The GPU could not compute this (" + oneLine(error.what_without_backtrace(), 160) +
                                  "). Compute on the CPU.");
  }
}

/// softmax(q k' / sqrt(dim)) v for [heads, tokens, dim], never holding all scores.
at::Tensor attended(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v) {
#if TORCH_VERSION_MAJOR >= 2
  return at::scaled_dot_product_attention(q.unsqueeze(0), k.unsqueeze(0), v.unsqueeze(0)).squeeze(0);
#else
  const std::int64_t tokens = q.size(1), rows = std::max<std::int64_t>(1, kScores / (q.size(0) * tokens));
  at::Tensor out = at::empty_like(q);
  const double scale = 1 / std::sqrt(static_cast<double>(q.size(2)));
  for (std::int64_t first = 0; first < tokens; first += rows) {
    const std::int64_t count = std::min(rows, tokens - first);
    const at::Tensor shares = at::softmax(at::bmm(q.narrow(1, first, count) * scale, k.transpose(1, 2)), -1);
    out.narrow(1, first, count).copy_(at::bmm(shares, v));
  }
  return out;
#endif
}

}  // namespace

struct DeviceBlocks::Impl {
  at::Device device = at::kCPU;
  at::ScalarType type = at::kFloat;
  std::map<const BlockWeights*, std::vector<BlockTensors>> stacks;  // by the first of a stack's weights
  std::uint64_t bytes = 0;

  at::Tensor kept(const std::vector<float>& values, std::vector<std::int64_t> shape, at::ScalarType as) {
    at::Tensor tensor = viewOf(values, std::move(shape)).to(device, as).contiguous();
    bytes += tensor.nbytes();
    return tensor.data_ptr() == values.data() ? tensor.clone() : tensor;
  }

  LinearTensors kept(const LinearWeights& layer) {
    const auto outputs = static_cast<std::int64_t>(layer.bias.size());
    return {kept(layer.weight, {outputs, static_cast<std::int64_t>(layer.weight.size()) / outputs}, type),
            kept(layer.bias, {outputs}, type)};
  }

  NormTensors kept(const NormWeights& norm) {
    const auto width = static_cast<std::int64_t>(norm.gain.size());
    return {kept(norm.gain, {width}, at::kFloat), kept(norm.offset, {width}, at::kFloat)};
  }

  BlockTensors kept(const BlockWeights& block) {
    return {kept(block.norm1), kept(block.norm2), kept(block.qkv), kept(block.proj), kept(block.fc1), kept(block.fc2)};
  }
};

namespace {

/// One pass of a state [tokens, width] through the blocks of a stack.
class DevicePass {
 public:
  DevicePass(const BlockStack& stack, const RopeTable& rope, at::ScalarType type, const at::Device& device, std::int64_t tokens)
      : stack_(stack), type_(type), tokens_(tokens), rope_(uploaded(rope, tokens, device)) {}

  void run(const BlockTensors& block, at::Tensor& x) const {
    x.add_(linear(block.proj, attention(linear(block.qkv, normed(block.norm1, x)))));
    x.add_(linear(block.fc2, at::gelu(linear(block.fc1, normed(block.norm2, x)))));
  }

 private:
  at::Tensor normed(const NormTensors& norm, const at::Tensor& x) const {
    return at::layer_norm(x, {x.size(1)}, norm.gain, norm.offset, stack_.eps).to(type_);
  }

  static at::Tensor linear(const LinearTensors& layer, const at::Tensor& x) {
    return at::linear(x, layer.weight, layer.bias);
  }

  at::Tensor attention(const at::Tensor& qkv) const {
    const std::int64_t heads = stack_.size.heads, dim = stack_.size.width / heads;
    const at::Tensor parts = qkv.view({tokens_, 3, heads, dim});
    // Turned in fp32: angles of late tokens are large.
    const auto turned = [&](int part) {
      return rotated(parts.select(1, part).to(at::kFloat), rope_).to(type_).transpose(0, 1).contiguous();
    };
    const at::Tensor seen = attended(turned(0), turned(1), parts.select(1, 2).transpose(0, 1).contiguous());
    return seen.transpose(0, 1).reshape({tokens_, stack_.size.width});
  }

  const BlockStack& stack_;
  at::ScalarType type_;
  std::int64_t tokens_;
  RopeTensors rope_;
};

}  // namespace

DeviceBlocks::DeviceBlocks(const Compute& compute, const std::vector<std::span<const BlockWeights>>& stacks,
                           const jobs::JobContext& context)
    : impl_(std::make_unique<Impl>()) {
  const c10::InferenceMode no_gradients;
  impl_->device = compute.device == Device::Cuda ? at::Device(at::kCUDA, 0) : at::Device(at::kCPU);
  impl_->type = compute.precision == Precision::BFloat16 ? at::kBFloat16 : at::kFloat;
  double total = 0, done = 0;
  for (const auto& stack : stacks) total += static_cast<double>(stack.size());
  onDevice("Use bf16, a smaller model, or the CPU.", [&] {
    for (const auto& stack : stacks) {
      if (stack.empty()) continue;
      auto& kept = impl_->stacks[stack.data()];
      for (const BlockWeights& block : stack) {
        context.throwIfStopped();
        context.progress({"Copying weights", done++, total, "blocks"});
        kept.push_back(impl_->kept(block));
      }
    }
  });
}

DeviceBlocks::~DeviceBlocks() = default;

std::uint64_t DeviceBlocks::bytes() const { return impl_->bytes; }

void DeviceBlocks::run(const BlockStack& stack, const RopeTable& rope, const jobs::JobContext& context,
                       Trace* trace, Matrix& x, const Taps& taps) const {
  if (stack.blocks.empty() || x.rows == 0) return;
  const auto keeps_hidden = [trace](int number) { return trace != nullptr && trace->wantsHidden(number); };
  if (keeps_hidden(0)) trace->hidden.push_back(x);
  const c10::InferenceMode no_gradients;
  const auto& blocks = impl_->stacks.at(stack.blocks.data());
  const auto total = static_cast<double>(stack.blocks.size());
  onDevice("Use fewer frames or a smaller picture, or compute on the CPU.", [&] {
    at::Tensor state = viewOf(x).to(impl_->device);  // on the CPU this is x itself
    const DevicePass pass(stack, rope, impl_->type, impl_->device, state.size(0));
    const auto bringBack = [&] {
      if (state.data_ptr() != x.values.data()) viewOf(x).copy_(state);
    };
    for (std::size_t i = 0; i < stack.blocks.size(); ++i) {
      context.throwIfStopped();
      context.progress({stack.doing, static_cast<double>(i), total, "blocks"});
      pass.run(blocks[i], state);
      const int number = static_cast<int>(i) + 1;
      if (keeps_hidden(number) || taps.wants(number)) {
        bringBack();
        if (keeps_hidden(number)) trace->hidden.push_back(x);
        if (taps.wants(number)) taps.see(number, x);
      } else if (impl_->device.is_cuda()) {
        state[0][0].item<float>();  // waits for the device, so that Cancel and progress are true
      }
    }
    bringBack();
  });
  context.progress({stack.doing, total, total, "blocks"});
}

}  // namespace lacuna::model
