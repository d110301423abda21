#pragma once

#include <vector>

#include "core/latent/run.hpp"

namespace lacuna::latent {

/// True when larger values of the metric are worse.
constexpr bool higherIsWorse(Metric metric) { return metric != Metric::Cosine; }

/// One plain sentence on what a metric says, and what it does not.
const char* meaningOf(Metric metric);

/// Index in `run.baselines` of the one with the best mean, or -1.
int bestBaseline(const Run& run, Metric metric);

/// Value below which `share` of the values lie, interpolated linearly between the two nearest; 0 for no values.
double percentile(std::vector<float> values, double share);

/// How far each hidden token lies from the border of the hidden region: the distance between the middles of its cell and of the
/// nearest visible cell, in cells, so 1 right beside a visible one. Rows, columns and steps count alike.
struct BorderDistances {
  std::vector<float> within_step;  ///< to visible cells of the same step; infinite where the whole step is hidden
  std::vector<float> space_time;   ///< to visible cells of all steps
};
/// Per hidden token, in the order of `Mask::hiddenIds`. Needs a visible token.
BorderDistances borderDistances(const mask::Mask& mask);

/// Errors of tokens that lie about equally far from something.
struct ErrorGroup {
  double low = 0;      ///< distances from `low` to below `low` + 1; infinite for steps that are hidden as a whole
  int tokens = 0;
  double mean = 0, deviation = 0;  ///< of a sample; 0 for one token
  double tenth = 0, ninetieth = 0;  ///< percentiles
  double baseline = 0;  ///< mean of the best baseline; equal to `mean` where there is none
};
/// `distances` of a run's hidden tokens in groups of whole cells, ascending; only groups with tokens.
std::vector<ErrorGroup> errorsByDistance(const Run& run, Metric metric, const std::vector<float>& distances);

/// [steps, rows x columns] of one metric, NaN where visible.
Matrix timeByCell(const Run& run, Metric metric);

/// One step of a run.
struct StepStatistics {
  int hidden = 0;  ///< tokens; 0: the errors mean nothing
  double mean = 0, tenth = 0, median = 0, ninetieth = 0;
  double baseline = 0;  ///< mean of the best baseline
  double motion = 0;    ///< mean of `media::FrameMotion` over the step's frames; NaN where it is not known
};
std::vector<StepStatistics> errorsByStep(const Run& run, Metric metric);

/// A step that is worse than usual: than the median of all steps with hidden tokens.
struct WorstStep {
  int step = 0;
  double mean = 0;
  double above = 0;  ///< how much worse than usual, positive
  double baseline = 0;
};
std::vector<WorstStep> worstSteps(const Run& run, Metric metric, std::size_t most);  ///< the worst first

/// Rows of `Run::errors`, the worst first; of equal ones the smaller id.
std::vector<std::size_t> worstTokens(const Run& run, Metric metric, std::size_t most);

}  // namespace lacuna::latent
