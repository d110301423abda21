#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/model/blocks.hpp"
#include "core/model/compute.hpp"

namespace lacuna::model {

/// The blocks of a model as LibTorch's operations, for a GPU: the formulas of `runBlocks` with other rounding. Norms and the
/// sum that runs through the blocks stay in fp32; products are in the wanted precision.
class DeviceBlocks {
 public:
  /// Copies the weights of all stacks to the device; the CPU is one too, for tests. Throws `CancelledException`, `Failure`
  /// (OutOfMemory).
  DeviceBlocks(const Compute& compute, const std::vector<std::span<const BlockWeights>>& stacks,
               const jobs::JobContext& context);
  ~DeviceBlocks();

  /// As `runBlocks`, for the blocks of one of the stacks, or the first few of them; a trace gets hidden states alone. Throws
  /// `CancelledException`, between two blocks, and `Failure` (OutOfMemory).
  void run(const BlockStack& stack, const RopeTable& rope, const jobs::JobContext& context, Trace* trace, Matrix& x,
           const Taps& taps) const;

  std::uint64_t bytes() const;  ///< of the copied weights

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace lacuna::model
