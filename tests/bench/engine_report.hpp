#pragma once

#include <benchmark/benchmark.h>

#include "tests/bench/gemm_rate.hpp"

namespace lacuna::bench {

/// The limit beside a case: the machine is shared and its clock moves, so the GEMM rate is taken before and after the work
/// and the faster one counts.
class Report {
 public:
  explicit Report(benchmark::State& state) : state_(state), before_(gemmRate()) {}

  /// Adds GFLOP/s and the share of the GEMM rate, for `flop` floating-point operations an iteration.
  void finish(double flop) {
    const double limit = std::max(before_, gemmRate());
    state_.counters["GFLOP"] = flop / 1e9;
    state_.counters["GFLOP/s"] = benchmark::Counter(flop / 1e9, benchmark::Counter::kIsIterationInvariantRate);
    state_.counters["of_gemm"] = benchmark::Counter(flop / 1e9 / limit, benchmark::Counter::kIsIterationInvariantRate);
    state_.counters["gemm"] = limit;
  }

 private:
  benchmark::State& state_;
  double before_;
};

}  // namespace lacuna::bench
