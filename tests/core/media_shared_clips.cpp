#include <sys/resource.h>

#include <algorithm>
#include <functional>
#include <map>

#include "core/base/error.hpp"
#include "core/base/hash.hpp"
#include "core/media/clip_reader.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::media;
using namespace lacuna::test;

namespace {

struct Expected {
  const char* file;
  int width, height;
  std::int64_t frames;
  double rate_fps;
};

bool haveClips() {
  if (hasShared("clips")) return true;
  WARN("no shared clips: skipped");
  return false;
}

std::string clip(const std::string& name) { return sharedFolder("clips") + "/" + name; }

long peakMegabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

std::string refusal(const std::string& name) {
  try {
    openClip(clip(name), {});
  } catch (const Failure& failure) {
    return failure.error().line();
  }
  return "opened";
}

Hash128 hashOf(const Image& image) {
  Hasher hasher;
  return hasher.bytes(image.rgb.data(), image.rgb.size()).digest();
}

/// The frames at the given places as met on the way forwards, then again out of order from a second source.
void checkRandomAccess(const std::string& name, const std::vector<std::int64_t>& places) {
  INFO(name);
  const auto forwards = openClip(clip(name), {});
  std::map<std::int64_t, Hash128> hashes;
  for (const std::int64_t place : places) hashes[place] = {};
  for (std::int64_t i = 0; i < forwards->info().frames; ++i) {
    const bool wanted = hashes.contains(i);
    if (wanted || i % 50 == 0) {  // steps this short are never jumps
      const Image image = forwards->frame(i, {});
      if (wanted) hashes[i] = hashOf(image);
    }
  }
  const auto jumping = openClip(clip(name), {});
  for (const std::int64_t place : places) {
    INFO(place);
    CHECK(hashOf(jumping->frame(place, {})) == hashes[place]);
  }
}

}  // namespace

TEST_CASE("real clips open with their true frames, size and rate", "[media][slow]") {
  if (!haveClips()) return;
  static const Expected table[] = {{"cups_occlusion.mp4", 1280, 720, 300, 30000.0 / 1001},
                                   {"juggle_ball.mp4", 1280, 720, 247, 24},
                                   {"juggle_portrait_404x720.mp4", 404, 720, 120, 24},
                                   {"cars_topdown.mp4", 768, 432, 377, 12.5},
                                   {"bottles_long.mp4", 640, 360, 1189, 179.0 / 6},
                                   {"ball_toss.mp4", 640, 480, 32, 30},
                                   {"kubric_movi_a.gif", 256, 256, 24, 12},
                                   {"so100_robot_arm.mp4", 640, 334, 28, 10},
                                   {"bunny_animation_vp8.webm", 1280, 720, 720, 24},
                                   {"puppy_vfr_rot180.mp4", 1280, 720, 25, 10.5},
                                   {"phone_rot90_3frames.mov", 320, 568, 3, 30},
                                   {"pigs_odd_314x273.gif", 314, 273, 30, 10},
                                   {"av1_640x360.mkv", 640, 360, 125, 25},
                                   {"hevc_10bit_200x200.mp4", 200, 200, 30, 30},
                                   {"hevc_10frames_128x128.mp4", 128, 128, 10, 10},
                                   {"no_duration_vp9.webm", 1280, 720, 74, 15},
                                   {"hostile/one_frame.mp4", 640, 334, 1, 10},
                                   {"hostile/truncated_half_frames.mp4", 640, 334, 13, 10},
                                   {"hostile/corrupted_middle.mp4", 1280, 720, 49, 10},
                                   {"hostile/unordered_pts_4frames.mov", 50, 50, 4, 32},
                                   {"hostile/header_says_65535.mp4", 640, 334, 28, 10}};
  const long before = peakMegabytes();
  for (const Expected& expected : table) {
    INFO(expected.file);
    const auto source = openClip(clip(expected.file), {});
    const ClipInfo& info = source->info();
    CHECK(info.width == expected.width);
    CHECK(info.height == expected.height);
    CHECK(info.frames == expected.frames);
    CHECK(info.rate_fps == Approx(expected.rate_fps).epsilon(0.03));
    const std::vector<double>& times = source->frameTimes();
    REQUIRE(times.size() == static_cast<std::size_t>(expected.frames));
    CHECK(times.front() == 0);
    CHECK(std::adjacent_find(times.begin(), times.end(), std::greater_equal<>()) == times.end());
    CHECK(info.duration_s > times.back());
    const Image middle = source->frame(expected.frames / 2, {});
    CHECK(middle.width == expected.width);
    CHECK(middle.rgb.size() == 3U * static_cast<unsigned>(expected.width) * static_cast<unsigned>(expected.height));
  }
  CHECK(peakMegabytes() - before < 600);
}

TEST_CASE("hostile files end in one clear line and little memory", "[media]") {
  if (!haveClips()) return;
  const long before = peakMegabytes();
  CHECK_THAT(refusal("hostile/zero_byte.mp4"), ContainsSubstring("This file is empty."));
  CHECK_THAT(refusal("hostile/text_renamed.mp4"), ContainsSubstring("This is a text file, not a video."));
  CHECK_THAT(refusal("hostile/audio_only.mp4"), ContainsSubstring("no video track (audio only)"));
  CHECK_THAT(refusal("hostile/truncated_no_moov.mp4"), ContainsSubstring("cut off: its index is missing"));
  CHECK_THAT(refusal("hostile/gif_65535x65535.gif"), ContainsSubstring("65535 x 65535 px is not possible"));
  CHECK(peakMegabytes() - before < 600);
}

TEST_CASE("what differs from the header is noted", "[media]") {
  if (!haveClips()) return;
  const auto half = openClip(clip("hostile/truncated_half_frames.mp4"), {});
  REQUIRE(half->info().notes.size() == 1);
  CHECK(half->info().notes[0] == "The header says 28 frames, 13 decode.");
  CHECK(openClip(clip("so100_robot_arm.mp4"), {})->info().notes.empty());
  CHECK(openClip(clip("hostile/unordered_pts_4frames.mov"), {})->frameTimes() ==
        std::vector<double>{0, 1 / 32.0, 2 / 32.0, 3 / 32.0});
}

TEST_CASE("any frame by its index is the frame met on the way", "[media][slow]") {
  if (!haveClips()) return;
  checkRandomAccess("hevc_10frames_128x128.mp4", {9, 0, 5, 4, 4, 8, 1});
  checkRandomAccess("juggle_portrait_404x720.mp4", {119, 3, 60, 59, 61, 0});
  checkRandomAccess("juggle_ball.mp4", {246, 10, 200, 199, 30, 240});
  checkRandomAccess("bottles_long.mp4", {1188, 400, 399, 900, 20, 1000, 700, 163});
  checkRandomAccess("bunny_animation_vp8.webm", {700, 200, 500, 3});
  checkRandomAccess("hostile/corrupted_middle.mp4", {48, 2, 30, 27, 28});
}

TEST_CASE("variable time stamps and rotation are those of the file", "[media]") {
  if (!haveClips()) return;
  const auto puppy = openClip(clip("puppy_vfr_rot180.mp4"), {});
  CHECK(puppy->info().variable_rate);
  CHECK(puppy->info().rotation_deg == 180);
  const std::vector<double>& times = puppy->frameTimes();
  for (std::size_t i = 1; i < times.size(); ++i) {
    CHECK(times[i] - times[i - 1] > 0.075);
    CHECK(times[i] - times[i - 1] < 0.105);
  }
  CHECK(openClip(clip("no_duration_vp9.webm"), {})->info().variable_rate);
  const auto phone = openClip(clip("phone_rot90_3frames.mov"), {});
  CHECK(phone->info().rotation_deg == 90);
  CHECK(phone->info().width == 320);
  // A keyboard: upright, the wide dark space bar is at the lower left, bright letters above it.
  const Image keys = phone->frame(0, {});
  const auto letters = [&](int y0, int y1) {
    int bright = 0;
    for (int y = y0; y < y1; ++y) {
      for (int x = 0; x < 150; ++x) bright += keys.row(y)[3 * x] > 170 ? 1 : 0;
    }
    return bright;
  };
  CHECK(letters(440, 568) < letters(0, 128) / 4);
  CHECK_FALSE(phone->info().variable_rate);
  CHECK_FALSE(openClip(clip("bunny_animation_vp8.webm"), {})->info().variable_rate);
}

TEST_CASE("counting a long clip stops when asked", "[media]") {
  if (!haveClips()) return;
  std::stop_source stop;
  double counted = 0;
  jobs::JobContext context{stop.get_token(), [&](const jobs::Progress& progress) {
                             counted = progress.done;
                             stop.request_stop();
                           }};
  CHECK_THROWS_AS(openClip(clip("bottles_long.mp4"), context), CancelledException);
  CHECK(counted < 100);
}
