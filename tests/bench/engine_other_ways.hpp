#pragma once

namespace lacuna::bench {

/// Adds cases for every other way of computing that this machine can do: bf16, CUDA. To be called before the benchmarks run.
void registerOtherWays();

}  // namespace lacuna::bench
