#pragma once

#include <string>

namespace lacuna::model {

/// As many threads as `configureThreads` was given; before that, as many as there are cores.
int configuredThreads();

/// Sets the BLAS to one thread a call, for the whole process, and says which BLAS it is. Our own threads call it side by
/// side, and OpenBLAS's pool can hang when several threads enter it at once; so this is done before any weights are used.
std::string useOneBlasThread();

/// Gives this thread's calls of LibTorch and its BLAS `count` threads: 1 on threads that work side by side, or each of them
/// would start as many again. LibTorch also takes the number for threads that first use it later, so whoever wants all of
/// them says so where the work is done.
void setOwnThreads(int count);

/// Makes this thread treat denormal numbers, which are slow and never matter here, as zero. False where the processor
/// cannot.
bool flushDenormals();

}  // namespace lacuna::model
