#pragma once

#include <ATen/ATen.h>
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>

/// bf16 GFLOP/s of a large linear layer through oneDNN with all of LibTorch's threads: the fastest way that LibTorch offers.
/// Slower than fp32 where the processor has no bf16 instructions.
inline double bf16GemmRate() {
  const at::Tensor x = at::rand({1024, 1024}).to(at::kBFloat16), weight = at::rand({1024, 1024}).to(at::kBFloat16);
  double best_s = 1e9;
  for (int i = 0; i < 4; ++i) {
    const auto start = std::chrono::steady_clock::now();
    benchmark::DoNotOptimize(at::linear(x, weight).data_ptr());
    best_s = std::min(best_s, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  return 2.0 * 1024 * 1024 * 1024 / best_s / 1e9;
}
