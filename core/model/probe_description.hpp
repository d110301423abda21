#pragma once

#include <string>
#include <vector>

#include "core/model/description.hpp"

namespace lacuna::model {

/// An attentive probe in a file of its own, as Meta publishes them beside its encoders.
struct ProbeDescription {
  ProbeSize size;
  int width = 0;                    ///< features of the latents that it looks at
  int probes = 1;                   ///< in the file; one of them is described
  std::string prefix;               ///< of its keys: "classifiers/0/"
  std::vector<std::string> labels;  ///< of the classes; empty where nothing names them
  std::string heads_from;           ///< "published probes", or the json beside the file
};

/// Whether a checkpoint is a file of such probes: V-JEPA 1's `classifier`, V-JEPA 2's `classifiers`, or one plain state
/// dict.
bool holdsProbes(const Checkpoint& checkpoint);

/// Describes probe `number` of the file, counted from 0. Weights do not tell the number of heads: all published probes have
/// 16, another count comes from "<file>.json" ({"num_heads": 12}, and "id2label" for names of the classes). Throws `Failure`
/// (Mismatch, Refused) in one line for what is no probe, has no such number, or is of a kind that is not read.
/// Source: facebookresearch/vjepa2 and jepa, src/models/attentive_pooler.py, evals/.
ProbeDescription describeProbe(const Checkpoint& checkpoint, int number);

}  // namespace lacuna::model
