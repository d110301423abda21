#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <set>

#include "core/train/masks.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::train;

namespace {

void checkIds(const NetworkSize& size, const TrainingMask& mask) {
  for (const auto* ids : {&mask.context, &mask.hidden}) {
    REQUIRE_FALSE(ids->empty());
    REQUIRE(std::adjacent_find(ids->begin(), ids->end(), std::greater_equal<>{}) == ids->end());
    REQUIRE((ids->front() >= 0 && ids->back() < size.tokens()));
  }
  std::vector<std::int64_t> both;
  std::set_intersection(mask.context.begin(), mask.context.end(), mask.hidden.begin(), mask.hidden.end(),
                        std::back_inserter(both));
  REQUIRE(both.empty());
}

NetworkSize sized(int side, int frames) {
  NetworkSize size;
  size.side_px = side;
  size.patch_px = 8;
  size.frames = frames;
  return size;
}

}  // namespace

TEST_CASE("future masks hide whole steps after all that is seen", "[train]") {
  for (const NetworkSize& size : {sized(96, 16), sized(32, 8)}) {
    const int a_step = size.rows() * size.rows();
    RandomDraws draws(3);
    std::map<int, int> seen_steps;
    std::map<int, int> quarters;
    for (int i = 0; i < 600; ++i) {
      const TrainingMask mask = drawFuture(size, draws);
      checkIds(size, mask);
      REQUIRE(mask.context.back() < mask.hidden.front());
      REQUIRE(mask.hidden.front() % a_step == 0);
      REQUIRE(mask.hidden.back() == size.tokens() - 1);
      REQUIRE(static_cast<std::int64_t>(mask.hidden.size()) == size.tokens() - mask.hidden.front());
      ++seen_steps[static_cast<int>(mask.hidden.front()) / a_step];
      ++quarters[static_cast<int>(4 * mask.context.size() / static_cast<std::size_t>(mask.hidden.front()))];
    }
    CHECK(seen_steps.begin()->first == 2);
    CHECK(seen_steps.rbegin()->first == std::min(size.steps() - 2, size.steps() * 3 / 4));
    CHECK(seen_steps.size() == static_cast<std::size_t>(seen_steps.rbegin()->first - 1));
    CHECK(quarters.size() == 3);  // all four quarters are seen in half of the draws, three or two in a quarter each
    for (const auto& [quarter, count] : quarters) {
      const int expected = quarter == 4 ? 300 : 150;
      CHECK((count > expected - 50 && count < expected + 50));
    }
  }
}

TEST_CASE("block masks split all tokens and hide about what V-JEPA hides", "[train]") {
  for (const NetworkSize& size : {sized(96, 16), sized(32, 8)}) {
    RandomDraws draws(5);
    double hidden = 0, least = 1, most = 0;
    int through_time = 0;
    constexpr int rounds = 600;
    const auto a_step = static_cast<std::size_t>(size.rows() * size.rows());
    for (int i = 0; i < rounds; ++i) {
      const TrainingMask mask = drawBlocks(size, draws);
      checkIds(size, mask);
      REQUIRE(static_cast<int>(mask.context.size() + mask.hidden.size()) == size.tokens());
      const double share = static_cast<double>(mask.hidden.size()) / size.tokens();
      hidden += share / rounds;
      least = std::min(least, share);
      most = std::max(most, share);
      // Whether every step hides the same places.
      std::set<std::int64_t> places;
      for (const std::int64_t id : mask.hidden) places.insert(id % static_cast<std::int64_t>(a_step));
      through_time += mask.hidden.size() == places.size() * static_cast<std::size_t>(size.steps());
    }
    CHECK((hidden > 0.4 && hidden < 0.8));
    CHECK(least > 0.02);
    CHECK(most <= 0.94);
    CHECK(
        (through_time > 0.5 * rounds && through_time < 0.75 * rounds));  // three of five draws, less what showed too little
  }
}

TEST_CASE("both masks of a step see and hide as many tokens, and enough of them", "[train]") {
  for (const NetworkSize& size : {sized(96, 16), sized(32, 8), sized(48, 64)}) {
    const auto tokens = static_cast<std::size_t>(size.tokens());
    RandomDraws draws(7);
    for (int i = 0; i < 200; ++i) {
      const StepMasks masks = drawStepMasks(size, 100000, draws);
      checkIds(size, masks.future);
      checkIds(size, masks.blocks);
      REQUIRE(masks.future.context.size() == masks.blocks.context.size());
      REQUIRE(masks.future.hidden.size() == masks.blocks.hidden.size());
      REQUIRE(masks.future.hidden.size() >= tokens / 8);
      REQUIRE(masks.future.context.back() < masks.future.hidden.front());
    }
    CHECK(drawStepMasks(size, 5, draws).blocks.hidden.size() == 5);
  }
}

TEST_CASE("masks follow from the seed", "[train]") {
  RandomDraws one(9), two(9), other(10);
  const NetworkSize size;
  const auto a = drawBlocks(size, one), b = drawBlocks(size, two), c = drawBlocks(size, other);
  CHECK(a.hidden == b.hidden);
  CHECK(a.hidden != c.hidden);
}

TEST_CASE("ids kept at random stay in order and are drawn evenly", "[train]") {
  std::vector<std::int64_t> ids(20);
  std::iota(ids.begin(), ids.end(), 100);
  RandomDraws draws(1);
  CHECK(keptAtRandom(ids, 20, draws) == ids);
  CHECK(keptAtRandom(ids, 99, draws) == ids);
  std::map<std::int64_t, int> times;
  for (int i = 0; i < 4000; ++i) {
    const auto kept = keptAtRandom(ids, 5, draws);
    REQUIRE(kept.size() == 5);
    REQUIRE(std::adjacent_find(kept.begin(), kept.end(), std::greater_equal<>{}) == kept.end());
    for (const std::int64_t id : kept) ++times[id];
  }
  CHECK(times.size() == 20);
  for (const auto& [id, count] : times) CHECK((count > 850 && count < 1150));  // 1000 each, give or take 5 deviations
}
