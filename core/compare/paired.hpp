#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/compare/bootstrap.hpp"
#include "core/compare/subject.hpp"

namespace lacuna::compare {

/// By what errors are divided before they are compared.
enum class Scale {
  Auto,      ///< by the spread where the models differ, by nothing where they are the same
  AsIs,      ///< by nothing
  OwnSpread  ///< each by the spread of its own model's true tokens
};

struct Settings {
  latent::Metric metric = latent::Metric::L1Normed;
  Scale scale = Scale::Auto;
  std::uint64_t seed = 1;  ///< of the bootstrap and of the match's shuffles
  int draws = 2000;        ///< of the bootstrap
  bool operator==(const Settings&) const = default;
};

/// Tokens that belong together and have a name: a label of the session on the runs' grid.
struct Region {
  std::string name;
  std::vector<TokenId> tokens;
  bool operator==(const Region&) const = default;
};

/// One run over the shared tokens.
struct SideFigures {
  double divided_by = 1;
  double mean = 0;
  double nine_of_ten = 0;  ///< nine tokens of ten are no worse: the 90 % quantile, 10 % for cosine similarity
  double worst = 0;
  TokenId worst_token{};
  double cosine = 0;       ///< mean similarity, whatever the metric
};

/// Both runs over some of the shared tokens; zeros where there are none.
struct PartFigures {
  std::string name;  ///< of a region; empty for a step
  int tokens = 0;
  double a = 0, b = 0, gain = 0;  ///< means
};

enum class Verdict { ABetter, BBetter, Unclear, Same };

/// Two runs over the tokens that both hid. "Gain" is how much better B is, positive where it is: A minus B of an error, B minus A of
/// the cosine similarity.
struct Comparison {
  Settings settings;
  bool divided = false;  ///< errors are in units of each model's spread
  bool same_clip = true, same_model = true, same_mask = true;
  mask::TokenGrid grid;
  int hidden_a = 0, hidden_b = 0;
  std::vector<TokenId> tokens;  ///< hidden in both, ascending
  std::vector<double> a, b, gain;  ///< per shared token
  SideFigures figures_a, figures_b;
  int a_better = 0, b_better = 0, ties = 0;  ///< of the shared tokens; a tie is the very same value
  double mean_gain = 0;
  /// 95 % intervals of the mean gain. Tokens of a clip are not independent: those of one moment go together, and those of one
  /// place. Each of the first two treats one kind of these as one draw.
  std::optional<Interval> by_steps, by_places, if_independent;
  std::vector<PartFigures> steps;    ///< one a step of the grid
  std::vector<PartFigures> regions;  ///< of those that share a token, in the order given

  /// The wider one of `by_steps` and `by_places`; nothing where both need more tokens.
  std::optional<Interval> interval() const;
  bool intervalIsBySteps() const;
  /// A side is better where the interval leaves zero out.
  Verdict verdict() const;
  double shareBetterB() const { return tokens.empty() ? 0 : static_cast<double>(b_better) / static_cast<double>(tokens.size()); }
  int rowOf(TokenId token) const;  ///< -1: not shared
};

/// Compares token by token. Bootstrap seeds are mixed from the settings' seed (1 for steps, 2 for places).
/// Throws `Failure` (Mismatch): grids differ, no token is hidden in both, an error is not a number, or a spread is zero.
Comparison compareRuns(const Subject& a, const Subject& b, const Settings& settings, const std::vector<Region>& regions,
                       const jobs::JobContext& context);

}  // namespace lacuna::compare
