#include <cmath>

#include "core/base/error.hpp"
#include "core/base/hash.hpp"
#include "core/world/ball.hpp"
#include "core/world/drawn_clip.hpp"
#include "core/world/props.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::world;

namespace {

constexpr const char* name = "demo:behind-the-card";

Hash128 hashOf(const Image& image) {
  Hasher hasher;
  return hasher.bytes(image.rgb.data(), image.rgb.size()).digest();
}

bool ballIsHidden(const BallPose& ball) { return ball.x - ball_radius > card_left && ball.x + ball_radius < card_right; }

}  // namespace

TEST_CASE("the drawn clip says what it is", "[world]") {
  CHECK(isDrawnClip(name));
  CHECK_FALSE(isDrawnClip("demo:else"));
  CHECK_FALSE(isDrawnClip("/tmp/a.mp4"));
  CHECK_THROWS_AS(openDrawnClip("demo:else"), Failure);
  const auto clip = openDrawnClip(name);
  CHECK(clip->info().frames == 32);
  CHECK(clip->info().width == 512);
  CHECK(clip->info().height == 512);
  CHECK(clip->info().rate_fps == 8);
  CHECK(clip->info().duration_s == 4);
  CHECK(clip->info().container == "drawn");
  REQUIRE(clip->frameTimes().size() == 32);
  CHECK(clip->frameTimes()[31] == Approx(31 / 8.0));
  CHECK_THROWS_AS(clip->frame(32, {}), Failure);
  std::stop_source stop;
  stop.request_stop();
  CHECK_THROWS_AS(clip->frame(0, {stop.get_token(), {}}), CancelledException);
}

TEST_CASE("the drawn clip has the same pixels every time, in any order", "[world]") {
  const auto one = openDrawnClip(name);
  const auto two = openDrawnClip(name);
  const Hash128 last = hashOf(one->frame(31, {}));
  const Hash128 first = hashOf(one->frame(0, {}));
  CHECK(hashOf(two->frame(0, {})) == first);
  CHECK(hashOf(two->frame(31, {})) == last);
  CHECK_FALSE(first == last);
  CHECK(one->frame(0, {}).rgb.size() == 3 * 512 * 512);
}

TEST_CASE("the ball comes in, is hidden for several frames and comes out", "[world]") {
  int hidden = 0;
  float before = ballPoseAt(0).x;
  for (int i = 1; i < 32; ++i) {
    const BallPose ball = ballPoseAt(i / 8.0);
    CHECK(ball.x > before);
    CHECK(ball.height >= 0);
    CHECK(ball.y - ball_radius > 0);
    if (ballIsHidden(ball)) {
      ++hidden;
      CHECK(ball.y - ball_radius > card_top);
    }
    before = ball.x;
  }
  CHECK(hidden >= 4);
  CHECK(ballPoseAt(0).x < 0.1F);
  CHECK(ballPoseAt(31 / 8.0).x > card_right + ball_radius);
  CHECK(ballPoseAt(31 / 8.0).height == 0);
}

TEST_CASE("the ball's way has no jumps", "[world]") {
  for (int i = 1; i < 4000; ++i) {
    const BallPose a = ballPoseAt((i - 1) / 1000.0), b = ballPoseAt(i / 1000.0);
    REQUIRE(std::abs(b.x - a.x) < 0.001F);
    REQUIRE(std::abs(b.y - a.y) < 0.002F);
  }
}

TEST_CASE("the ball is orange where it is seen and absent behind the card", "[world]") {
  const auto clip = openDrawnClip(name);
  for (int i = 0; i < 32; ++i) {
    const BallPose ball = ballPoseAt(i / 8.0);
    int orange = 0;
    const Image frame = clip->frame(i, {});
    const int x0 = std::max(0, int((ball.x - ball_radius) * 512)), x1 = std::min(511, int((ball.x + ball_radius) * 512));
    for (int y = int((ball.y - ball_radius) * 512); y <= int((ball.y + ball_radius) * 512); ++y) {
      for (int x = x0; x <= x1; ++x) {
        const std::uint8_t* pixel = frame.row(y) + 3 * x;
        if (pixel[0] > 150 && pixel[2] < 90 && pixel[0] > pixel[1] + 50) ++orange;
      }
    }
    INFO(i);
    if (ballIsHidden(ball)) {
      CHECK(orange == 0);
    } else if (ball.x + ball_radius < card_left || ball.x - ball_radius > card_right + 0.02F) {
      CHECK(orange > 500);
    }
  }
}
