#include <cmath>
#include <random>

#include "core/base/error.hpp"
#include "core/latent/errors.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::latent;

TEST_CASE("a metric is found by the name that tables give it", "[latent]") {
  for (const Metric metric : {Metric::L1Normed, Metric::L1Raw, Metric::L2Normed, Metric::Cosine}) CHECK(metricNamed(keyOf(metric)) == metric);
  CHECK(keyOf(Metric::L1Raw) == std::string("l1_raw"));
  CHECK_FALSE(metricNamed("l1-raw").has_value());
  CHECK_FALSE(metricNamed("").has_value());
}

namespace {

/// By brute force over all visible tokens.
TokenId nearestByHand(const mask::Mask& mask, TokenId id) {
  const mask::Cell cell = mask.grid().cell(id);
  TokenId best{-1};
  int best_distance = 1 << 30;
  for (const TokenId other : mask.visibleIds()) {
    const mask::Cell c = mask.grid().cell(other);
    const int distance = (c.step - cell.step) * (c.step - cell.step) + (c.row - cell.row) * (c.row - cell.row) +
                         (c.col - cell.col) * (c.col - cell.col);
    if (distance < best_distance) {
      best_distance = distance;
      best = other;
    }
  }
  return best;
}

mask::Mask randomMask(const mask::TokenGrid& grid, int hidden_of_100, std::mt19937& engine) {
  mask::Mask mask(grid);
  for (int i = 0; i < grid.size(); ++i) mask.set(TokenId{i}, static_cast<int>(engine() % 100) < hidden_of_100);
  mask.set(TokenId{static_cast<std::int32_t>(engine() % static_cast<unsigned>(grid.size()))}, false);
  return mask;
}

}  // namespace

TEST_CASE("errors: formulas by hand", "[latent]") {
  const std::vector<float> predicted{1, -1, 2, 0}, truth{3, 1, 2, -4}, normed{0, 1, 2, -3};
  const TokenErrors errors = tokenErrors(predicted, truth, normed);
  CHECK(errors.l1_normed == Approx((1 + 2 + 0 + 3) / 4.0));
  CHECK(errors.l1_raw == Approx((2 + 2 + 0 + 4) / 4.0));
  CHECK(errors.l2_normed == Approx(std::sqrt((1 + 4 + 0 + 9) / 4.0)));
  CHECK(errors.cosine == Approx(3 / std::sqrt(6.0 * 14.0)));
  CHECK(tokenErrors(normed, truth, normed).cosine == Approx(1));
  CHECK(tokenErrors(std::vector<float>(4, 0.0F), truth, normed).cosine == 0);
  CHECK_THROWS_AS(tokenErrors(std::vector<float>(3), truth, normed), Failure);
  CHECK(valueOf(errors, Metric::L1Normed) == errors.l1_normed);
  CHECK(valueOf(errors, Metric::L1Raw) == errors.l1_raw);
  CHECK(valueOf(errors, Metric::L2Normed) == errors.l2_normed);
  CHECK(valueOf(errors, Metric::Cosine) == errors.cosine);
  CHECK(std::string(nameOf(Metric::L1Normed)) == "L1, layer-normed");
  const TokenErrors mean = meanOf({{1, 2, 3, 0.5F}, {3, 4, 5, -0.5F}});
  CHECK(mean.l1_normed == 2);
  CHECK(mean.l1_raw == 3);
  CHECK(mean.l2_normed == 4);
  CHECK(mean.cosine == 0);
}

TEST_CASE("baselines: the nearest visible token is the one brute force finds", "[latent]") {
  std::mt19937 engine(7);
  for (const mask::TokenGrid grid : {mask::TokenGrid{4, 5, 6}, mask::TokenGrid{1, 7, 7}, mask::TokenGrid{9, 1, 3}}) {
    for (const int hidden_of_100 : {10, 50, 90, 100}) {
      const mask::Mask mask = randomMask(grid, hidden_of_100, engine);
      const std::vector<TokenId> nearest = nearestVisible(mask);
      for (int i = 0; i < grid.size(); ++i) REQUIRE(nearest[static_cast<std::size_t>(i)] == nearestByHand(mask, TokenId{i}));
    }
  }
}

TEST_CASE("baselines: errors of copying and of the mean", "[latent]") {
  const mask::TokenGrid grid{1, 1, 4};
  LatentSet targets;
  targets.grid = grid;
  targets.values = Matrix(4, 2);
  targets.values.values = {10, 0, 0, 10, 5, 5, 1, 1};
  Matrix normed(4, 2);
  normed.values = {1, 0, 0, 1, 3, 3, -1, 1};
  mask::Mask mask(grid);
  mask.set(TokenId{1}, true);
  const std::vector<Baseline> baselines = baselinesFor(targets, normed, mask);
  REQUIRE(baselines.size() == 2);
  CHECK(baselines[0].name == "Copy nearest visible");
  REQUIRE(baselines[0].errors.size() == 1);
  CHECK(baselines[0].errors[0].l1_normed == Approx(1));  // token 0 (the tie goes to the smaller id): |1-0|, |0-1|
  CHECK(baselines[0].errors[0].l1_raw == Approx(5.5));   // |1-0|, |0-10|
  CHECK(baselines[1].name == "Mean latent");
  CHECK(baselines[1].errors[0].l1_normed == Approx((1 + 1.0 / 3) / 2));  // mean (1, 4/3) against (0, 1)
  CHECK(baselines[1].mean.l1_normed == baselines[1].errors[0].l1_normed);
  CHECK(baselinesFor(targets, normed, mask::Mask(grid)).empty());
}

TEST_CASE("run: rows of hidden tokens", "[latent]") {
  Run run;
  run.hidden_ids = {TokenId{2}, TokenId{5}, TokenId{9}};
  CHECK(run.rowOf(TokenId{2}) == 0);
  CHECK(run.rowOf(TokenId{9}) == 2);
  CHECK(run.rowOf(TokenId{3}) == -1);
  CHECK(run.rowOf(TokenId{10}) == -1);
}
