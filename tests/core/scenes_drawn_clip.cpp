#include "core/base/error.hpp"
#include "core/base/hash.hpp"
#include "core/base/outcome.hpp"
#include "core/scenes/drawn_clip.hpp"
#include "tests/core/world_fixture.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::scenes;
using test::hashOf;

TEST_CASE("a drawn clip says what it is", "[scenes]") {
  const auto clip = openDrawnClip("world:behind,seed=7");
  CHECK(clip->info().path == "world:behind,seed=7");
  CHECK_THAT(clip->info().name, ContainsSubstring("seed 7"));
  CHECK(clip->info().container == "drawn");
  CHECK(clip->info().frames == 32);
  CHECK(clip->info().width == 512);
  CHECK(clip->info().height == 512);
  CHECK(clip->info().rate_fps == 8);
  CHECK(clip->info().duration_s == 4);
  CHECK(clip->info().notes.empty());
  REQUIRE(clip->frameTimes().size() == 32);
  for (std::size_t i = 0; i < 32; ++i) CHECK(clip->frameTimes()[i] == Approx(static_cast<double>(i) / 8));
}

TEST_CASE("an impossible clip notes from which frame on", "[scenes]") {
  const auto clip = openDrawnClip("world:behind,seed=7,frames=20,violation=vanish");
  CHECK(clip->info().frames == 20);
  CHECK(clip->info().duration_s == 2.5);
  const int cut = world::makeClip(world::parseScene(clip->info().path)).cut;
  REQUIRE(clip->info().notes.size() == 1);
  CHECK_THAT(clip->info().notes[0], ContainsSubstring("frame " + std::to_string(cut + 1)) && ContainsSubstring("vanishes"));
  CHECK_THAT(clip->info().name, ContainsSubstring("vanishes"));
}

TEST_CASE("names of drawn clips are known, others refused", "[scenes]") {
  CHECK(isDrawnClip("world:behind"));
  CHECK(isDrawnClip("world:no such scene"));  // it is ours to refuse
  CHECK_FALSE(isDrawnClip("behind"));
  CHECK_FALSE(isDrawnClip("/tmp/world:behind.mp4"));
  CHECK_FALSE(isDrawnClip(""));
  CHECK_THROWS_AS(openDrawnClip("world:no such scene"), Failure);
  CHECK_THROWS_AS(openDrawnClip("world:behind,seed=x"), Failure);
  CHECK_THROWS_AS(openDrawnClip("world:peek,violation=up"), Failure);
  CHECK_THROWS_AS(openDrawnClip("world:behind,frames=1"), Failure);
}

TEST_CASE("the title of a drawn clip is known before it is opened", "[scenes]") {
  for (const std::string name : {"world:behind,seed=7", "world:throw,seed=3,violation=vanish"}) CHECK(drawnTitle(name) == openDrawnClip(name)->info().name);
  CHECK(drawnTitle("world:behnd") == "world:behnd");
}

TEST_CASE("a drawn clip has the same pixels every time, in any order", "[scenes]") {
  for (const char* name : {"world:behind,seed=7", "world:throw,seed=3,leaves=1,drift=0.03"}) {
    const auto one = openDrawnClip(name), two = openDrawnClip(name);
    const Hash128 last = hashOf(one->frame(31, {})), first = hashOf(one->frame(0, {}));
    CHECK(hashOf(two->frame(0, {})) == first);
    CHECK(hashOf(two->frame(31, {})) == last);
    CHECK(hashOf(one->frame(31, {})) == last);
    CHECK_FALSE(first == last);
    CHECK(one->frame(0, {}).rgb.size() == 3 * 512 * 512);
  }
}

TEST_CASE("a drawn clip refuses frames it has not, and stops when asked", "[scenes]") {
  const auto clip = openDrawnClip("world:bounce,seed=2");
  CHECK_THROWS_AS(clip->frame(32, {}), Failure);
  CHECK_THROWS_AS(clip->frame(-1, {}), Failure);
  std::stop_source stop;
  stop.request_stop();
  CHECK_THROWS_AS(clip->frame(0, {stop.get_token(), {}}), CancelledException);
}
