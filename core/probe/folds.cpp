#include "core/probe/folds.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "core/base/error.hpp"
#include "core/base/random_draws.hpp"

namespace lacuna::probe {
namespace {

int groupOf(const TokenLabels& labels, FoldBy by, const mask::Cell& cell) {
  const mask::TokenGrid& grid = labels.grid;
  if (by == FoldBy::Steps) return cell.step;
  if (by == FoldBy::Clips) return cell.step / labels.clipGrid().steps;
  const int down = std::min(blocks_a_side, grid.rows), across = std::min(blocks_a_side, grid.cols);
  return cell.row * down / grid.rows * across + cell.col * across / grid.cols;
}

/// The fold of each group that has a labelled token.
std::map<int, int> dealt(std::vector<int> groups, FoldBy by, int count, std::uint64_t seed) {
  if (by == FoldBy::Places) {
    RandomDraws draws(mixedSeed(seed, 0xF01D));
    for (std::size_t i = groups.size(); i > 1; --i) std::swap(groups[i - 1], groups[draws.below(i)]);
  }
  std::map<int, int> folds;
  for (std::size_t i = 0; i < groups.size(); ++i) folds[groups[i]] = static_cast<int>(i * static_cast<std::size_t>(count) / groups.size());
  return folds;
}

}  // namespace

const char* nameOf(FoldBy by) {
  switch (by) {
    case FoldBy::Steps: return "steps";
    case FoldBy::Places: return "places";
    case FoldBy::Clips: return "clips";
  }
  return "";
}

FoldBy foldByOf(const std::string& name) {
  for (const FoldBy by : {FoldBy::Steps, FoldBy::Places, FoldBy::Clips})
    if (name == nameOf(by)) return by;
  fail(ErrorKind::Refused, "Folds are whole steps, places or clips: give steps, places or clips.");
}

Folds foldsOf(const TokenLabels& labels, FoldBy by, int count, std::uint64_t seed) {
  if (count < 2) fail(ErrorKind::Mismatch, "Cross-validation needs at least 2 folds.");
  Folds folds{by, count, 0, std::vector<int>(labels.of_token.size(), -1), {}};
  std::vector<int> groups;
  for (int i = 0; i < labels.grid.size(); ++i) {
    folds.group_of_token.push_back(groupOf(labels, by, labels.grid.cell(TokenId{i})));
    if (labels.of_token[static_cast<std::size_t>(i)] != unlabelled) groups.push_back(folds.group_of_token.back());
  }
  std::ranges::sort(groups);
  groups.erase(std::ranges::unique(groups).begin(), groups.end());
  folds.groups = static_cast<int>(groups.size());
  if (folds.groups < count)
    fail(ErrorKind::Mismatch, std::to_string(count) + " folds of whole " + nameOf(by) + " need as many " +
                                  (by == FoldBy::Steps ? "time steps" : by == FoldBy::Places ? "blocks of places" : "clips") + " with labels, and there are " +
                                  std::to_string(folds.groups) + ". Ask for fewer folds, or label more.");
  const std::map<int, int> fold_of = dealt(groups, by, count, seed);
  for (std::size_t i = 0; i < folds.of_token.size(); ++i)
    if (labels.of_token[i] != unlabelled) folds.of_token[i] = fold_of.at(folds.group_of_token[i]);
  return folds;
}

}  // namespace lacuna::probe
