#include <algorithm>

#include "core/base/error.hpp"
#include "core/media/sampling.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::media;
using Indices = std::vector<std::int64_t>;

TEST_CASE("the frame step is that of the reference's loader", "[media]") {
  CHECK(frameStep(30000.0 / 1001, 4) == 7);  // ceil 30, 30 // 4
  CHECK(frameStep(24, 4) == 6);
  CHECK(frameStep(23.976, 4) == 6);
  CHECK(frameStep(24.0000000001, 5) == 4);
  CHECK(frameStep(25, 4) == 6);
  CHECK(frameStep(12.5, 4) == 3);
  CHECK(frameStep(8, 4) == 2);
  CHECK(frameStep(3, 4) == 1);
  CHECK(frameStep(0, 4) == 1);
  CHECK(frameStep(30, 0) == 1);
}

TEST_CASE("a window inside the clip is a floored linspace that ends before its end", "[media]") {
  // linspace(0, 112, 16): spacing 112/15 = 7.4667
  CHECK(sampleFrameIndices(300, 30, {0, 16, 4}) == Indices{0, 7, 14, 22, 29, 37, 44, 52, 59, 67, 74, 82, 89, 97, 104, 111});
  // linspace(10, 26, 8) with step 2: spacing 16/7 = 2.2857
  CHECK(sampleFrameIndices(100, 8, {10, 8, 4}) == Indices{10, 12, 14, 16, 19, 21, 23, 25});
  // step 1: linspace(0, 4, 4) = 0, 1.33, 2.67, 4 (clipped to 3)
  CHECK(sampleFrameIndices(5, 4, {0, 4, 4}) == Indices{0, 1, 2, 3});
  CHECK(sampleFrameIndices(32, 8, {0, 32, 8}).front() == 0);
  CHECK(sampleFrameIndices(32, 8, {0, 32, 8}).back() == 31);
  CHECK(sampleFrameIndices(100, 30, {42, 1, 4}) == Indices{42});
}

TEST_CASE("a window past the clip's end repeats the last frame", "[media]") {
  // 28 frames, step 10 // 4 = 2: linspace(0, 28, 14), spacing 28/13 = 2.1538, then 27 twice
  CHECK(sampleFrameIndices(28, 10, {0, 16, 4}) == Indices{0, 2, 4, 6, 8, 10, 12, 15, 17, 19, 21, 23, 25, 27, 27, 27});
  CHECK(sampleFrameIndices(3, 30, {0, 4, 4}) == Indices{2, 2, 2, 2});  // fewer frames than one step: the last one, as there
  CHECK(sampleFrameIndices(1, 30, {0, 2, 4}) == Indices{0, 0});
  CHECK(sampleFrameIndices(10, 4, {8, 4, 4}) == Indices{8, 9, 9, 9});
}

TEST_CASE("every window ascends and stays in the clip", "[media]") {
  for (std::int64_t frames = 1; frames < 70; ++frames) {
    for (std::int64_t start = 0; start < frames; start += 3) {
      const Indices indices = sampleFrameIndices(frames, 13, {start, 16, 4});
      REQUIRE(indices.size() == 16);
      REQUIRE(std::is_sorted(indices.begin(), indices.end()));
      REQUIRE(indices.front() >= start);
      REQUIRE(indices.back() < frames);
    }
  }
}

TEST_CASE("frames one step apart end with the clip", "[media]") {
  const auto stepped = [](std::int64_t frames, double rate_fps, const Sampling& sampling) {
    return steppedFrameIndices(frames, rate_fps, sampling);
  };
  CHECK(stepped(100, 30, {10, 3, 4}) == Indices{10, 18, 26});  // ceil(30 / 4)
  CHECK(stepped(20, 30, {10, 3, 4}) == Indices{10, 18});
  CHECK(stepped(5, 4.0000001, {0, 3, 4}) == Indices{0, 1, 2});
  CHECK(stepped(5, 0, {4, 3, 4}) == Indices{4});
  CHECK_THROWS_AS(stepped(5, 30, {5, 3, 4}), Failure);
}

TEST_CASE("windows that cannot be are refused", "[media]") {
  CHECK_THROWS_AS(sampleFrameIndices(0, 30, {0, 16, 4}), Failure);
  CHECK_THROWS_AS(sampleFrameIndices(10, 30, {10, 16, 4}), Failure);
  CHECK_THROWS_AS(sampleFrameIndices(10, 30, {-1, 16, 4}), Failure);
  CHECK_THROWS_AS(sampleFrameIndices(10, 30, {0, 0, 4}), Failure);
}
