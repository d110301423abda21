#include "core/analysis/nearest.hpp"
#include "core/base/error.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::analysis;

TEST_CASE("nearest: most similar first, ties by id", "[analysis]") {
  Matrix latents(5, 2);
  latents.values = {1, 0, 0, 1, 2, 2, -1, 0, 0, 0};
  const std::vector<float> query{3, 0};
  const auto nearest = nearestTokens(latents, query, 3);
  REQUIRE(nearest.size() == 3);
  CHECK(nearest[0].id == TokenId{0});
  CHECK(nearest[0].cosine == Approx(1));
  CHECK(nearest[1].id == TokenId{2});
  CHECK(nearest[1].cosine == Approx(0.70710678));
  CHECK(nearest[2].id == TokenId{1});
  CHECK(nearestTokens(latents, query, 100).size() == 5);
  CHECK(nearestTokens(latents, query, 100).back().id == TokenId{3});
  CHECK(nearestTokens(latents, query, -1).empty());
  CHECK_THROWS_AS(nearestTokens(latents, std::vector<float>(3), 1), Failure);
}
