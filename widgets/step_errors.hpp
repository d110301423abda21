#pragma once

#include <vector>

#include "core/latent/run.hpp"

namespace lacuna::widgets {

/// One metric over the hidden tokens of one step.
struct StepError {
  int hidden = 0;  ///< tokens; 0: nothing hidden here, the other values mean nothing
  double mean = 0;
  double worst_tenth = 0;  ///< nine of ten tokens are no worse: the 90 % percentile (10 % for cosine similarity)
  double baseline = 0;     ///< mean of the best baseline
};

struct StepErrors {
  std::vector<StepError> steps;  ///< one a step of the run's grid
  int baseline = -1;             ///< index in `Run::baselines` of the one with the best mean; -1: there is none
};

/// Per-step statistics of a run. Percentiles interpolate linearly between the two nearest values.
StepErrors stepErrors(const latent::Run& run, latent::Metric metric);

/// True when larger values of the metric are worse.
constexpr bool higherIsWorse(latent::Metric metric) { return metric != latent::Metric::Cosine; }

/// Index in `run.baselines` of the one with the best mean, or -1.
int bestBaseline(const latent::Run& run, latent::Metric metric);

/// Value below which `share` of the values lie, interpolated; 0 for no values.
double percentile(std::vector<float> values, double share);

}  // namespace lacuna::widgets
