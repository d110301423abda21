#pragma once

#include <vector>

#include "core/session/kept_runs.hpp"
#include "widgets/figures/plot.hpp"

namespace lacuna::widgets {

/// A point a shared hidden token: its value in A across, in B up; the diagonal is where they are the same. Series 0 has those where
/// A is better, 1 where B is, 2 the ties.
struct PairScatter {
  Plot plot{};
  std::vector<std::vector<int>> rows{};  ///< [series][point]: the row of the shared token
  std::pair<int, int> placeOf(int row) const;  ///< series and point, -1 for none
};
PairScatter pairScatter(const compare::Comparison& figures);

/// Latents on common axes: true ones of A (series 0), predicted of A (1) and of B (2), of one step or of all (-1).
PairScatter pairSpace(const compare::Comparison& figures, const compare::SharedSpace& space, int step);

/// Means of A and B over the shared tokens of each step, and their difference as a line of its own.
Plot pairSteps(const compare::Comparison& figures, int playhead_step);

}  // namespace lacuna::widgets
