#pragma once

#include "core/latent/run.hpp"

namespace lacuna::latent {

/// Whether the model computed nothing for a run: its latents were all kept, and only errors were made from them.
inline bool fromCache(const RunTimes& times) { return times.targets_cached && times.context_s == 0 && times.predict_s == 0; }

}  // namespace lacuna::latent
