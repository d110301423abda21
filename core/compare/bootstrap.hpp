#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/jobs/job_context.hpp"

namespace lacuna::compare {

/// Where the mean of some values lies, in 95 of 100 draws.
struct Interval {
  double low = 0, high = 0;
  int clusters = 0;  ///< that were drawn from
  double width() const { return high - low; }
  bool operator==(const Interval&) const = default;
};

/// 95 % interval of the mean by the cluster bootstrap: clusters are drawn with replacement, as many as there are, and all
/// values of a drawn cluster count; of the means of all draws the 2.5 and 97.5 % quantiles are the ends (Davison and Hinkley,
/// "Bootstrap Methods and their Application", 1997, 3.8; the percentile interval of Efron and Tibshirani, "An Introduction to
/// the Bootstrap", 1993, 13.3). `cluster_of` has a number from 0 per value. The same seed gives the same draws. Nothing where
/// fewer than two clusters have values.
std::optional<Interval> clusterInterval(std::span<const double> values, std::span<const int> cluster_of, int draws, std::uint64_t seed,
                                        const jobs::JobContext& context);

/// mean +- 1.96 standard errors, as if all values were independent; nothing for fewer than two.
std::optional<Interval> independentInterval(std::span<const double> values);

double meanOf(std::span<const double> values);  ///< 0 for none

}  // namespace lacuna::compare
