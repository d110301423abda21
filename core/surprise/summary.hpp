#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/surprise/measure.hpp"

namespace lacuna::surprise {

/// A value that is larger where the model is more surprised: the error itself, or 1 - cosine similarity.
double surpriseOf(const latent::TokenErrors& errors, latent::Metric metric);
std::string nameOfSurprise(latent::Metric metric);  ///< "L1, layer-normed", "1 - cosine similarity"

/// Deviations above the usual from which a local maximum is a peak.
constexpr double peak_deviations = 3;

/// A time that surprises more than usual.
struct Peak {
  int step = 0;         ///< of the clip
  double time_s = 0;
  double surprise = 0;
  double deviations = 0;  ///< above the usual; see `Curve::usual`
  int window = 0;         ///< number of the one that is most surprised at this step
};

/// Surprise over the clip's time under one context length. Values are a step of the clip, NaN where no window predicts it.
struct Curve {
  std::vector<double> surprise;  ///< mean over the windows that predict this step, of the mean error of its tokens
  std::vector<double> guess;     ///< the same of the best simple guess
  std::vector<int> windows;      ///< how many predict it
  /// What to expect here: far steps are harder than near ones, so of every distance from the context the median over all
  /// windows is taken, and of these the mean over the windows that predict this step. Empty for fewer than 3 windows.
  std::vector<double> usual;
  /// `usual` + the median of (surprise - usual) + `peak_deviations` times its median absolute deviation (times 1.4826, which
  /// makes it the standard deviation of normal values; at least 1 % of the mean surprise).
  std::vector<double> usual_high;
};

struct ContextSummary {
  int context_frames = 0;  ///< 0: the least of all context lengths, window by window, "filtered" as published
  double mean = 0;         ///< over windows, as published
  double most = 0;         ///< of all windows, and which one
  int most_window = 0;
  int guess = -1;          ///< of `Measurement::guesses`, the one of least mean surprise; -1 for the least of all
  double guess_mean = 0;
  /// Pearson's r of surprise and motion: over windows, the motion being the mean of the steps that are predicted, and over the
  /// steps of `Curve`. NaN for fewer than 3, or where either does not vary.
  double motion_r_windows = 0, motion_r_steps = 0;
  std::vector<double> windows;  ///< the surprise of each window
  Curve curve;                  ///< empty for the least of all
  std::vector<Peak> peaks;      ///< in order of time
};

/// All that is told of a measurement under one metric. Quick: no pixel or latent is touched.
struct Summary {
  latent::Metric metric = latent::Metric::L1Normed;
  std::vector<ContextSummary> contexts;       ///< in the order of the settings
  std::optional<ContextSummary> least;        ///< of several context lengths
  std::vector<double> motion;                 ///< a step of the clip; NaN where no window was measured
  double motion_mean = 0;                     ///< over the steps that are known
};
Summary summarise(const Measurement& measurement, latent::Metric metric);

/// Two clips under one context length (0: the least of all).
struct PairRow {
  int context_frames = 0;
  double mean_a = 0, mean_b = 0, most_a = 0, most_b = 0;
};

/// Which of two clips surprises more; b - a where they differ. One pair decides nothing: published accuracies count how often
/// the impossible clip of a pair is the more surprising one, over many pairs.
struct Pair {
  std::vector<PairRow> rows;                     ///< of the context lengths that both have
  std::vector<std::vector<double>> difference;   ///< of `Curve::surprise`, a row without the least of all, over the shorter clip
  double motion_a = 0, motion_b = 0;             ///< `Summary::motion_mean`
};
Pair compare(const Summary& a, const Summary& b);

}  // namespace lacuna::surprise
