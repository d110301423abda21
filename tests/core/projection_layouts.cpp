#include <ATen/Parallel.h>

#include <cmath>
#include <random>

#include "core/base/error.hpp"
#include "core/projection/layout_fit.hpp"
#include "core/projection/tsne.hpp"
#include "core/projection/umap.hpp"
#include "core/projection/health.hpp"
#include "core/projection/neighbours.hpp"
#include "core/projection/pca.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::projection;

namespace {

const jobs::JobContext no_context;
constexpr std::size_t groups = 4;

/// Normal clouds far apart: row r belongs to cloud r % groups. Others of the same clouds with another seed.
Matrix clouds(std::size_t rows, unsigned seed, std::size_t width = 20) {
  std::mt19937 middles(3), random(seed);
  std::normal_distribution<float> normal;
  Matrix middle(groups, width), values(rows, width);
  for (float& value : middle.values) value = 6 * normal(middles);
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t c = 0; c < width; ++c) values.row(r)[c] = middle.row(r % groups)[c] + normal(random);
  return values;
}

double squared(std::span<const float> a, std::span<const float> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += std::pow(static_cast<double>(a[i]) - static_cast<double>(b[i]), 2);
  return sum;
}

/// Share of rows whose nearest row among `points` is of the same cloud.
double sameCloud(const Matrix& placed, const Matrix& points, bool same_rows) {
  std::size_t right = 0;
  for (std::size_t r = 0; r < placed.rows; ++r) {
    std::size_t best = 0;
    double nearest = 1e30;
    for (std::size_t other = 0; other < points.rows; ++other) {
      const double away = squared(placed.row(r), points.row(other));
      if ((same_rows && other == r) || away >= nearest) continue;
      nearest = away;
      best = other;
    }
    right += best % groups == r % groups ? 1 : 0;
  }
  return static_cast<double>(right) / static_cast<double>(placed.rows);
}

LayoutSettings settingsOf(Method method, int dimensions) {
  LayoutSettings settings;
  settings.method = method;
  settings.dimensions = dimensions;
  settings.epochs = method == Method::Pca ? 0 : 150;
  return settings;
}

}  // namespace

TEST_CASE("neighbours are the nearest others, nearest first", "[projection]") {
  const Matrix values = clouds(300, 1);
  const NeighbourIndex index(values, no_context);
  CHECK(index.exact());
  const Neighbours found = index.nearestOthers(values, 10, no_context);
  REQUIRE(found.count == 10);
  for (std::size_t row = 0; row < 300; row += 37) {
    std::vector<std::pair<double, int>> all;
    for (std::size_t other = 0; other < 300; ++other)
      if (other != row) all.emplace_back(std::sqrt(squared(values.row(row), values.row(other))), static_cast<int>(other));
    std::sort(all.begin(), all.end());
    for (std::size_t k = 0; k < 10; ++k) {
      CHECK(found.idsOf(row)[k] == all[k].second);
      CHECK(static_cast<double>(found.distancesOf(row)[k]) == Approx(all[k].first).epsilon(1e-3));
    }
  }
  CHECK(index.nearest(clouds(5, 2), 1000, no_context).count == 300);
  CHECK_THROWS_AS(index.nearest(clouds(5, 2, 7), 3, no_context), Failure);
  CHECK_THROWS_AS(NeighbourIndex(Matrix(0, 5), no_context), Failure);
}

TEST_CASE("rows that are equal have each other as neighbours, not themselves", "[projection]") {
  const Matrix values(30, 4);
  const Neighbours found = NeighbourIndex(values, no_context).nearestOthers(values, 5, no_context);
  for (std::size_t row = 0; row < 30; ++row)
    for (std::size_t k = 0; k < 5; ++k) CHECK(found.idsOf(row)[k] != static_cast<int>(row));
}

TEST_CASE("UMAP's curve is that of the published code", "[projection]") {
  const UmapCurve near = umapCurve(0.1), none = umapCurve(0.001);
  CHECK(near.a == Approx(1.577).epsilon(0.01));
  CHECK(near.b == Approx(0.8951).epsilon(0.01));
  CHECK(none.a == Approx(1.929).epsilon(0.01));
  CHECK(none.b == Approx(0.7915).epsilon(0.01));
}

TEST_CASE("memberships of a row sum to the logarithm of its neighbours, likelihoods to one", "[projection]") {
  const Matrix values = clouds(400, 4);
  const Neighbours neighbours = NeighbourIndex(values, no_context).nearestOthers(values, 30, no_context);
  const SparseGraph membership = membershipOf(neighbours, no_context), likelihood = likelihoodOf(neighbours, 10, no_context);
  for (std::size_t row = 0; row < 400; row += 13) {
    double sum = 0, all = 0, entropy = 0;
    for (std::size_t e = membership.offsets[row]; e < membership.offsets[row + 1]; ++e) {
      sum += membership.weights[e];
      const double share = likelihood.weights[e];
      all += share;
      entropy -= share > 0 ? share * std::log(share) : 0;
    }
    CHECK(sum == Approx(std::log2(30)).epsilon(1e-3));
    CHECK(all == Approx(1).epsilon(1e-3));
    CHECK(std::exp(entropy) == Approx(10).epsilon(1e-2));
  }
  const SparseGraph joined = fuzzyUnion(membership, no_context);
  for (std::size_t row = 0; row < joined.rows(); ++row)
    for (std::size_t e = joined.offsets[row]; e < joined.offsets[row + 1]; ++e) {
      const auto other = static_cast<std::size_t>(joined.ids[e]);
      const auto back = std::find(joined.ids.begin() + static_cast<std::ptrdiff_t>(joined.offsets[other]),
                                  joined.ids.begin() + static_cast<std::ptrdiff_t>(joined.offsets[other + 1]), static_cast<int>(row));
      REQUIRE(back != joined.ids.begin() + static_cast<std::ptrdiff_t>(joined.offsets[other + 1]));
      CHECK(joined.weights[static_cast<std::size_t>(back - joined.ids.begin())] == joined.weights[e]);
    }
}

TEST_CASE("each layout keeps clouds together, new rows land in theirs, and the same seed gives the same picture", "[projection]") {
  const Matrix values = clouds(400, 5), later = clouds(60, 6);
  for (const Method method : {Method::Pca, Method::Umap, Method::Tsne})
    for (const int dimensions : {2, 3}) {
      INFO(nameOf(method) << " " << dimensions);
      const LayoutSettings settings = settingsOf(method, dimensions);
      const auto map = fitLayout(values, settings, no_context);
      REQUIRE(map->points().rows == 400);
      REQUIRE(map->points().cols == static_cast<std::size_t>(dimensions));
      for (const float value : map->points().values) REQUIRE(std::isfinite(value));
      CHECK(sameCloud(map->points(), map->points(), true) > 0.99);
      CHECK(sameCloud(map->place(later, {}, no_context), map->points(), false) > 0.98);
      CHECK(healthOf(values, map->points(), no_context).trustworthiness > 0.85);
      at::set_num_threads(1);
      const auto again = fitLayout(values, settings, no_context);
      const Matrix placed = again->place(later, {}, no_context);
      at::set_num_threads(2);
      CHECK(again->points().values == map->points().values);  // bit for bit, with any number of threads
      CHECK(placed.values == map->place(later, {}, no_context).values);
    }
}

TEST_CASE("another seed gives another layout, and a layout can be ended early or cancelled", "[projection]") {
  const Matrix values = clouds(200, 7);
  LayoutSettings settings = settingsOf(Method::Umap, 3);
  const auto first = fitLayout(values, settings, no_context);
  settings.seed = 43;
  CHECK(fitLayout(values, settings, no_context)->points().values != first->points().values);
  std::atomic<bool> enough = false;
  int epochs = 0;
  FitWatch watch;
  watch.enough = &enough;
  watch.moved = [&](const Matrix& points, int done, int) {
    CHECK(points.rows == 200);
    epochs = done;
    enough = done == 12;
  };
  CHECK(fitLayout(values, settings, no_context, watch)->epochs() == 12);
  CHECK(epochs == 12);
  std::stop_source stop;
  watch.moved = [&](const Matrix&, int, int) { stop.request_stop(); };
  watch.enough = nullptr;
  settings.method = Method::Tsne;
  CHECK_THROWS_AS(fitLayout(values, settings, {stop.get_token(), nullptr}, watch), CancelledException);
}

TEST_CASE("a fit that was stopped or cancelled goes on as if it had not been", "[projection]") {
  const auto latents = std::make_shared<const Matrix>(clouds(200, 7));
  const Method method = GENERATE(Method::Umap, Method::Tsne);
  LayoutSettings settings = settingsOf(method, 3);
  settings.epochs = 60;
  const auto whole = LayoutFit(latents, settings).run(no_context);
  CHECK(whole->finished());

  LayoutFit fit(latents, settings);
  std::stop_source stop;
  FitWatch watch;
  watch.moved = [&](const Matrix&, int done, int) {
    if (done == 10) stop.request_stop();
  };
  CHECK_THROWS_AS(fit.run({stop.get_token(), nullptr}, watch), CancelledException);
  std::atomic<bool> enough = false;
  watch.enough = &enough;
  int first = 0;
  watch.moved = [&](const Matrix&, int done, int) {
    if (first == 0) first = done;
    enough = done == 25;
  };
  const auto part = fit.run(no_context, watch);
  CHECK(first == 11);
  CHECK(part->epochs() == 25);
  CHECK_FALSE(part->finished());
  const auto end = fit.run(no_context);
  CHECK(end->finished());
  CHECK(end->points().values == whole->points().values);
  CHECK(part->points().values != end->points().values);  // the one before stays as it was
  const Matrix later = clouds(5, 9);
  CHECK(end->place(later, {}, no_context).values == whole->place(later, {}, no_context).values);
}

TEST_CASE("t-SNE's perplexity is held to a third of the rows, and said so", "[projection]") {
  LayoutSettings settings = settingsOf(Method::Tsne, 2);
  settings.perplexity = 50;
  CHECK_THAT(textOf(settings, 1000), ContainsSubstring("perplexity 50"));
  CHECK_THAT(textOf(settings, 61), ContainsSubstring("perplexity 20"));
}

TEST_CASE("few rows, equal rows and wrong settings", "[projection]") {
  for (const Method method : {Method::Umap, Method::Tsne}) {
    const auto map = fitLayout(clouds(6, 8), settingsOf(method, 3), no_context);
    for (const float value : map->points().values) CHECK(std::isfinite(value));
    const auto equal = fitLayout(Matrix(40, 5), settingsOf(method, 2), no_context);
    for (const float value : equal->points().values) CHECK(std::isfinite(value));
    CHECK_THROWS_AS(fitLayout(clouds(3, 8), settingsOf(method, 3), no_context), Failure);
    CHECK_THROWS_AS(fitLayout(clouds(30, 8), settingsOf(method, 4), no_context), Failure);
  }
  CHECK(methodOf("umap") == Method::Umap);
  CHECK_THROWS_AS(methodOf("mds"), Failure);
}

TEST_CASE("health: the latents themselves are whole, points at random are not", "[projection]") {
  const Matrix values = clouds(500, 9, 3);
  const Health whole = healthOf(values, values, no_context);
  CHECK(whole.trustworthiness == 1);
  CHECK(whole.continuity == 1);
  CHECK(whole.overlap == 1);
  CHECK(whole.distance_rank == Approx(1));
  CHECK(whole.warning().empty());
  std::mt19937 random(1);
  std::uniform_real_distribution<float> anywhere;
  Matrix points(500, 3);
  for (float& value : points.values) value = anywhere(random);
  const Health none = healthOf(values, points, no_context);
  CHECK(none.trustworthiness == Approx(0.5).margin(0.05));
  CHECK(none.continuity == Approx(0.5).margin(0.05));
  CHECK(none.overlap == Approx(none.overlap_chance).margin(0.02));
  CHECK(std::abs(none.distance_rank) < 0.05);
  CHECK_FALSE(none.warning().empty());
  CHECK_THROWS_AS(healthOf(values, Matrix(499, 3), no_context), Failure);
}

TEST_CASE("trustworthiness by hand", "[projection]") {
  // On a line 0..7; in the layout the first two rows change places: with one neighbour each, ranks are easy to count.
  Matrix line(8, 1), layout(8, 1);
  for (std::size_t r = 0; r < 8; ++r) line.row(r)[0] = layout.row(r)[0] = static_cast<float>(r * r);
  std::swap(layout.row(0)[0], layout.row(3)[0]);
  const Health health = healthOf(line, layout, no_context, 1);
  // In the layout the nearest of 0 (at 9) is 2 (at 4), which is its second among the latents: 1 too far. The nearest of 3 (at 0)
  // is 1 (at 1), its third (after 2 and 4? no: |9-4|=5, |9-16|=7, |9-1|=8): 2 too far. 1 has 3: third after 0 and 2: |1-9|=8: 2 too
  // far. 2 has 1 in both. 4 (16) has 0 (at 9), its seventh after 3, 5, 2, 1? : |16-9|=7, |16-25|=9, |16-4|=12, |16-1|=15, |16-0|=16:
  // fifth: 4 too far; the others have what they had.
  CHECK(health.trustworthiness == Approx(1 - (1 + 2 + 2 + 4) / (8.0 * 1 * (2 * 8 - 3 - 1) / 2)));
}

TEST_CASE("the fast components are those of the exact ones", "[projection]") {
  std::mt19937 random(2);
  std::normal_distribution<float> normal;
  Matrix values(700, 640);
  std::vector<float> scale(640);
  for (std::size_t c = 0; c < 640; ++c) scale[c] = 10.0F / static_cast<float>(1 + c);
  for (std::size_t r = 0; r < 700; ++r)
    for (std::size_t c = 0; c < 640; ++c) values.row(r)[c] = scale[c] * normal(random);
  const PcaMap exact = fitPca(values, no_context, 5), fast = fitPcaFast(values, no_context, 5);
  for (std::size_t axis = 0; axis < 5; ++axis) {
    CHECK(fast.explained[axis] == Approx(exact.explained[axis]).epsilon(1e-3));
    double dot = 0;
    for (std::size_t c = 0; c < 640; ++c) dot += static_cast<double>(fast.axes.row(axis)[c]) * static_cast<double>(exact.axes.row(axis)[c]);
    CHECK(dot > 0.995);
  }
  at::set_num_threads(1);
  const PcaMap again = fitPcaFast(values, no_context, 5);
  const Matrix points = again.map(values);
  at::set_num_threads(2);
  CHECK(again.axes.values == fast.axes.values);  // bit for bit, with any number of threads
  CHECK(points.values == fast.map(values).values);
}
