#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/jobs/job_context.hpp"
#include "core/model/linear.hpp"

namespace lacuna::model {

/// The linear layers of a model's blocks once more in bf16, for processors that multiply it fast. Everything else of a block
/// stays in fp32.
class Bf16Layers {
 public:
  /// Copies the layers of all stacks. Throws `CancelledException`.
  Bf16Layers(const std::vector<std::span<const BlockWeights>>& stacks, const jobs::JobContext& context);
  ~Bf16Layers();

  /// As `applyLinear`, for a layer of one of the stacks: inputs and result are rounded to bf16, sums are kept in fp32.
  void apply(const LinearWeights& layer, const RowsView& a, float* out, bool add) const;

  std::uint64_t bytes() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace lacuna::model
