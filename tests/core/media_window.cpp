#include <cstdlib>

#include "core/base/error.hpp"
#include "core/media/clip_hash.hpp"
#include "core/media/clip_reader.hpp"
#include "core/media/clip_window.hpp"
#include "core/media/frame_times.hpp"
#include "tests/core/media_bytes.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::media;
using namespace lacuna::test;

namespace {

std::shared_ptr<const Image> imageOf(int side, std::uint8_t value) {
  return std::make_shared<const Image>(
      Image{side, side, std::vector<std::uint8_t>(static_cast<std::size_t>(3 * side * side), value)});
}

}  // namespace

TEST_CASE("the frame cache keeps to its budget and drops the oldest", "[media]") {
  FrameCache cache(3 * 300);
  for (int i = 0; i < 3; ++i) cache.insert("a", i, imageOf(10, static_cast<std::uint8_t>(i)));
  CHECK(cache.bytes() == 900);
  REQUIRE(cache.find("a", 0));
  cache.insert("a", 3, imageOf(10, 3));
  CHECK(cache.bytes() == 900);
  CHECK_FALSE(cache.find("a", 1));
  REQUIRE(cache.find("a", 0));
  CHECK_FALSE(cache.find("b", 0));
  cache.insert("a", 0, imageOf(10, 77));
  CHECK(cache.find("a", 0)->rgb[0] == 77);
  CHECK(cache.bytes() == 900);
  cache.insert("b", 0, imageOf(30, 1));
  CHECK(cache.bytes() == 900);
  CHECK_FALSE(cache.find("b", 0));
}

TEST_CASE("stamps become strictly ascending times", "[media]") {
  const FrameTimes good = frameTimesFrom({0.5, 0.6, 0.7, 0.8}, 10);
  CHECK(good.seconds[0] == 0);
  CHECK(good.seconds[3] == Approx(0.3));
  CHECK(good.rate_fps == 10);
  CHECK(good.duration_s == Approx(0.4));
  CHECK_FALSE(good.variable_rate);
  const FrameTimes unordered = frameTimesFrom({0, 0.03125, 0, 0}, 32);
  CHECK(unordered.repaired == 0);  // the last two have none
  CHECK(unordered.stamped == 2);
  CHECK(frameTimesFrom({0, 0.1, 0.05, 0.3}, 10).repaired == 1);
  CHECK(unordered.seconds[3] == Approx(3 / 32.0));
  std::vector<double> one_bad;
  for (int i = 0; i < 40; ++i) one_bad.push_back(i * 0.1);
  one_bad[20] = one_bad[19];
  const FrameTimes repaired = frameTimesFrom(one_bad, 12.5);
  CHECK(repaired.repaired == 1);
  CHECK(repaired.seconds[20] == Approx(1.98));
  CHECK(repaired.seconds[21] == Approx(2.1));
  CHECK(frameTimesFrom({0, 0.1, 0.3, 0.4}, 10).variable_rate);
  CHECK(frameTimesFrom({3}, 0).duration_s == Approx(1 / 25.0));
  CHECK(frameTimesFrom({}, 10).seconds.empty());
}

TEST_CASE("a window holds what the model sees", "[media]") {
  TempFolder folder;
  writeFile(folder.file("a.gif"), gifOf(7));
  const auto clip = openClip(folder.file("a.gif"), {});
  FrameCache cache(1 << 20);
  const Sampling sampling{0, 8, 5};  // step 2: frames 0, 3, 6, then the last one again
  const auto window = readWindow(*clip, sampling, 28, {}, cache, {});
  CHECK(window->frame_in_clip == std::vector<std::int64_t>{0, 3, 6, 6, 6, 6, 6, 6});
  CHECK(window->repeated_frames == 5);
  REQUIRE(window->time_s.size() == 8);
  CHECK(window->time_s[2] == Approx(0.6));
  CHECK(window->time_s[3] == Approx(0.8));
  CHECK(window->end_s() == Approx(1.8));
  CHECK(window->input.values.size() == 3 * 8 * 28 * 28);
  CHECK(window->input.values[28 * 28] == Approx((3 * 36 / 255.0 - 0.485) / 0.229));
  CHECK(window->frames[1]->rgb[0] == 3 * 36);
  CHECK(window->frames[6] == window->frames[7]);
  CHECK(cache.bytes() == 3 * 48);
  const auto again = readWindow(*clip, sampling, 28, {}, cache, {});
  CHECK(again->hash == window->hash);
  CHECK(again->frames[0] == window->frames[0]);
  CHECK(hashOf(window->input) == window->hash);
  ClipTensor turned = window->input;  // the same values in another shape are other pictures
  std::swap(turned.frames, turned.height);
  CHECK_FALSE(hashOf(turned) == window->hash);
  CHECK_FALSE(readWindow(*clip, {1, 8, 5}, 28, {}, cache, {})->hash == window->hash);
  CHECK_FALSE(readWindow(*clip, sampling, 56, {}, cache, {})->hash == window->hash);
  CHECK_THROWS_AS(readWindow(*clip, {7, 8, 5}, 28, {}, cache, {}), Failure);
}

TEST_CASE("a file that changed is not served from the cache", "[media]") {
  TempFolder folder;
  FrameCache cache(1 << 20);
  writeFile(folder.file("a.bmp"), bmpOf(4, 4, 10, 0, 0));
  const auto first = readWindow(*openClip(folder.file("a.bmp"), {}), {0, 2, 8}, 28, {}, cache, {});
  writeFile(folder.file("a.bmp"), bmpOf(4, 5, 90, 0, 0));
  const auto second = readWindow(*openClip(folder.file("a.bmp"), {}), {0, 2, 8}, 28, {}, cache, {});
  CHECK(first->frames[0]->rgb[0] == 10);
  CHECK(second->frames[0]->rgb[0] == 90);
}

TEST_CASE("frames for display are scaled down, the model's input is not made from those", "[media]") {
  TempFolder folder;
  writeFile(folder.file("wide.bmp"), bmpOf(2560, 40, 200, 100, 50));
  const auto clip = openClip(folder.file("wide.bmp"), {});
  FrameCache cache(std::size_t{1} << 30);
  const auto window = readWindow(*clip, {0, 2, 8}, 14, {}, cache, {});
  CHECK(window->info.width == 2560);
  CHECK(window->frames[0]->width == ClipWindow::max_display_side);
  CHECK(window->frames[0]->height == 20);
  CHECK(window->geometry.frame_width == 2560);
}

TEST_CASE("a window that would not fit in memory is refused before a frame is read", "[media]") {
  TempFolder folder;
  writeFile(folder.file("a.gif"), gifOf(7));
  const auto clip = openClip(folder.file("a.gif"), {});
  FrameCache cache(1 << 20);
  CHECK_THROWS_WITH(readWindow(*clip, {0, 4096, 5}, 448, {}, cache, {}),
                    ContainsSubstring("4096 frames of 448 x 448 px needs 11957 MB, more than 4096 MB") &&
                        ContainsSubstring("fewer frames or a smaller picture"));
  CHECK(cache.bytes() == 0);
}

TEST_CASE("a frame index outside the clip is named with the last one", "[media]") {
  ClipInfo info;
  info.frames = 7;
  CHECK_NOTHROW(checkFrameIndex(6, info));
  CHECK_THROWS_WITH(checkFrameIndex(7, info), ContainsSubstring("no frame 7; the last one is 6"));
  CHECK_THROWS_WITH(checkFrameIndex(-1, info), ContainsSubstring("no frame -1"));
}

TEST_CASE("decoders are restricted however often it is asked for", "[media]") {
  restrictDecoders();
  const char* options = std::getenv("OPENCV_FFMPEG_CAPTURE_OPTIONS");
  REQUIRE(options != nullptr);
  restrictDecoders();
  CHECK(std::getenv("OPENCV_FFMPEG_CAPTURE_OPTIONS") == options);
  CHECK_THAT(std::string(options), ContainsSubstring("protocol_whitelist;file|format_whitelist;"));
}

TEST_CASE("a stopped context ends the reading of a window", "[media]") {
  TempFolder folder;
  writeFile(folder.file("a.gif"), gifOf(20));
  const auto clip = openClip(folder.file("a.gif"), {});
  FrameCache cache(1 << 20);
  std::stop_source stop;
  jobs::JobContext context{stop.get_token(), [&](const jobs::Progress&) { stop.request_stop(); }};
  CHECK_THROWS_AS(readWindow(*clip, {0, 8, 5}, 28, {}, cache, context), CancelledException);
}
