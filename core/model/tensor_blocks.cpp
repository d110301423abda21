#include "core/model/tensor_blocks.hpp"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>
#include <c10/util/Exception.h>
#include <torch/version.h>

#include <map>

#include "core/base/error.hpp"
#include "core/model/attention.hpp"
#include "core/model/threads.hpp"

namespace lacuna::model {
namespace {

// Rows that go through a layer together on the CPU, so that Cancel need not wait for all of a long clip.
constexpr std::int64_t kRows = 1024;

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

[[maybe_unused]] at::Tensor rotated(const at::Tensor& x, const RopeTensors& rope) {
  if (!rope.cosines.defined()) return x;
  return x * rope.cosines + x.index_select(2, rope.neighbours) * rope.sines;
}

[[noreturn]] void outOfMemory(const Compute& compute) {
  fail(ErrorKind::OutOfMemory, compute.device == Device::Cuda
                                   ? "The GPU has too little free memory for this. Use fewer frames or a smaller picture, or the CPU."
                                   : "There is too little memory for this. Use fewer frames or a smaller picture.");
}

}  // namespace

struct TensorBlocks::Impl {
  Compute compute;
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

/// All threads for LibTorch's operations, back to one each for the team's own work.
class AllThreads {
 public:
  AllThreads() { setOwnThreads(configuredThreads()); }
  ~AllThreads() { setOwnThreads(1); }
  AllThreads(const AllThreads&) = delete;
  AllThreads& operator=(const AllThreads&) = delete;
};

/// One pass of a state [tokens, width] through the blocks of a stack.
class TensorPass {
 public:
  TensorPass(Team& team, const BlockStack& stack, const RopeTable& rope, at::ScalarType type, const at::Device& device,
             const jobs::JobContext& context, std::int64_t tokens)
      : team_(team),
        stack_(stack),
        rope_(rope),
        type_(type),
        device_(device),
        context_(context),
        tokens_(tokens),
        rope_tensors_(device.is_cuda() ? uploaded(rope, tokens, device) : RopeTensors{}) {}

  void run(const BlockTensors& block, at::Tensor& x) {
    at::Tensor qkv;
    {
      const AllThreads all;
      qkv = linear(block.qkv, normed(block.norm1, x));
    }
    const at::Tensor attended = device_.is_cuda() ? attendOnDevice(qkv) : attendOnCpu(qkv);
    qkv.reset();
    const AllThreads all;
    x.add_(linear(block.proj, attended));
    byRows([&](std::int64_t first, std::int64_t count) {
      at::Tensor rows = x.narrow(0, first, count);
      const at::Tensor hidden = at::gelu(at::linear(normed(block.norm2, rows), block.fc1.weight, block.fc1.bias));
      context_.throwIfStopped();
      rows.add_(at::linear(hidden, block.fc2.weight, block.fc2.bias));
    });
  }

 private:
  at::Tensor normed(const NormTensors& norm, const at::Tensor& x) const {
    return at::layer_norm(x, {x.size(1)}, norm.gain, norm.offset, stack_.eps).to(type_);
  }

  /// In runs of rows on the CPU; at once on a GPU.
  template <class Work>
  void byRows(const Work& work) const {
    const std::int64_t most = device_.is_cuda() ? tokens_ : kRows;
    for (std::int64_t first = 0; first < tokens_; first += most) {
      context_.throwIfStopped();
      work(first, std::min(most, tokens_ - first));
    }
  }

  at::Tensor linear(const LinearTensors& layer, const at::Tensor& x) const {
    at::Tensor out = at::empty({tokens_, layer.weight.size(0)}, x.options());
    byRows([&](std::int64_t first, std::int64_t count) {
      out.narrow(0, first, count).copy_(at::linear(x.narrow(0, first, count), layer.weight, layer.bias));
    });
    return out;
  }

  at::Tensor attendOnDevice(const at::Tensor& qkv) const {
#if TORCH_VERSION_MAJOR >= 2
    const std::int64_t heads = stack_.size.heads, dim = stack_.size.width / heads;
    const at::Tensor parts = qkv.view({tokens_, 3, heads, dim});
    const auto headsFirst = [&](const at::Tensor& part) { return part.transpose(0, 1).unsqueeze(0); };
    // Turned in fp32: angles of late tokens are large.
    const auto turned = [&](int part) {
      return headsFirst(rotated(parts.select(1, part).to(at::kFloat), rope_tensors_).to(type_));
    };
    const at::Tensor seen = at::scaled_dot_product_attention(turned(0), turned(1), headsFirst(parts.select(1, 2)));
    return seen.squeeze(0).transpose(0, 1).reshape({tokens_, stack_.size.width});
#else
    return qkv;  // not reached: `whyNotComputed` asks for LibTorch 2
#endif
  }

  /// By our own tiles, in fp32.
  at::Tensor attendOnCpu(const at::Tensor& qkv) const {
    const at::Tensor exact = qkv.to(at::kFloat).contiguous();
    auto* values = exact.data_ptr<float>();
    const int width = stack_.size.width;
    team_.runRows(static_cast<int>(tokens_), static_cast<int>(kRows), [&](int first, int last) {
      for (int token = first; token < last; ++token)
        rotateToken(rope_, token, width, values + static_cast<std::ptrdiff_t>(token) * 3 * width);
    });
    const at::Tensor seen = at::empty({tokens_, width}, at::kFloat);
    attend(team_, {values, static_cast<int>(tokens_), width, stack_.size.heads}, context_, seen.data_ptr<float>());
    return seen.to(type_);
  }

  Team& team_;
  const BlockStack& stack_;
  const RopeTable& rope_;
  at::ScalarType type_;
  at::Device device_;
  const jobs::JobContext& context_;
  std::int64_t tokens_;
  RopeTensors rope_tensors_;
};

}  // namespace

TensorBlocks::TensorBlocks(const Compute& compute, const std::vector<std::span<const BlockWeights>>& stacks,
                           const jobs::JobContext& context)
    : impl_(std::make_unique<Impl>()) {
  const c10::InferenceMode no_gradients;
  impl_->compute = compute;
  impl_->device = compute.device == Device::Cuda ? at::Device(at::kCUDA, 0) : at::Device(at::kCPU);
  impl_->type = compute.precision == Precision::BFloat16 ? at::kBFloat16 : at::kFloat;
  double total = 0, done = 0;
  for (const auto& stack : stacks) total += static_cast<double>(stack.size());
  try {
    for (const auto& stack : stacks) {
      if (stack.empty()) continue;
      auto& kept = impl_->stacks[stack.data()];
      for (const BlockWeights& block : stack) {
        context.throwIfStopped();
        context.progress({"Copying weights", done++, total, "blocks"});
        kept.push_back(impl_->kept(block));
      }
    }
  } catch (const c10::OutOfMemoryError&) {
    outOfMemory(compute);
  }
}

TensorBlocks::~TensorBlocks() = default;

std::uint64_t TensorBlocks::bytes() const { return impl_->bytes; }

void TensorBlocks::run(Team& team, const BlockStack& stack, const RopeTable& rope, const jobs::JobContext& context,
                       Trace* trace, Matrix& x, const Taps& taps) const {
  if (stack.blocks.empty() || x.rows == 0) return;
  const bool keeps_hidden = trace != nullptr && trace->want_hidden;
  if (keeps_hidden) trace->hidden.push_back(x);
  const c10::InferenceMode no_gradients;
  const auto& blocks = impl_->stacks.at(stack.blocks.data());
  const auto total = static_cast<double>(stack.blocks.size());
  try {
    at::Tensor state = viewOf(x).to(impl_->device);  // on the CPU this is x itself
    TensorPass pass(team, stack, rope, impl_->type, impl_->device, context, state.size(0));
    const auto bringBack = [&] {
      if (state.data_ptr() != x.values.data()) viewOf(x).copy_(state);
    };
    for (std::size_t i = 0; i < stack.blocks.size(); ++i) {
      context.throwIfStopped();
      context.progress({stack.doing, static_cast<double>(i), total, "blocks"});
      pass.run(blocks[i], state);
      const int number = static_cast<int>(i) + 1;
      if (keeps_hidden || taps.wants(number)) {
        bringBack();
        if (keeps_hidden) trace->hidden.push_back(x);
        if (taps.wants(number)) taps.see(number, x);
      } else if (impl_->device.is_cuda()) {
        state[0][0].item<float>();  // waits for the device, so that Cancel and progress are true
      }
    }
    bringBack();
  } catch (const c10::OutOfMemoryError&) {
    outOfMemory(impl_->compute);
  }
  context.progress({stack.doing, total, total, "blocks"});
}

}  // namespace lacuna::model
