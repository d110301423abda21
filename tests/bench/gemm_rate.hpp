#pragma once

#include <ATen/ATen.h>
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <thread>
#include <vector>

/// fp32 GFLOP/s of large products on all cores, one a core as Lacuna's own threads do: the machine's limit in the same run.
inline double gemmRate() {
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  const at::Tensor a = at::rand({1024, 1024}), b = at::rand({1024, 4096});
  double best_s = 1e9;
  for (int i = 0; i < 8; ++i) {
    const auto start = std::chrono::steady_clock::now();
    std::vector<std::jthread> threads;
    for (unsigned core = 0; core < cores; ++core)
      threads.emplace_back([&a, &b] { benchmark::DoNotOptimize(at::mm(a, b).data_ptr()); });
    threads.clear();
    best_s = std::min(best_s, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  return cores * 2.0 * 1024 * 1024 * 4096 / best_s / 1e9;
}
