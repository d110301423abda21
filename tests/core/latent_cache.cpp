#include "core/latent/latent_cache.hpp"

#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::latent;

namespace {

LatentKey keyOf(LatentKind kind, std::uint64_t clip, int mask_token = 0) {
  return {kind, {1, 2}, {0, clip}, {}, mask_token, false};
}

std::shared_ptr<const LatentSet> latentsOf(const LatentKey& key, std::size_t rows) {
  LatentSet latents;
  latents.key = key;
  latents.values = Matrix(rows, 10);
  return std::make_shared<const LatentSet>(std::move(latents));
}

}  // namespace

TEST_CASE("latent cache: the least recently used leave first", "[latent]") {
  LatentCache cache(3 * 400);
  const auto key = [](std::uint64_t clip) { return keyOf(LatentKind::Target, clip); };
  for (const std::uint64_t clip : {1, 2, 3}) cache.insert(latentsOf(key(clip), 10));
  CHECK(cache.bytes() == 1200);
  REQUIRE(cache.find(key(1)));
  cache.insert(latentsOf(key(4), 10));
  CHECK(cache.bytes() == 1200);
  CHECK(cache.find(key(1)));
  CHECK_FALSE(cache.find(key(2)));
  CHECK(cache.find(key(3)));
  CHECK(cache.find(key(4)));
  CHECK(cache.hits() == 4);
}

TEST_CASE("latent cache: the same key is kept once", "[latent]") {
  LatentCache cache(10000);
  cache.insert(latentsOf(keyOf(LatentKind::Target, 1), 10));
  cache.insert(latentsOf(keyOf(LatentKind::Target, 1), 20));
  CHECK(cache.bytes() == 800);
  CHECK(cache.find(keyOf(LatentKind::Target, 1))->values.rows == 20);
}

TEST_CASE("latent cache: what exceeds the budget alone is not kept", "[latent]") {
  LatentCache cache(500);
  cache.insert(latentsOf(keyOf(LatentKind::Target, 1), 10));
  cache.insert(latentsOf(keyOf(LatentKind::Target, 2), 100));
  CHECK(cache.find(keyOf(LatentKind::Target, 1)));
  CHECK_FALSE(cache.find(keyOf(LatentKind::Target, 2)));
  CHECK(cache.bytes() == 400);
}

TEST_CASE("latent cache: every part of the key counts", "[latent]") {
  LatentCache cache(10000);
  const LatentKey key = keyOf(LatentKind::Predicted, 1);
  cache.insert(latentsOf(key, 1));
  LatentKey other = key;
  other.kind = LatentKind::Context;
  CHECK_FALSE(cache.find(other));
  other = key;
  other.model.low = 9;
  CHECK_FALSE(cache.find(other));
  other = key;
  other.clip.high = 9;
  CHECK_FALSE(cache.find(other));
  other = key;
  other.mask.low = 9;
  CHECK_FALSE(cache.find(other));
  other = key;
  other.mask_token = 1;
  CHECK_FALSE(cache.find(other));
  other = key;
  other.context_from_target_encoder = true;
  CHECK_FALSE(cache.find(other));
  CHECK(cache.find(key));
}
