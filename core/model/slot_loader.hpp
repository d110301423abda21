#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/hash.hpp"
#include "core/jobs/job_context.hpp"
#include "core/model/checkpoint.hpp"
#include "core/model/key_names.hpp"
#include "core/model/weights.hpp"

namespace lacuna::model {

/// What a checkpoint lacks of the slots: keys, those of another shape with what was found and wanted.
std::vector<std::string> missingSlots(const std::vector<WeightSlot>& slots, const TensorIndex& index);

/// Brings the tensors of slots to their places, one after the other, so that memory peaks near the bytes of the weights.
class SlotLoader {
 public:
  SlotLoader(const Checkpoint& checkpoint, const jobs::JobContext& context) : checkpoint_(checkpoint), context_(context) {}

  /// Keys and values go through `hasher` in the order of the slots. Reports "MB". Throws `Failure` (Mismatch) when a slot is
  /// missing or weights are no finite numbers, `CancelledException`, and what the checkpoint throws.
  void load(const std::vector<WeightSlot>& slots, Hasher& hasher);

  std::uint64_t bytes() const { return bytes_; }  ///< of all that was loaded, as float32

 private:
  void bring(const TensorEntry& entry, const WeightSlot& slot, Hasher& hasher);
  void refuseNonFinite() const;

  const Checkpoint& checkpoint_;
  const jobs::JobContext& context_;
  std::uint64_t bytes_ = 0;
  std::int64_t non_finite_ = 0;
  std::string first_bad_;
};

}  // namespace lacuna::model
