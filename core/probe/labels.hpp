#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "core/base/ids.hpp"
#include "core/mask/token_grid.hpp"

namespace lacuna::probe {

inline constexpr int unlabelled = -1;
inline constexpr std::size_t most_classes = 100;

/// A class for tokens of one clip, or of several of one grid, whose steps then follow on each other.
struct TokenLabels {
  mask::TokenGrid grid;              ///< of all clips together
  int clips = 1;
  std::vector<std::string> classes;  ///< names, each once
  std::vector<int> of_token;         ///< [grid.size()]: index into `classes`, or `unlabelled`
  int contested = 0;                 ///< tokens that two names claim: they are left unlabelled
  std::string from;                  ///< "named selections", "labels.csv", "what the scene shows"

  /// Of one of the clips.
  mask::TokenGrid clipGrid() const { return {grid.steps / clips, grid.rows, grid.cols}; }
  int classCount() const { return static_cast<int>(classes.size()); }
  int count() const;                 ///< labelled tokens
  std::vector<int> counts() const;   ///< by class
  bool operator==(const TokenLabels&) const = default;
};

/// Some tokens that a person named.
struct NamedTokens {
  std::string name;
  mask::TokenGrid grid;
  std::vector<TokenId> tokens;
};

/// Labels from named tokens. `rest`: the name of all tokens that nobody named; empty: they stay unlabelled. Throws `Failure`
/// (Mismatch) for names on another grid, and as `checkLabels` does.
TokenLabels labelsOf(std::span<const NamedTokens> named, const mask::TokenGrid& grid, const std::string& rest);

/// Labels from a csv file whose first line names its columns: "token,label" or "step,row,column,label", counted from 0; lines
/// that begin with # say nothing. Throws `Failure` naming file and line (Unreadable, Mismatch for tokens that the grid has not).
TokenLabels readLabels(const std::string& path, const mask::TokenGrid& grid, const std::string& rest);

/// Labels of clips of one grid as those of one set. Throws `Failure` (Mismatch) for other grids.
TokenLabels joined(std::span<const TokenLabels> clips);

/// Throws `Failure` (Mismatch) where a probe has nothing to tell apart: fewer than two classes that tokens bear; (Refused) for more
/// than `most_classes`.
void checkLabels(const TokenLabels& labels);

}  // namespace lacuna::probe
