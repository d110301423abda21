#pragma once

#include <memory>
#include <vector>

#include "core/base/hash.hpp"
#include "core/base/matrix.hpp"
#include "core/jobs/job_context.hpp"
#include "core/model/probe.hpp"
#include "core/model/probe_description.hpp"

namespace lacuna::model {

/// A probe from a file of its own: immutable, shared between threads, for any encoder of its width.
class Probe {
 public:
  /// Reads the described probe and nothing else of the file. Reports "MB". Throws `Failure` (Mismatch) for missing keys,
  /// wrong shapes and weights that are no finite numbers, and what the checkpoint throws.
  static std::shared_ptr<const Probe> load(const Checkpoint& checkpoint, const ProbeDescription& description,
                                           const jobs::JobContext& context);

  const ProbeDescription& description() const { return description_; }
  const Hash128& hash() const { return hash_; }  ///< of its weights, with their names

  /// Logits of the classes for a clip's latents: `probeLogits` with the eps of the original, 1e-5. Of latents of several
  /// levels side by side, [tokens, levels*width], it looks at the deepest level. Throws `Failure` (Mismatch) for others.
  std::vector<float> logits(const Matrix& latents, int levels, const jobs::JobContext& context,
                            ProbeTrace* trace = nullptr) const;

 private:
  explicit Probe(const ProbeDescription& description) : description_(description) {}

  ProbeDescription description_;
  ProbeWeights weights_;
  Hash128 hash_;
};

}  // namespace lacuna::model
