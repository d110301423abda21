#include "core/base/outcome.hpp"
#include "core/latent/motion_map.hpp"
#include "core/media/clip_reader.hpp"
#include "core/media/motion.hpp"
#include "tests/core/media_bytes.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::media;
using namespace lacuna::test;

namespace {

Image greyOf(int width, int height, std::uint8_t value) {
  return {width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(3 * width * height), value)};
}

/// A window of this side whose cells move as told; pictures are of no matter.
ClipWindow windowMoving(int side, FrameMotion motion) {
  ClipWindow window;
  window.input = {motion.frames, side, side, {}};
  window.motion = std::move(motion);
  return window;
}

}  // namespace

TEST_CASE("motion is the mean difference from the frame before, in cells of 4 px", "[media]") {
  std::vector<Image> pictures{greyOf(8, 4, 10), greyOf(8, 4, 10), greyOf(8, 4, 61)};
  pictures[1].rgb[3 * 4] = 112;  // red of the first pixel of the second cell: 102 more
  const FrameMotion motion = frameMotion(pictures, {});
  CHECK(motion.frames == 3);
  CHECK(motion.rows == 1);
  REQUIRE(motion.cols == 2);
  REQUIRE(motion.values.size() == 6);
  const float one_pixel = 102.0F / 255 / 48;
  CHECK(motion.values[2] == 0);
  CHECK(motion.values[3] == Approx(one_pixel));
  CHECK(motion.values[0] == 0);  // of the first frame: to the one after
  CHECK(motion.values[1] == Approx(one_pixel));
  CHECK(motion.values[4] == Approx(0.2));
  CHECK(motion.values[5] == Approx((47 * 0.2 + 51.0 / 255) / 48));
}

TEST_CASE("cells at the border are as small as what is left", "[media]") {
  std::vector<Image> pictures{greyOf(6, 5, 0), greyOf(6, 5, 0)};
  for (int i = 0; i < 3; ++i) pictures[1].rgb[static_cast<std::size_t>(3 * (4 * 6 + 5) + i)] = 255;  // the last pixel
  const FrameMotion motion = frameMotion(pictures, {});
  REQUIRE(motion.rows == 2);
  REQUIRE(motion.cols == 2);
  CHECK(motion.values == std::vector<float>{0, 0, 0, 0.5F, 0, 0, 0, 0.5F});
}

TEST_CASE("a single picture does not move, and comparing stops when asked", "[media]") {
  CHECK(frameMotion({greyOf(4, 4, 9)}, {}).values == std::vector<float>{0});
  CHECK(frameMotion({}, {}).frames == 0);
  std::stop_source stop;
  stop.request_stop();
  CHECK_THROWS_AS(frameMotion({greyOf(4, 4, 9), greyOf(4, 4, 9)}, {stop.get_token(), {}}), CancelledException);
}

TEST_CASE("a window knows how it moves; repeated frames stand still", "[media]") {
  TempFolder folder;
  writeFile(folder.file("a.gif"), gifOf(7));
  FrameCache cache(1 << 20);
  const auto window = readWindow(*openClip(folder.file("a.gif"), {}), {0, 8, 5}, 28, {}, cache, {});
  const FrameMotion& motion = window->motion;
  CHECK(motion.frames == 8);
  REQUIRE(motion.rows == 7);
  REQUIRE(motion.cols == 7);
  REQUIRE(motion.values.size() == 8 * 49);
  for (int frame = 0; frame < 8; ++frame) {  // frames 0, 3, 6, 6, ...; 36 levels a frame
    INFO(frame);
    CHECK(motion.values[static_cast<std::size_t>(49 * frame + 24)] == Approx(frame < 3 ? 108.0 / 255 : 0));
  }
  CHECK(FrameMotion::bytesFor(8, 28) == 8 * 49 * 4);
  CHECK(FrameMotion::bytesFor(2, 29) == 2 * 64 * 4);
}

TEST_CASE("motion of tokens is that of their area", "[latent]") {
  // 28 px are 7 cells; tokens of 14 px take three cells and half of the fourth.
  FrameMotion motion{2, 7, 7, std::vector<float>(2 * 49, 0.0F)};
  for (std::size_t row = 0; row < 7; ++row) motion.values[7 * row + 3] = 0.7F;  // the column in the middle, frame 0
  motion.values[49] = 0.49F;                                                    // one corner, frame 1
  const auto map = latent::motionMap(windowMoving(28, std::move(motion)), {1, 2, 2}, 2);
  REQUIRE(map);
  CHECK(map->grid == mask::TokenGrid{1, 2, 2});
  REQUIRE(map->energy.size() == 4);
  const double middle = 0.7 * (2.0 / 14) / 2, corner = 0.49 * 16 / (14 * 14) / 2;
  CHECK(map->energy[0] == Approx(middle + corner));
  for (std::size_t i = 1; i < 4; ++i) CHECK(map->energy[i] == Approx(middle));
}

TEST_CASE("motion of tokens: steps, small cells at the border, one frame", "[latent]") {
  FrameMotion motion{4, 2, 2, {}};  // 6 px: cells of 4 and 2
  for (int i = 0; i < 16; ++i) motion.values.push_back(static_cast<float>(i));
  const auto steps = latent::motionMap(windowMoving(6, motion), {2, 1, 1}, 2);
  // Of a frame with cells a, a+1, a+2, a+3: (16 a + 8 (a+1) + 8 (a+2) + 4 (a+3)) / 36 = a + 1.
  REQUIRE(steps->energy.size() == 2);
  CHECK(steps->energy[0] == Approx(3));
  CHECK(steps->energy[1] == Approx(11));
  const auto single = latent::motionMap(windowMoving(6, {1, 2, 2, {1, 1, 1, 1}}), {1, 3, 3}, 2);
  REQUIRE(single->energy.size() == 9);
  for (const float energy : single->energy) CHECK(energy == Approx(1));
  CHECK(latent::motionMap(windowMoving(6, motion), {0, 0, 0}, 2)->energy.empty());
  CHECK_FALSE(latent::motionMap(ClipWindow{}, {1, 3, 3}, 2));
}
