#pragma once

#include <string>
#include <vector>

#include "core/base/matrix.hpp"
#include "core/jobs/job_context.hpp"

namespace lacuna::projection {

/// How far a layout can be trusted, against the latents that it shows. All but `distance_rank` look at the `neighbours` nearest.
struct Health {
  int neighbours = 15;
  int sampled = 0;  ///< rows that were looked at, each against all
  /// 1: no point has neighbours in the layout that it does not have among the latents (Venna & Kaski 2001); chance is about 0.5.
  double trustworthiness = 0;
  /// 1: no neighbours among the latents are torn apart in the layout; chance is about 0.5.
  double continuity = 0;
  double overlap = 0;         ///< share of a point's neighbours that are the same in both, 0..1
  double overlap_chance = 0;  ///< what a layout at random would have
  /// Spearman's rank correlation of distances in the layout and among the latents, over pairs of sampled rows: -1..1.
  double distance_rank = 0;

  bool operator==(const Health&) const = default;

  /// One plain line when near points or distances in the layout mislead; empty when they do not.
  std::string warning() const;
};

/// `latents` [rows, width] and `points` [rows, 2 or 3], row for row. Up to `most_sampled` rows, evenly spread, are looked at.
/// Throws `Failure` (Mismatch) when the rows differ or there are fewer than 4.
Health healthOf(const Matrix& latents, const Matrix& points, const jobs::JobContext& context, int neighbours = 15,
                int most_sampled = 1000);

}  // namespace lacuna::projection
