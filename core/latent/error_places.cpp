#include "core/latent/error_places.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "core/base/quantile.hpp"
#include "core/latent/errors.hpp"

namespace lacuna::latent {
namespace {

constexpr float infinite = std::numeric_limits<float>::infinity();

float distanceBetween(const mask::Cell& a, const mask::Cell& b) {
  const double step = a.step - b.step, row = a.row - b.row, col = a.col - b.col;
  return static_cast<float>(std::sqrt(step * step + row * row + col * col));
}

/// The distances of one step's hidden cells to its own visible ones, in order of id.
void addWithinStep(const mask::Mask& mask, int step, std::vector<float>& distances) {
  const mask::TokenGrid& grid = mask.grid();
  const int hidden = mask.hiddenCountInStep(step);
  if (hidden == grid.perStep()) return void(distances.insert(distances.end(), static_cast<std::size_t>(hidden), infinite));
  if (hidden == 0) return;
  mask::Mask alone(mask::TokenGrid{1, grid.rows, grid.cols});
  for (std::int32_t cell = 0; cell < grid.perStep(); ++cell) alone.set(TokenId{cell}, mask.hidden(TokenId{step * grid.perStep() + cell}));
  const std::vector<TokenId> nearest = nearestVisible(alone);
  for (const TokenId id : alone.hiddenIds())
    distances.push_back(distanceBetween(alone.grid().cell(id), alone.grid().cell(nearest[static_cast<std::size_t>(index(id))])));
}

/// Values of some hidden tokens, gathered before the statistics.
struct Gathered {
  std::vector<float> values;
  double baseline_sum = 0;
};

void gather(const Run& run, Metric metric, int baseline, std::size_t row, Gathered& into) {
  into.values.push_back(valueOf(run.errors[row], metric));
  const TokenErrors& guess = baseline >= 0 ? run.baselines[static_cast<std::size_t>(baseline)].errors[row] : run.errors[row];
  into.baseline_sum += valueOf(guess, metric);
}

double meanOf(const std::vector<float>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

ErrorGroup groupOf(double low, const Gathered& gathered) {
  const auto count = static_cast<double>(gathered.values.size());
  ErrorGroup group{low, static_cast<int>(gathered.values.size()), meanOf(gathered.values), 0, percentile(gathered.values, 0.1),
                   percentile(gathered.values, 0.9), gathered.baseline_sum / count};
  double squares = 0;
  for (const float value : gathered.values) squares += (value - group.mean) * (value - group.mean);
  if (count > 1) group.deviation = std::sqrt(squares / (count - 1));
  return group;
}

double motionOf(const media::FrameMotion& motion, int step, int tubelet) {
  const std::size_t cells = static_cast<std::size_t>(motion.rows) * static_cast<std::size_t>(motion.cols);
  const std::size_t first = static_cast<std::size_t>(step * tubelet) * cells, count = static_cast<std::size_t>(tubelet) * cells;
  if (count == 0 || first + count > motion.values.size()) return std::numeric_limits<double>::quiet_NaN();
  const auto begin = motion.values.begin() + static_cast<std::ptrdiff_t>(first);
  return std::accumulate(begin, begin + static_cast<std::ptrdiff_t>(count), 0.0) / static_cast<double>(count);
}

}  // namespace

const char* meaningOf(Metric metric) {
  switch (metric) {
    case Metric::L1Normed:
      return "As the model was trained: the mean distance a feature, each true latent brought to mean 0 and deviation 1 first, so its length does not count.";
    case Metric::L1Raw:
      return "The mean distance a feature to the true latent as the encoder gives it: its length counts too, which the model was not trained to predict.";
    case Metric::L2Normed:
      return "As L1, but few features that are far off weigh more than many that are a little off.";
    case Metric::Cosine:
      return "1 where prediction and true latent point the same way, 0 where they have nothing in common; how long they are does not count. Higher is better.";
  }
  return "";
}

int bestBaseline(const Run& run, Metric metric) {
  int best = -1;
  const auto value = [&](int i) { return valueOf(run.baselines[static_cast<std::size_t>(i)].mean, metric); };
  for (int i = 0; i < static_cast<int>(run.baselines.size()); ++i)
    if (best < 0 || (value(i) < value(best)) == higherIsWorse(metric)) best = i;
  return best;
}

double percentile(std::vector<float> values, double share) {
  std::sort(values.begin(), values.end());
  return quantileOfSorted(values, share);
}

BorderDistances borderDistances(const mask::Mask& mask) {
  BorderDistances distances;
  const std::vector<TokenId> nearest = nearestVisible(mask);
  for (const TokenId id : mask.hiddenIds())
    distances.space_time.push_back(distanceBetween(mask.grid().cell(id), mask.grid().cell(nearest[static_cast<std::size_t>(index(id))])));
  for (int step = 0; step < mask.grid().steps; ++step) addWithinStep(mask, step, distances.within_step);
  return distances;
}

std::vector<ErrorGroup> errorsByDistance(const Run& run, Metric metric, const std::vector<float>& distances) {
  const int baseline = bestBaseline(run, metric);
  std::map<double, Gathered> by_low;
  for (std::size_t row = 0; row < run.errors.size(); ++row) gather(run, metric, baseline, row, by_low[std::floor(static_cast<double>(distances[row]))]);
  std::vector<ErrorGroup> groups;
  for (const auto& [low, gathered] : by_low) groups.push_back(groupOf(low, gathered));
  return groups;
}

Matrix timeByCell(const Run& run, Metric metric) {
  const mask::TokenGrid& grid = run.grid();
  Matrix errors(static_cast<std::size_t>(grid.steps), static_cast<std::size_t>(grid.perStep()));
  std::ranges::fill(errors.values, std::numeric_limits<float>::quiet_NaN());
  for (std::size_t row = 0; row < run.errors.size(); ++row)
    errors.values[static_cast<std::size_t>(index(run.hidden_ids[row]))] = valueOf(run.errors[row], metric);
  return errors;
}

std::vector<StepStatistics> errorsByStep(const Run& run, Metric metric) {
  const mask::TokenGrid& grid = run.grid();
  const int baseline = bestBaseline(run, metric);
  std::vector<Gathered> gathered(static_cast<std::size_t>(grid.steps));
  for (std::size_t row = 0; row < run.errors.size(); ++row)
    gather(run, metric, baseline, row, gathered[static_cast<std::size_t>(grid.cell(run.hidden_ids[row]).step)]);
  const int tubelet = run.model ? run.model->description().tubelet : 1;
  std::vector<StepStatistics> steps;
  for (int step = 0; step < grid.steps; ++step) {
    const Gathered& values = gathered[static_cast<std::size_t>(step)];
    StepStatistics statistics;
    statistics.motion = motionOf(run.window->motion, step, tubelet);
    statistics.hidden = static_cast<int>(values.values.size());
    if (statistics.hidden > 0) {
      const ErrorGroup group = groupOf(0, values);
      statistics.mean = group.mean;
      statistics.tenth = group.tenth;
      statistics.median = percentile(values.values, 0.5);
      statistics.ninetieth = group.ninetieth;
      statistics.baseline = group.baseline;
    }
    steps.push_back(statistics);
  }
  return steps;
}

std::vector<WorstStep> worstSteps(const Run& run, Metric metric, std::size_t most) {
  const std::vector<StepStatistics> steps = errorsByStep(run, metric);
  std::vector<float> means;
  for (const StepStatistics& step : steps)
    if (step.hidden > 0) means.push_back(static_cast<float>(step.mean));
  const double usual = percentile(std::move(means), 0.5);
  std::vector<WorstStep> worst;
  for (int i = 0; i < static_cast<int>(steps.size()); ++i) {
    const StepStatistics& step = steps[static_cast<std::size_t>(i)];
    const double above = higherIsWorse(metric) ? step.mean - usual : usual - step.mean;
    if (step.hidden > 0 && above > 0) worst.push_back({i, step.mean, above, step.baseline});
  }
  std::ranges::stable_sort(worst, std::greater<>(), &WorstStep::above);
  worst.resize(std::min(worst.size(), most));
  return worst;
}

std::vector<std::size_t> worstTokens(const Run& run, Metric metric, std::size_t most) {
  std::vector<std::size_t> rows(run.errors.size());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  const auto badness = [&](std::size_t row) { return higherIsWorse(metric) ? valueOf(run.errors[row], metric) : -valueOf(run.errors[row], metric); };
  const auto end = rows.begin() + static_cast<std::ptrdiff_t>(std::min(most, rows.size()));
  std::ranges::partial_sort(rows, end, [&](std::size_t a, std::size_t b) { return badness(a) != badness(b) ? badness(a) > badness(b) : a < b; });
  rows.erase(end, rows.end());
  return rows;
}

}  // namespace lacuna::latent
