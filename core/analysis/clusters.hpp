#pragma once

#include <cstdint>
#include <vector>

#include "core/base/matrix.hpp"
#include "core/jobs/job_context.hpp"

namespace lacuna::analysis {

/// Latents in groups by k-means: the group of the nearest centre. Groups are numbered from 0, the largest first.
struct Clusters {
  Matrix centres;            ///< [count, width]
  std::vector<int> of_row;   ///< the group of each row
  std::vector<int> sizes;
  double explained = 0;      ///< share of the latents' variance that lies between the centres, 0..1

  int count() const { return static_cast<int>(sizes.size()); }
};

/// FAISS's k-means with `seed`; the same seed and latents give the same groups. Throws `Failure`: Mismatch for fewer
/// rows than groups, Refused for a count outside 2..`most_clusters`.
Clusters clustersOf(const Matrix& latents, int count, std::uint64_t seed, const jobs::JobContext& context);

/// The group of each of other latents.
std::vector<int> nearestClusters(const Clusters& clusters, const Matrix& latents, const jobs::JobContext& context);

constexpr int most_clusters = 24;  ///< more colours are not told apart

}  // namespace lacuna::analysis
