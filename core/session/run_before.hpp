#pragma once

#include <optional>

#include "core/latent/export.hpp"
#include "core/session/kept_runs.hpp"

namespace lacuna::session {

/// The run as it is kept, with the number that people know it by; null where it is not, as of one that hid nothing.
const KeptRun* keptAs(const KeptRuns& kept, const latent::Run& run);

/// The layers that the mask of `run` was made of; null where they are not known, as of a run that is not kept.
latent::MadeFrom madeFrom(const KeptRuns& kept, const latent::Run& run);

/// The kept run that was made before `run`, if it is of the same frames, size and model: errors compare on those alone. Null where
/// it is of others, where there is none, and where `run` is not the newest that is kept.
const KeptRun* runBefore(const KeptRuns& kept, const latent::Run& run);

/// How far the layer-normed L1 error changed since the run before, over the tokens that both hide: the mean of others is the answer
/// to another question.
struct ErrorChange {
  const KeptRun* before = nullptr;
  int tokens = 0;             ///< hidden in both
  bool same_hidden = false;   ///< neither hides any other
  double now = 0, before_mean = 0;  ///< means over these tokens
};

/// Nothing where there is no `runBefore`, or the two hide no token in common.
std::optional<ErrorChange> errorChange(const KeptRuns& kept, const latent::Run& run);

}  // namespace lacuna::session
