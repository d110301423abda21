#include "core/surprise/summary.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/surprise/statistics.hpp"

namespace lacuna::surprise {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t least_windows = 3;  // fewer have no usual

/// Gathers values over the steps of the clip.
struct StepMeans {
  explicit StepMeans(int steps) : sums(static_cast<std::size_t>(steps), 0.0), counts(static_cast<std::size_t>(steps), 0) {}
  void add(int step, double value) {
    sums[static_cast<std::size_t>(step)] += value;
    ++counts[static_cast<std::size_t>(step)];
  }
  std::vector<double> means() const {
    std::vector<double> means(sums.size(), none);
    for (std::size_t i = 0; i < sums.size(); ++i)
      if (counts[i] > 0) means[i] = sums[i] / counts[i];
    return means;
  }
  std::vector<double> sums;
  std::vector<int> counts;
};

/// One context length of a measurement.
struct Slice {
  const Measurement& measurement;
  std::size_t context = 0;
  latent::Metric metric = latent::Metric::L1Normed;

  const Future& future(const Window& window) const { return window.futures[context]; }
  int firstStep(const Window& window) const { return measurement.plan.firstStep(window.number) + future(window).context_steps; }
  int steps() const { return static_cast<int>(future(*measurement.windows.front()).model.by_step.size()); }
  double at(const Window& window, int distance) const {
    return surpriseOf(future(window).model.by_step[static_cast<std::size_t>(distance)], metric);
  }
};

/// The median surprise at each distance from the context, over all windows.
std::vector<double> usualByDistance(const Slice& slice) {
  std::vector<double> usual;
  for (int distance = 0; distance < slice.steps(); ++distance) {
    std::vector<double> values;
    for (const auto& window : slice.measurement.windows) values.push_back(slice.at(*window, distance));
    usual.push_back(median(std::move(values)));
  }
  return usual;
}

/// The spread of what is left when the usual is taken out, and where it lies.
struct Excess {
  double middle = 0, deviation = 0;
};
Excess excessOf(const Curve& curve) {
  std::vector<double> excess, known;
  for (std::size_t i = 0; i < curve.surprise.size(); ++i) {
    if (curve.windows[i] == 0) continue;
    excess.push_back(curve.surprise[i] - curve.usual[i]);
    known.push_back(curve.surprise[i]);
  }
  constexpr double normal_from_mad = 1.4826, least_share = 0.01;
  const double middle = median(excess);
  for (double& value : excess) value = std::abs(value - middle);
  return {middle, std::max(normal_from_mad * median(excess), least_share * meanOf(known) / peak_deviations)};
}

Curve curveOf(const Slice& slice, int guess) {
  const Measurement& m = slice.measurement;
  StepMeans surprise(m.plan.steps()), guesses(m.plan.steps()), usual(m.plan.steps());
  const bool enough = m.windows.size() >= least_windows;
  const std::vector<double> by_distance = enough ? usualByDistance(slice) : std::vector<double>();
  for (const auto& window : m.windows) {
    const int first = slice.firstStep(*window);
    for (int distance = 0; distance < slice.steps(); ++distance) {
      surprise.add(first + distance, slice.at(*window, distance));
      const auto& guessed = slice.future(*window).guesses[static_cast<std::size_t>(guess)].by_step[static_cast<std::size_t>(distance)];
      guesses.add(first + distance, surpriseOf(guessed, slice.metric));
      if (enough) usual.add(first + distance, by_distance[static_cast<std::size_t>(distance)]);
    }
  }
  Curve curve{surprise.means(), guesses.means(), surprise.counts, {}, {}};
  if (!enough) return curve;
  curve.usual = usual.means();
  const Excess excess = excessOf(curve);
  for (const double value : curve.usual) curve.usual_high.push_back(value + excess.middle + peak_deviations * excess.deviation);
  return curve;
}

int mostSurprisedAt(const Slice& slice, int step) {
  int most = 0;
  double value = -std::numeric_limits<double>::infinity();
  for (const auto& window : slice.measurement.windows) {
    const int distance = step - slice.firstStep(*window);
    if (distance < 0 || distance >= slice.steps() || slice.at(*window, distance) <= value) continue;
    value = slice.at(*window, distance);
    most = window->number;
  }
  return most;
}

/// Where the excess over the usual is larger than on both sides and above the usual range; of equal neighbours the first.
std::vector<Peak> peaksOf(const Slice& slice, const Curve& curve) {
  std::vector<Peak> peaks;
  if (curve.usual.empty()) return peaks;
  const Excess excess = excessOf(curve);
  const auto at = [&](std::size_t i) {
    return i < curve.surprise.size() && curve.windows[i] > 0 ? curve.surprise[i] - curve.usual[i] : -std::numeric_limits<double>::infinity();
  };
  for (std::size_t i = 0; i < curve.surprise.size(); ++i) {
    const bool above = curve.windows[i] > 0 && curve.surprise[i] > curve.usual_high[i];
    if (!above || at(i) < at(i + 1) || (i > 0 && at(i) <= at(i - 1))) continue;
    const int step = static_cast<int>(i);
    peaks.push_back({step, slice.measurement.step_s[i], curve.surprise[i], (at(i) - excess.middle) / excess.deviation, mostSurprisedAt(slice, step)});
  }
  return peaks;
}

std::vector<double> motionBySteps(const Measurement& m) {
  StepMeans motion(m.plan.steps());
  for (const auto& window : m.windows) {
    // A window's first frame has none before it, so its motion is of the one after: the window before knows better.
    for (std::size_t step = window->number == 0 ? 0 : 1; step < window->motion.size(); ++step)
      motion.add(m.plan.firstStep(window->number) + static_cast<int>(step), window->motion[step]);
  }
  return motion.means();
}

void addWindows(ContextSummary& summary) {
  summary.mean = meanOf(summary.windows);
  const auto most = std::ranges::max_element(summary.windows);
  summary.most = *most;
  summary.most_window = static_cast<int>(most - summary.windows.begin());
}

/// The motion of what is predicted, of each window.
std::vector<double> motionOfFutures(const Slice& slice) {
  std::vector<double> motion;
  for (const auto& window : slice.measurement.windows)
    motion.push_back(meanOf({window->motion.begin() + slice.future(*window).context_steps, window->motion.end()}));
  return motion;
}

double guessMean(const Slice& slice, int guess) {
  double sum = 0;
  for (const auto& window : slice.measurement.windows) sum += surpriseOf(slice.future(*window).guesses[static_cast<std::size_t>(guess)].mean, slice.metric);
  return sum / static_cast<double>(slice.measurement.windows.size());
}

ContextSummary summaryOf(const Slice& slice, const std::vector<double>& motion) {
  ContextSummary summary;
  summary.context_frames = slice.measurement.settings.context_frames[slice.context];
  for (const auto& window : slice.measurement.windows) summary.windows.push_back(surpriseOf(slice.future(*window).model.mean, slice.metric));
  addWindows(summary);
  for (int guess = 0; guess < static_cast<int>(slice.measurement.guesses.size()); ++guess) {
    const double mean = guessMean(slice, guess);
    if (summary.guess < 0 || mean < summary.guess_mean) summary.guess = guess, summary.guess_mean = mean;
  }
  summary.curve = curveOf(slice, summary.guess);
  summary.peaks = peaksOf(slice, summary.curve);
  summary.motion_r_windows = correlation(summary.windows, motionOfFutures(slice));
  summary.motion_r_steps = correlation(summary.curve.surprise, motion);
  return summary;
}

ContextSummary leastOf(const std::vector<ContextSummary>& contexts) {
  ContextSummary least;
  least.windows = contexts.front().windows;
  for (const ContextSummary& context : contexts)
    std::ranges::transform(least.windows, context.windows, least.windows.begin(), [](double a, double b) { return std::min(a, b); });
  addWindows(least);
  least.guess_mean = least.motion_r_windows = least.motion_r_steps = none;
  return least;
}

PairRow rowOf(const ContextSummary& a, const ContextSummary& b) { return {a.context_frames, a.mean, b.mean, a.most, b.most}; }

}  // namespace

double surpriseOf(const latent::TokenErrors& errors, latent::Metric metric) {
  const double value = latent::valueOf(errors, metric);
  return metric == latent::Metric::Cosine ? 1 - value : value;
}

std::string nameOfSurprise(latent::Metric metric) {
  return metric == latent::Metric::Cosine ? "1 - cosine similarity" : latent::nameOf(metric);
}

Summary summarise(const Measurement& measurement, latent::Metric metric) {
  Summary summary;
  summary.metric = metric;
  summary.motion = motionBySteps(measurement);
  if (measurement.windows.empty()) return summary;
  for (std::size_t i = 0; i < measurement.settings.context_frames.size(); ++i)
    summary.contexts.push_back(summaryOf({measurement, i, metric}, summary.motion));
  if (summary.contexts.size() > 1) summary.least = leastOf(summary.contexts);
  std::vector<double> known;
  std::ranges::copy_if(summary.motion, std::back_inserter(known), [](double value) { return std::isfinite(value); });
  summary.motion_mean = meanOf(known);
  return summary;
}

Pair compare(const Summary& a, const Summary& b) {
  Pair pair;
  for (const ContextSummary& of_a : a.contexts) {
    const auto of_b = std::ranges::find(b.contexts, of_a.context_frames, &ContextSummary::context_frames);
    if (of_b == b.contexts.end()) continue;
    pair.rows.push_back(rowOf(of_a, *of_b));
    auto& difference = pair.difference.emplace_back();
    const std::size_t steps = std::min(of_a.curve.surprise.size(), of_b->curve.surprise.size());
    for (std::size_t i = 0; i < steps; ++i) difference.push_back(of_b->curve.surprise[i] - of_a.curve.surprise[i]);
  }
  if (a.least && b.least && a.contexts.size() == b.contexts.size() && pair.rows.size() == a.contexts.size()) pair.rows.push_back(rowOf(*a.least, *b.least));
  pair.motion_a = a.motion_mean;
  pair.motion_b = b.motion_mean;
  return pair;
}

}  // namespace lacuna::surprise
