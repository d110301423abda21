#pragma once

#include <string>

namespace lacuna::model {

/// As many threads as `configureThreads` was given.
int configuredThreads();

/// Sets the BLAS to one thread a call, for the whole process, and says which BLAS it is. Our own threads call it side by
/// side, and OpenBLAS's pool can hang when several threads enter it at once; so this is done before any weights are used.
std::string useOneBlasThread();

/// Makes this thread treat denormal numbers, which are slow and never matter here, as zero. False where the processor
/// cannot.
bool flushDenormals();

}  // namespace lacuna::model
