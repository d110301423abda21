#include <algorithm>
#include <cmath>

#include "core/world/pairs.hpp"
#include "tests/core/world_fixture.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tensor_numbers.hpp"

using namespace lacuna;
using namespace lacuna::world;
using namespace lacuna::test;

namespace {

constexpr int frame_count = 16;

/// Calls f(kind, seed, pair) for all kinds.
template <class F>
void forAllPairs(std::uint64_t seeds, const F& f) {
  for (const PairKind kind : pairKinds()) {
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
      INFO(nameOf(kind) << ", seed " << seed);
      f(kind, seed, makePair(kind, seed, frame_count));
    }
  }
}

/// Sum over frames of the mean change from one to the next, of each clip.
std::vector<double> motionOf(const std::vector<float>& numbers, std::size_t clips) {
  const std::size_t a_clip = numbers.size() / clips, a_frame = a_clip / frame_count;
  std::vector<double> motion(clips);
  for (std::size_t clip = 0; clip < clips; ++clip)
    for (std::size_t i = clip * a_clip + a_frame; i < (clip + 1) * a_clip; ++i)
      motion[clip] += std::abs(static_cast<double>(numbers[i]) - numbers[i - a_frame]) / static_cast<double>(a_frame);
  return motion;
}

}  // namespace

TEST_CASE("a pair is hidden whole beside its cut and possible throughout", "[world]") {
  forAllPairs(30, [](PairKind kind, std::uint64_t seed, const Pair& pair) {
    REQUIRE((pair.cut > 4 && pair.cut < 12));
    for (const Clip* clip : {&pair.a, &pair.b}) {
      REQUIRE(clip->frameCount() == frame_count);
      CHECK(clip->cut == -1);
      int before = 0, after = 0;
      for (int i = 0; i < frame_count; ++i) {
        for (const Body& b : frameOf(*clip, i)) {
          REQUIRE(std::isfinite(b.x + b.y + b.vx + b.vy + b.angle));
          REQUIRE(b.y + reachDown(b) <= b.ground + 1e-6);
          if (i == pair.cut - 1 || i == pair.cut) REQUIRE(b.visible == 0);
          (i < pair.cut ? before : after) += b.visible > 0.7;
        }
      }
      // The thing is seen before the cut and after it, else there were nothing to foresee.
      const bool empty = !frameOf(*clip, 0)[0].present;
      CHECK((!empty || kind == PairKind::Presence));
      CHECK(empty == (before == 0));
      CHECK(empty == (after == 0));
    }
    const Pair again = makePair(kind, seed, frame_count);
    for (int i = 0; i < frame_count; ++i) REQUIRE(looksOf(pair.a, i) == looksOf(again.a, i));
  });
}

TEST_CASE("pairs of long clips stay possible", "[world]") {
  for (const PairKind kind : pairKinds()) {
    const Pair pair = makePair(kind, 3, 64);
    for (const Clip* clip : {&pair.a, &pair.b})
      for (const auto& frame : clip->frames)
        for (const Body& b : frame) CHECK(b.y + reachDown(b) <= b.ground + 1e-6);
  }
}

TEST_CASE("the clips of a pair move as nature does", "[world]") {
  forAllPairs(10, [](PairKind, std::uint64_t, const Pair& pair) {
    for (const Clip* clip : {&pair.a, &pair.b}) {
      const auto at = [&](int i) -> const Body& { return frameOf(*clip, i)[0]; };
      const double fall = at(2).y - 2 * at(1).y + at(0).y;
      CHECK(fall >= -1e-12);  // towards the floor, or not at all
      for (int i = 1; i + 1 < frame_count; ++i) {
        CHECK(at(i + 1).y - 2 * at(i).y + at(i - 1).y == Approx(fall).margin(1e-9));
        CHECK(at(i + 1).x - at(i).x == Approx(at(i).x - at(i - 1).x).margin(1e-9));
        CHECK((at(i).color == at(0).color && at(i).form == at(0).form && at(i).present == at(0).present));
      }
    }
  });
}

TEST_CASE("the clips of a pair differ in what their kind says", "[world]") {
  forAllPairs(10, [](PairKind kind, std::uint64_t, const Pair& pair) {
    const Body &a = frameOf(pair.a, 0)[0], &b = frameOf(pair.b, 0)[0];
    CHECK((a.present != b.present) == (kind == PairKind::Presence));
    CHECK((a.color != b.color) == (kind == PairKind::Colour));
    CHECK((a.form != b.form) == (kind == PairKind::Shape));
    CHECK((a.vx != b.vx) == (kind == PairKind::Direction));
    if (kind == PairKind::Position) CHECK(std::hypot(a.x - b.x, a.y - b.y) > 0.1);
    if (kind == PairKind::Gravity) CHECK(frameOf(pair.a, pair.cut)[0].vy * frameOf(pair.b, pair.cut)[0].vy < 0);
    CHECK(pair.a.backdrop.seed == pair.b.backdrop.seed);
    REQUIRE(pair.a.cards.size() == 1);
    CHECK(pair.a.cards[0].x0 == pair.b.cards[0].x0);
    CHECK(pair.a.cards[0].x1 == pair.b.cards[0].x1);
  });
}

TEST_CASE("spliced clips change over at the cut", "[world]") {
  const Pair pair = makePair(PairKind::Colour, 4, frame_count);
  const Clip ab = spliced(pair.a, pair.b, pair.cut);
  CHECK(ab.cut == pair.cut);
  for (int i = 0; i < frame_count; ++i) CHECK(looksOf(ab, i) == looksOf(i < pair.cut ? pair.a : pair.b, i));
}

TEST_CASE("both clips of a pair show the same picture on either side of the cut", "[world]") {
  const Painter painter("cpu");
  forAllPairs(30, [&](PairKind, std::uint64_t seed, const Pair& pair) {
    const Clip clips[] = {pair.a, pair.b};
    const View view = View::ofModel(seed % 2 == 0 ? 96 : 48);  // coarse pixels have wide edges
    const auto numbers = numbersOf(painter.paint(clips, view, pair.cut - 1, 2));
    const std::size_t half = numbers.size() / 2;
    float most = 0;
    for (std::size_t i = 0; i < half; ++i) most = std::max(most, std::abs(numbers[i] - numbers[half + i]));
    CHECK(most < 1e-5F);
  });
}

TEST_CASE("pixel motion does not tell possible clips from spliced ones", "[world]") {
  const Painter painter("cpu");
  const View view = View::ofModel(96);
  forAllPairs(2, [&](PairKind, std::uint64_t, const Pair& pair) {
    const Clip clips[] = {pair.a, pair.b, spliced(pair.a, pair.b, pair.cut), spliced(pair.b, pair.a, pair.cut)};
    const auto motion = motionOf(numbersOf(painter.paint(clips, view, 0, frame_count)), 4);
    CHECK(std::abs(motion[2] + motion[3] - motion[0] - motion[1]) <= 1e-3 * (motion[0] + motion[1]));
  });
}
