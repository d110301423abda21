#pragma once

#include "core/session/kept_runs.hpp"

namespace lacuna::session {

/// The run as it is kept, with the number that people know it by; null where it is not, as of one that hid nothing.
const KeptRun* keptAs(const KeptRuns& kept, const latent::Run& run);

/// The kept run that was made before `run`, if it is of the same frames, size and model: errors compare on those alone. Null where
/// it is of others, where there is none, and where `run` is not the newest that is kept.
const KeptRun* runBefore(const KeptRuns& kept, const latent::Run& run);

}  // namespace lacuna::session
