#pragma once

#include <cstdint>

#include "core/base/matrix.hpp"
#include "core/jobs/job_context.hpp"

namespace lacuna::compare {

/// How well B's true latents, turned, fit A's.
struct Match {
  double match = 0;    ///< 0..1: the share of A's variance that turned B has too
  double chance = 0;   ///< the same after B's tokens were shuffled, the mean of `shuffles`
  int shuffles = 0;
  std::uint64_t seed = 0;
  std::size_t tokens = 0;  ///< that were looked at, of `of_tokens`
  std::size_t of_tokens = 0;
  std::size_t width_a = 0, width_b = 0;
};

/// Orthogonal Procrustes of the true latents of one grid, row by row the same token; `a` and `b` are [tokens, width]. With both centred and
/// of length 1 (Frobenius), M = A'B and s its singular values, the best rotation (or reflection) with one common scale leaves
/// 1 - (sum of s)^2 of A's variance; the match is (sum of s)^2, one minus the disparity of scipy.spatial.procrustes (Gower and
/// Dijksterhuis, "Procrustes Problems", 2004, chapter 4; Schoenemann, Psychometrika 31, 1966). Where the widths differ the narrower is
/// filled up with zeros, which leaves s as it is. With few tokens and many features chance is high: a match says
/// something only where it is well above it. Of more than `most_match_tokens` tokens (drawn_rows.hpp) that many are drawn.
/// Throws `Failure` (Mismatch) where the numbers of rows differ, there are fewer than two, or all rows are alike.
Match matchOf(const Matrix& a, const Matrix& b, std::uint64_t seed, const jobs::JobContext& context);

}  // namespace lacuna::compare
