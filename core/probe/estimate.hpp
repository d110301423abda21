#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "core/jobs/job_context.hpp"

namespace lacuna::probe {

/// A figure with its 95 % interval; NaN where there is none.
struct Estimate {
  double value = 0, low = 0, high = 0;
};

/// The interval by drawing whole groups (time steps, or blocks of places) with replacement, `resamples` times, and taking
/// the 2.5 % and 97.5 % quantiles: tokens of a group are alike, so drawing single tokens would promise too much. Nothing is
/// fitted again. `figure` gets how often each group counts (all once for the value itself) and gives NaN where a draw leaves nothing;
/// where half of the draws do, there is no interval. Throws `CancelledException`.
Estimate groupwise(int groups, int resamples, std::uint64_t seed, const std::function<double(std::span<const int>)>& figure, const jobs::JobContext& context);

}  // namespace lacuna::probe
