#pragma once

namespace lacuna::model {

/// As many threads as `configureThreads` was given.
int configuredThreads();

/// Makes this thread treat denormal numbers, which are slow and never matter here, as zero. False where the processor
/// cannot.
bool flushDenormals();

}  // namespace lacuna::model
