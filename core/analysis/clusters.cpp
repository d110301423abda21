#include "core/analysis/clusters.hpp"

#include <faiss/Clustering.h>
#include <faiss/IndexFlat.h>

#include <algorithm>
#include <numeric>

#include "core/base/column_means.hpp"
#include "core/base/error.hpp"

namespace lacuna::analysis {
namespace {

constexpr std::size_t chunk_rows = 4096;  // looked at between two looks at Cancel

void checkCount(const Matrix& latents, int count) {
  if (count < 2 || count > most_clusters)
    fail(ErrorKind::Refused, "There may be 2 to " + std::to_string(most_clusters) + " clusters, not " + std::to_string(count) + ".");
  if (latents.rows < static_cast<std::size_t>(count))
    fail(ErrorKind::Mismatch, std::to_string(count) + " clusters need as many tokens; there are " + std::to_string(latents.rows) + ".");
}

Matrix centresOf(const Matrix& latents, int count, std::uint64_t seed) {
  faiss::ClusteringParameters parameters;
  parameters.niter = 25;
  parameters.nredo = 3;
  parameters.seed = static_cast<int>(seed % 1'000'000'007);  // FAISS takes an int
  parameters.min_points_per_centroid = 1;                   // small clips are no reason to warn on the console
  parameters.max_points_per_centroid = 1024;                // more rows than that are drawn from by the seed
  faiss::IndexFlatL2 index(static_cast<std::int64_t>(latents.cols));
  faiss::Clustering clustering(static_cast<int>(latents.cols), count, parameters);
  clustering.train(static_cast<std::int64_t>(latents.rows), latents.values.data(), index);
  Matrix centres(static_cast<std::size_t>(count), latents.cols);
  centres.values = clustering.centroids;
  return centres;
}

double squaredDistance(std::span<const float> a, std::span<const float> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double away = static_cast<double>(a[i]) - b[i];
    sum += away * away;
  }
  return sum;
}

double explainedBy(const Clusters& clusters, const Matrix& latents) {
  const std::vector<float> mean = columnMeans(latents);
  double within = 0, total = 0;
  for (std::size_t r = 0; r < latents.rows; ++r) {
    within += squaredDistance(latents.row(r), clusters.centres.row(static_cast<std::size_t>(clusters.of_row[r])));
    total += squaredDistance(latents.row(r), mean);
  }
  return total > 0 ? std::clamp(1 - within / total, 0.0, 1.0) : 0.0;
}

/// Numbers the groups anew, the largest first.
void sortBySize(Clusters& clusters) {
  const auto count = clusters.centres.rows;
  std::vector<int> sizes(count);
  for (const int group : clusters.of_row) ++sizes[static_cast<std::size_t>(group)];
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&sizes](std::size_t a, std::size_t b) { return sizes[a] > sizes[b]; });
  Matrix centres(count, clusters.centres.cols);
  std::vector<int> number(count);
  for (std::size_t place = 0; place < count; ++place) {
    number[order[place]] = static_cast<int>(place);
    std::ranges::copy(clusters.centres.row(order[place]), centres.row(place).begin());
    clusters.sizes.push_back(sizes[order[place]]);
  }
  clusters.centres = std::move(centres);
  for (int& group : clusters.of_row) group = number[static_cast<std::size_t>(group)];
}

}  // namespace

Clusters clustersOf(const Matrix& latents, int count, std::uint64_t seed, const jobs::JobContext& context) {
  checkCount(latents, count);
  context.throwIfStopped();
  Clusters clusters;
  clusters.centres = centresOf(latents, count, seed);
  clusters.of_row = nearestClusters(clusters, latents, context);
  clusters.explained = explainedBy(clusters, latents);
  sortBySize(clusters);
  return clusters;
}

std::vector<int> nearestClusters(const Clusters& clusters, const Matrix& latents, const jobs::JobContext& context) {
  if (latents.rows == 0) return {};
  if (latents.cols != clusters.centres.cols)
    fail(ErrorKind::Mismatch, "The latents have " + std::to_string(latents.cols) + " features, the clusters " +
                                  std::to_string(clusters.centres.cols) + ".");
  faiss::IndexFlatL2 index(static_cast<std::int64_t>(latents.cols));
  index.add(static_cast<std::int64_t>(clusters.centres.rows), clusters.centres.values.data());
  std::vector<std::int64_t> nearest(latents.rows);
  std::vector<float> distances(latents.rows);
  for (std::size_t first = 0; first < latents.rows; first += chunk_rows) {
    context.throwIfStopped();
    const std::size_t rows = std::min(chunk_rows, latents.rows - first);
    index.search(static_cast<std::int64_t>(rows), latents.row(first).data(), 1, distances.data() + first, nearest.data() + first);
  }
  return {nearest.begin(), nearest.end()};
}

}  // namespace lacuna::analysis
