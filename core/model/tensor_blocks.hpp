#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/model/blocks.hpp"
#include "core/model/compute.hpp"

namespace lacuna::model {

/// The blocks of a model as LibTorch's operations, on a GPU or in bf16: the formulas of `runBlocks` with other rounding.
/// Norms, softmax and the sum that runs through the blocks stay in fp32; the products are in the wanted precision.
class TensorBlocks {
 public:
  /// Copies the weights of all stacks. Throws `CancelledException`, `Failure` (OutOfMemory).
  TensorBlocks(const Compute& compute, const std::vector<std::span<const BlockWeights>>& stacks,
               const jobs::JobContext& context);
  ~TensorBlocks();

  /// As `runBlocks`, for the blocks of one of the stacks, or the first few of them; a trace gets hidden states alone. Throws `CancelledException`, between two
  /// layers on the CPU and two blocks on a GPU, and `Failure` (OutOfMemory).
  void run(Team& team, const BlockStack& stack, const RopeTable& rope, const jobs::JobContext& context, Trace* trace, Matrix& x,
           const Taps& taps) const;

  std::uint64_t bytes() const;  ///< of the copied weights

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace lacuna::model
