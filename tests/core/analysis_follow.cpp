#include "core/analysis/follow.hpp"
#include "core/base/error.hpp"
#include "core/base/outcome.hpp"
#include "tests/core/follow_fixture.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::analysis;
using namespace lacuna::test;

namespace {

constexpr double near = 0.05;  // of the frame

/// The largest distance from the truth in frames that show at least `visible` of the body.
double worstOffset(const DrawnTruth& drawn, const mask::MaskShape& shape, const Followed& followed, double visible,
                   std::size_t body = 0) {
  double worst = 0;
  for (int frame = 0; frame < drawn.clip.frameCount(); ++frame) {
    if (bodyAt(drawn, frame, body).visible < visible || !bodyAt(drawn, frame, body).present) continue;
    const mask::Pose& pose = followed.by_frame[static_cast<std::size_t>(frame)].pose;
    worst = std::max(worst, distance(centreOf(shape, pose), placeOf(drawn, frame, body)));
  }
  return worst;
}

Followed followFrom(const DrawnTruth& drawn, int frame, const mask::MaskShape& shape) {
  return follow({drawn.window, shape, frame, {}}, stepsOfTwo(*drawn.window), {});
}

/// The middle of what is bright between two columns of the frame.
mask::PointInFrame brightBetween(const Image& image, double left, double right) {
  double x_sum = 0, y_sum = 0, count = 0;
  for (int y = 0; y < image.height; ++y) {
    for (int x = static_cast<int>(left * image.width); x < static_cast<int>(right * image.width); ++x) {
      if (image.row(y)[3 * x + 1] < 150) continue;
      x_sum += x + 0.5;
      y_sum += y + 0.5;
      ++count;
    }
  }
  return {x_sum / count / image.width, y_sum / count / image.height};
}

std::string refusal(const FollowRequest& request) {
  try {
    follow(request, {}, {});
  } catch (const Failure& failure) {
    return failure.error().what;
  }
  return "followed";
}

}  // namespace

TEST_CASE("follow: a ball in flight, from any of its frames", "[analysis]") {
  const DrawnTruth drawn = drawnTruth("world:throw,seed=3");
  for (const int frame : {0, clearestFrame(drawn), drawn.clip.frameCount() / 2}) {
    INFO(frame);
    if (bodyAt(drawn, frame).visible < 0.99) continue;
    const mask::MaskShape shape = ellipseRoundBody(drawn, frame);
    const Followed followed = followFrom(drawn, frame, shape);
    REQUIRE(followed.by_frame.size() == 32);
    CHECK(worstOffset(drawn, shape, followed, 0.7) < near);
    CHECK(followed.by_frame[static_cast<std::size_t>(frame)].pose == mask::Pose{});
    CHECK(followed.by_frame[static_cast<std::size_t>(frame)].confidence == 1);
    for (const mask::Key& key : followed.keys) CHECK(key.pose.turn_rad == 0);  // it is round
  }
}

TEST_CASE("follow: balls that bounce off walls and each other", "[analysis]") {
  const DrawnTruth drawn = drawnTruth("world:bounce,seed=2");
  for (std::size_t body = 0; body < drawn.clip.frames[0].size(); ++body) {
    INFO(body);
    const mask::MaskShape shape = ellipseRoundBody(drawn, 0, body);
    CHECK(worstOffset(drawn, shape, followFrom(drawn, 0, shape), 0.7, body) < near);
  }
}

TEST_CASE("follow: behind a card the way is guessed and said to be, in front of it known", "[analysis]") {
  const DrawnTruth drawn = drawnTruth("world:behind,seed=7");
  const mask::MaskShape shape = ellipseRoundBody(drawn, clearestFrame(drawn));
  const Followed followed = followFrom(drawn, clearestFrame(drawn), shape);
  CHECK(worstOffset(drawn, shape, followed, 0.8) < near);
  int hidden = 0;
  for (int frame = 0; frame < drawn.clip.frameCount(); ++frame) {
    INFO(frame);
    const double visible = bodyAt(drawn, frame).visible,
                 confidence = followed.by_frame[static_cast<std::size_t>(frame)].confidence;
    if (visible > 0.8) CHECK(confidence >= Followed::hidden_below);
    if (visible > 0.02) continue;
    CHECK(confidence < Followed::hidden_below);
    ++hidden;
  }
  CHECK(hidden > 2);
}

TEST_CASE("follow: one key a step, at its middle", "[analysis]") {
  const DrawnTruth drawn = drawnTruth("world:bounce,seed=1,frames=8");
  const mask::MaskShape shape = ellipseRoundBody(drawn, 0);
  const mask::GridPlacement placement = stepsOfTwo(*drawn.window);
  const Followed followed = follow({drawn.window, shape, 0, {}}, placement, {});
  REQUIRE(followed.keys.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(followed.keys[i].time_s == placement.middle_s(static_cast<int>(i)));
    CHECK(followed.keys[i].pose.dx ==
          Approx(followed.by_frame[2 * i + 1].pose.dx));  // the middle is when its second frame is
  }
  const Followed by_frame = follow({drawn.window, shape, 0, {}}, {}, {});
  CHECK(by_frame.keys == by_frame.by_frame);
  CHECK(by_frame.by_frame == followed.by_frame);
}

TEST_CASE("follow: goes on from keys set by hand, which stay as they are", "[analysis]") {
  const DrawnTruth drawn = drawnTruth("world:throw,seed=5");
  mask::MaskShape shape = ellipseRoundBody(drawn, 0);
  const auto keyAt = [&](int frame, double off) {
    const mask::PointInFrame from = placeOf(drawn, 0), to = placeOf(drawn, frame);
    return mask::Key{drawn.window->time_s[static_cast<std::size_t>(frame)], {to.x - from.x + off, to.y - from.y}};
  };
  const std::vector<mask::Key> fixed{keyAt(10, 0), keyAt(20, 0.01)};
  const mask::GridPlacement placement = stepsOfTwo(*drawn.window);
  const Followed followed = follow({drawn.window, shape, 0, fixed}, placement, {});
  CHECK(followed.keys.size() == placement.steps.size());
  for (const mask::Key& key : fixed) CHECK(std::count(followed.keys.begin(), followed.keys.end(), key) == 1);
  CHECK(followed.by_frame[20].pose == fixed[1].pose);
  CHECK(worstOffset(drawn, shape, followed, 0.8) < near);
  for (std::size_t i = 1; i < followed.keys.size(); ++i) CHECK(followed.keys[i - 1].time_s < followed.keys[i].time_s);
}

TEST_CASE("follow: what leaves the picture is lost and stays near it", "[analysis]") {
  const DrawnTruth drawn = drawnTruth("world:behind,seed=7");
  const mask::MaskShape shape = ellipseRoundBody(drawn, 0);
  for (const mask::Key& key : followFrom(drawn, 0, shape).by_frame) {
    const mask::PointInFrame centre = centreOf(shape, key.pose);
    CHECK((centre.x > -0.3 && centre.x < 1.3 && centre.y > -0.3 && centre.y < 1.3));
  }
}

TEST_CASE("follow: the same request gives the same keys", "[analysis]") {
  const DrawnTruth drawn = drawnTruth("world:slide,seed=1,frames=12");
  const mask::MaskShape shape = ellipseRoundBody(drawn, 0);
  CHECK(followFrom(drawn, 0, shape).keys == followFrom(drawn, 0, shape).keys);
}

TEST_CASE("follow: a shape with a pose of its own keeps it", "[analysis]") {
  const DrawnTruth drawn = drawnTruth("world:bounce,seed=1,frames=8");
  const mask::PointInFrame place = placeOf(drawn, 0);
  const double half = bodyAt(drawn, 0).half_width * 1.1;
  mask::MaskShape shape = ellipseRound({0.5, 0.5}, half / 2, half);
  shape.pose = {place.x - 0.5, place.y - 0.5, 2, 1, 0};
  const Followed followed = followFrom(drawn, 0, shape);
  CHECK(followed.by_frame[0].pose == shape.pose);
  CHECK(worstOffset(drawn, shape, followed, 0.8) < near);
  for (const mask::Key& key : followed.keys) CHECK(key.pose.scale_x == Approx(2 * key.pose.scale_y));
}

TEST_CASE("follow: single frames, forms over the border and larger than the picture", "[analysis]") {
  const auto source = scenes::openDrawnClip("world:bounce,seed=1");
  const auto single = readAll(*source, 1, 8);
  const Followed still = follow({single, ellipseRound({0.5, 0.5}, 0.1, 0.1), 0, {}}, {}, {});
  REQUIRE(still.keys.size() == 1);
  CHECK(still.keys[0].pose == mask::Pose{});
  CHECK(still.keys[0].confidence == 1);
  const auto few = readAll(*source, 4, 8);
  mask::MaskShape stroke, triangle;
  stroke.form = mask::Stroke{{{0.2, 0.9}, {0.4, 1.2}}, 0.1, mask::BrushTip::Round};
  triangle.form = mask::Polygon{{{-3, -3}, {4, -3}, {0.5, 5}}};
  for (const mask::MaskShape& shape : {ellipseRound({0, 0}, 0.2, 0.1), ellipseRound({0.5, 0.5}, 2, 2),
                                       ellipseRound({0.5, 0.5}, 0.002, 0.002), stroke, triangle}) {
    const Followed followed = follow({few, shape, 1, {}}, stepsOfTwo(*few), {});
    REQUIRE(followed.by_frame.size() == 4);
    for (const mask::Key& key : followed.by_frame) {
      CHECK((std::isfinite(key.pose.dx) && std::isfinite(key.pose.dy) && key.pose.scale_x > 0));
      CHECK((key.confidence >= 0 && key.confidence <= 1));
    }
  }
}

TEST_CASE("follow: what cannot be followed is refused", "[analysis]") {
  const auto source = scenes::openDrawnClip("world:bounce,seed=1");
  const auto window = readAll(*source, 2, 8);
  const std::string first = "Draw round something first";
  mask::MaskShape generated, empty;
  generated.form = mask::Generated{"random", 1, {}};
  empty.form = mask::Polygon{};
  CHECK_THAT(refusal({window, generated, 0, {}}), ContainsSubstring(first));
  CHECK_THAT(refusal({window, empty, 0, {}}), ContainsSubstring(first));
  CHECK_THAT(refusal({window, ellipseRound({0.5, 0.5}, 0, 0), 0, {}}), ContainsSubstring(first));
  CHECK_THAT(refusal({window, ellipseRound({1.5, 0.5}, 0.1, 0.1), 0, {}}), ContainsSubstring(first));
  CHECK_THAT(refusal({window, ellipseRound({0.5, 0.5}, 0.1, 0.1), 2, {}}), ContainsSubstring("the last one is 1"));
  CHECK_THAT(refusal({nullptr, ellipseRound({0.5, 0.5}, 0.1, 0.1), 0, {}}), ContainsSubstring("no clip"));
}

TEST_CASE("follow: reports each frame and stops when asked", "[analysis]") {
  const auto source = scenes::openDrawnClip("world:bounce,seed=1");
  const auto window = readAll(*source, 6, 8);
  const mask::MaskShape shape = ellipseRound({0.5, 0.5}, 0.1, 0.1);
  std::vector<double> done;
  double total = 0;
  const jobs::JobContext counting{{}, [&](const jobs::Progress& progress) {
                                    CHECK(progress.doing == "Following the object");
                                    done.push_back(progress.done);
                                    total = progress.total;
                                  }};
  follow({window, shape, 2, {{window->time_s[5], {}}}}, {}, counting);
  CHECK(total == 6);  // two before, two between the keys from either side
  CHECK(done == std::vector<double>{0, 1, 2, 3, 4, 5});
  std::stop_source stop;
  int reports = 0;
  const jobs::JobContext stopping{stop.get_token(), [&](const jobs::Progress&) {
                                    ++reports;
                                    stop.request_stop();
                                  }};
  CHECK_THROWS_AS(follow({window, shape, 2, {}}, {}, stopping), CancelledException);
  CHECK(reports == 1);
}

TEST_CASE("follow: a real ball in the air", "[analysis]") {
  if (!hasShared("clips/ball_toss.mp4")) {
    WARN("no shared clips: skipped");
    return;
  }
  const auto clip = media::openClip(sharedFolder("clips/ball_toss.mp4"), {});
  const auto window = readAll(*clip, 32, 30);
  constexpr int start = 22;
  const mask::PointInFrame ball = brightBetween(*window->frames[start], 0.48, 0.97);
  const mask::MaskShape shape = ellipseRound(ball, 0.012, 0.016);
  const Followed followed = follow({window, shape, start, {}}, stepsOfTwo(*window), {});
  for (int frame = start - 2; frame <= start + 4; ++frame) {  // the ball alone is white there
    INFO(frame);
    const mask::Key& key = followed.by_frame[static_cast<std::size_t>(frame)];
    CHECK(distance(centreOf(shape, key.pose), brightBetween(*window->frames[static_cast<std::size_t>(frame)], 0.48, 0.97)) <
          0.02);
    CHECK(key.confidence >= Followed::hidden_below);
  }
}
