#pragma once

#include <vector>

#include "core/latent/error_places.hpp"

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

using latent::bestBaseline;
using latent::higherIsWorse;
using latent::percentile;

}  // namespace lacuna::widgets
