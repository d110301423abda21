#include <cmath>
#include <random>

#include "core/analysis/clusters.hpp"
#include "core/analysis/selecting.hpp"
#include "core/base/error.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::analysis;

namespace {

/// Rows round as many centres as there are sizes, far apart beside their spread of 1.
Matrix blobs(const std::vector<int>& sizes) {
  std::mt19937 draws(3);
  std::normal_distribution<float> normal;
  std::size_t rows = 0;
  for (const int size : sizes) rows += static_cast<std::size_t>(size);
  Matrix latents(rows, 6);
  std::size_t row = 0;
  for (std::size_t blob = 0; blob < sizes.size(); ++blob)
    for (int i = 0; i < sizes[blob]; ++i, ++row)
      for (std::size_t k = 0; k < 6; ++k) latents.row(row)[k] = normal(draws) + (k == blob ? 30.0F : 0.0F);
  return latents;
}

latent::Run runWithErrors(std::vector<float> errors) {
  latent::Run run;
  auto targets = std::make_shared<latent::LatentSet>();
  targets->grid = {2, 2, 2};
  run.targets = targets;
  for (std::size_t i = 0; i < errors.size(); ++i) {
    run.hidden_ids.push_back(TokenId{static_cast<int>(i) + 1});
    run.errors.push_back({errors[i], 0, 0, -errors[i]});
  }
  return run;
}

}  // namespace

TEST_CASE("k-means finds groups that are there, the largest first, the same for the same seed", "[analysis]") {
  const Matrix latents = blobs({20, 60, 40});
  const Clusters found = clustersOf(latents, 3, 5, {});
  CHECK(found.sizes == std::vector{60, 40, 20});
  CHECK(found.explained > 0.9);
  for (std::size_t row = 0; row < latents.rows; ++row) CHECK(found.of_row[row] == (row < 20 ? 2 : row < 80 ? 0 : 1));
  CHECK(clustersOf(latents, 3, 5, {}).centres.values == found.centres.values);
  CHECK(nearestClusters(found, latents, {}) == found.of_row);
  CHECK(nearestClusters(found, Matrix(0, 6), {}).empty());
  CHECK_THROWS_AS(clustersOf(latents, 1, 5, {}), Failure);
  CHECK_THROWS_AS(clustersOf(blobs({2}), 3, 5, {}), Failure);
  CHECK_THROWS_AS(nearestClusters(found, Matrix(1, 5), {}), Failure);
}

TEST_CASE("selections are joined, cut and turned", "[analysis]") {
  const TokenSelection a{TokenId{1}, TokenId{3}}, b{TokenId{3}, TokenId{4}};
  CHECK(combined(a, b, Selecting::Replace) == b);
  CHECK(combined(a, b, Selecting::Add) == TokenSelection{TokenId{1}, TokenId{3}, TokenId{4}});
  CHECK(combined(a, b, Selecting::Remove) == TokenSelection{TokenId{1}});
  const mask::TokenGrid grid{2, 1, 3};
  CHECK(inverted(a, grid) == TokenSelection{TokenId{0}, TokenId{2}, TokenId{4}, TokenId{5}});
  CHECK(tokensOfSteps(grid, 1, 7) == TokenSelection{TokenId{3}, TokenId{4}, TokenId{5}});
  CHECK(tokensOfSteps(grid, 1, 0).empty());
}

TEST_CASE("the worst tokens by error are those of the highest quantile, by cosine of the lowest", "[analysis]") {
  const latent::Run run = runWithErrors({0.4F, 0.1F, 0.9F, 0.2F});
  CHECK(tokensByError(run, latent::Metric::L1Normed, 0.75, 1) == TokenSelection{TokenId{3}});
  CHECK(tokensByError(run, latent::Metric::L1Normed, 0, 0.5) == TokenSelection{TokenId{2}, TokenId{4}});
  CHECK(tokensByError(run, latent::Metric::Cosine, 0.75, 1) == TokenSelection{TokenId{3}});
  CHECK(tokensByError(runWithErrors({}), latent::Metric::L1Normed, 0, 1).empty());
}

TEST_CASE("growing adds the nearest latents and nothing else", "[analysis]") {
  const Matrix latents = blobs({5, 5});
  CHECK(grown({TokenId{0}}, latents, 4, {}) == TokenSelection{TokenId{0}, TokenId{1}, TokenId{2}, TokenId{3}, TokenId{4}});
  CHECK(grown({TokenId{0}}, latents, 0, {}) == TokenSelection{TokenId{0}});
  CHECK(grown({TokenId{0}}, latents, 50, {}).size() == 10);
  CHECK(grown({}, latents, 4, {}).empty());
}
