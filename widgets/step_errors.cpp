#include "widgets/step_errors.hpp"

namespace lacuna::widgets {
namespace {

/// One step's values, gathered before the statistics.
struct Gathered {
  std::vector<float> values;
  double baseline_sum = 0;
};

StepError summary(const Gathered& gathered, latent::Metric metric) {
  StepError result;
  result.hidden = static_cast<int>(gathered.values.size());
  if (result.hidden == 0) return result;
  double sum = 0;
  for (const float value : gathered.values) sum += value;
  result.mean = sum / result.hidden;
  result.baseline = gathered.baseline_sum / result.hidden;
  result.worst_tenth = percentile(gathered.values, higherIsWorse(metric) ? 0.9 : 0.1);
  return result;
}

}  // namespace

StepErrors stepErrors(const latent::Run& run, latent::Metric metric) {
  StepErrors result;
  result.baseline = bestBaseline(run, metric);
  const mask::TokenGrid& grid = run.grid();
  std::vector<Gathered> gathered(static_cast<std::size_t>(grid.steps));
  for (std::size_t row = 0; row < run.hidden_ids.size(); ++row) {
    Gathered& step = gathered[static_cast<std::size_t>(grid.cell(run.hidden_ids[row]).step)];
    step.values.push_back(latent::valueOf(run.errors[row], metric));
    if (result.baseline >= 0) {
      const auto& errors = run.baselines[static_cast<std::size_t>(result.baseline)].errors;
      step.baseline_sum += latent::valueOf(errors[row], metric);
    }
  }
  for (const Gathered& step : gathered) result.steps.push_back(summary(step, metric));
  return result;
}

}  // namespace lacuna::widgets
