#pragma once

#include <cstdint>
#include <string>

#include "core/probe/labels.hpp"

namespace lacuna::probe {

/// What is left out whole. Tokens side by side look alike, so a probe that saw a token's neighbour in training is not tested by it:
/// tokens are never dealt out one by one.
enum class FoldBy {
  Steps,  ///< runs of consecutive time steps; what stands still is at the same place in the steps around
  Places, ///< blocks of rows and columns through all steps; things that move cross from one to another
  Clips   ///< whole clips, where there are several: nothing of the one that is read was seen
};
const char* nameOf(FoldBy by);      ///< "steps"
FoldBy foldByOf(const std::string& name);  ///< Throws `Failure` (Refused) naming the choices.

struct Folds {
  FoldBy by = FoldBy::Steps;
  int count = 0;
  int groups = 0;                    ///< steps or blocks with labelled tokens
  std::vector<int> of_token;         ///< fold of each labelled token, else -1
  std::vector<int> group_of_token;   ///< of every token: its step, its block of places, or its clip
};

inline constexpr int blocks_a_side = 4;  ///< of places, where the grid has so many rows and columns

/// Deals the labelled tokens out. Steps: each fold is one run of steps. Places: blocks are dealt out in an order drawn by `seed`.
/// Throws `Failure` (Mismatch) for fewer groups than folds, and for fewer than two folds.
Folds foldsOf(const TokenLabels& labels, FoldBy by, int count, std::uint64_t seed);

}  // namespace lacuna::probe
