#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/hash.hpp"
#include "core/base/matrix.hpp"
#include "core/jobs/job_context.hpp"
#include "core/probe/estimate.hpp"
#include "core/probe/folds.hpp"
#include "core/probe/labels.hpp"
#include "core/probe/logistic.hpp"

namespace lacuna::probe {

/// Of the regression on where a token lies, whose nine features need less holding back than a latent's.
inline constexpr LogisticSettings position_settings{1, 1000, 1e-5};

/// All that changes the numbers of a linear probe.
struct ProbeSettings {
  FoldBy fold_by = FoldBy::Steps;
  int folds = 4;
  LogisticSettings logistic{10, 1000, 1e-5};
  std::uint64_t seed = 1;   ///< of the folds of places and of the intervals
  int resamples = 1000;     ///< for the intervals
  bool operator==(const ProbeSettings&) const = default;
};

/// One way to say what a token is, tested on tokens that it was not fitted on.
struct Guess {
  std::string name;      ///< "Probe"
  std::string meaning;   ///< one line
  std::vector<int> of_token;  ///< class said of each labelled token by what was fitted without its fold; else `unlabelled`
  Estimate accuracy;     ///< share of the labelled tokens that it is right about
  Estimate balanced;     ///< mean over classes of that share among the tokens of the class: a rare class counts as much
};

struct FoldFigures {
  int fitted_on = 0, tested_on = 0;   ///< tokens
  std::vector<double> accuracy;       ///< by guess
  int iterations = 0;
  bool converged = false;
};

/// A linear probe of latents, and how far it can be trusted.
struct LinearProbe {
  TokenLabels labels;
  ProbeSettings settings;
  Folds folds;
  Logistic whole;                 ///< fitted on all labelled tokens
  std::vector<Logistic> without;  ///< by fold: fitted on all others
  std::vector<Guess> guesses;     ///< the probe first, then the simple guesses that it must beat
  std::size_t best_simple = 1;    ///< the simple guess with the best balanced accuracy
  Estimate gain;                  ///< balanced accuracy of the probe less that of the best simple guess, drawn together
  std::vector<FoldFigures> by_fold;
  std::vector<std::string> beside;  ///< clips that it was fitted on too
  std::vector<std::vector<int>> confusion;  ///< [label][said], by the probe
  std::vector<Hash128> beside_hashes;       ///< of the clips beside

  /// What reads a token: for a labelled one the probe that was fitted without its fold, so that nothing is read by what knew
  /// the answer.
  const Logistic& readerOf(TokenId token) const;
};

/// Fits on the layer-normed true latents [tokens, width], of all clips one after another, of labelled tokens, once without each fold and once on all. Beside it, tested
/// in the same folds: "Same place", the commonest label at the token's row and column in the other folds (where there is none, the
/// majority); "Position", logistic regression with `position_settings` on step, row and column, their squares and products; and "Majority". Where the other
/// folds bear one label alone, that is what the probe says. Reports "fits". Throws `CancelledException`, `Failure` (Mismatch) as
/// `checkLabels` and `foldsOf`, and for labels of another grid.
LinearProbe fitProbe(const Matrix& latents_normed, const TokenLabels& labels, const ProbeSettings& settings, const jobs::JobContext& context);

/// What is said about tokens.
struct Said {
  std::vector<int> label, said, group;  ///< of the tokens that count
  int numberGroups();  ///< anew from 0 without gaps, in ascending order; how many there are
};

/// Share right, and its mean over classes, of what is said; `times`: how often each group counts. NaN for none, and for a mean over
/// classes where a draw lost one of them. Counted once, so that a draw costs groups x classes however many tokens there are.
class Tally {
 public:
  Tally(const Said& said, int groups, int classes);
  double accuracy(std::span<const int> times) const;
  double balanced(std::span<const int> times) const;

 private:
  std::size_t classes_;
  std::vector<double> count_, right_;  // [groups, classes]
  std::vector<bool> borne_;            // by class, by any token
};

}  // namespace lacuna::probe
