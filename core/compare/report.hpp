#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/compare/match.hpp"
#include "core/compare/paired.hpp"
#include "core/compare/shared_space.hpp"
#include "core/latent/table.hpp"

namespace lacuna::compare {

/// What two runs have in common and what not, in words, one line each: clip, frames, model, computing, mask, mask token, context.
struct Changed {
  std::string what, a, b;
  bool same() const { return a == b; }
};
std::vector<Changed> changesBetween(const Subject& a, const Subject& b);

/// "L1, layer-normed", and in what unit.
std::string metricText(const Comparison& made);
/// "B is better", "A is better", "No clear difference", "No difference".
std::string verdictText(const Comparison& made);
/// "On 57 % of 506 shared hidden tokens. Mean error 0.304 in A and 0.286 in B: 6 % lower."
std::string reasonText(const Comparison& made);
/// The interval of the mean difference, and what was drawn for it; or why there is none.
std::string intervalText(const Comparison& made);
std::string matchText(const Match& match);
/// What the figures do not say, a plain sentence each: other encoders, other clips, tokens left out, few clusters.
std::vector<std::string> notesOf(const Comparison& made);

/// All settings that made it and all figures but the tokens', as json text.
std::string comparisonJson(const Subject& a, const Subject& b, const Comparison& made, const std::optional<Match>& match);
/// The settings alone, on one line, for files of figures.
std::string settingsJson(const Subject& a, const Subject& b, const Comparison& made);
/// For people: the verdict, a table of both sides and the notes, about 20 lines.
std::string comparisonText(const Subject& a, const Subject& b, const Comparison& made, const std::optional<Match>& match);

/// A row a shared token: step, row, column, id, the metric in A and in B, and the gain.
latent::Table tokenTable(const Subject& a, const Subject& b, const Comparison& made);
/// A row a step of the grid: shared tokens, means in A and B, mean gain; not a number where nothing is shared.
latent::Table stepTable(const Subject& a, const Subject& b, const Comparison& made);
/// A row a shared token: its true and predicted latents of A and B on the two common axes.
latent::Table spaceTable(const Subject& a, const Subject& b, const Comparison& made, const SharedSpace& space);

}  // namespace lacuna::compare
