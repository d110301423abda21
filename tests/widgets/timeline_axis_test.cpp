#include <QFontMetricsF>

#include "tests/support/catch.hpp"
#include "widgets/theme/theme.hpp"
#include "widgets/timeline/time_axis.hpp"
#include "widgets/timeline/timeline_metrics.hpp"

using lacuna::widgets::TimeAxis;

namespace {

TimeAxis axisOf(int frames, int frames_per_step) {
  TimeAxis axis;
  axis.frames = frames;
  axis.frames_per_step = frames_per_step;
  axis.left = 100;
  axis.width = 640;
  return axis;
}

}  // namespace

TEST_CASE("frames and steps map to pixels and back", "[timeline]") {
  const TimeAxis axis = axisOf(32, 2);
  CHECK(axis.steps() == 16);
  CHECK(axis.frameWidth() == Approx(20));
  CHECK(axis.xOfFrame(0) == Approx(100));
  CHECK(axis.xOfStep(16) == Approx(740));
  for (int frame = 0; frame < 32; ++frame) CHECK(axis.frameAt(axis.xOfFrame(frame + 0.5)) == frame);
  for (int step = 0; step < 16; ++step) CHECK(axis.stepAt(axis.xOfStep(step + 0.5)) == step);
}

TEST_CASE("places outside the lane mean its ends", "[timeline]") {
  const TimeAxis axis = axisOf(33, 2);
  CHECK(axis.frameAt(-50) == 0);
  CHECK(axis.frameAt(5000) == 32);
  SECTION("a last frame without a step of its own belongs to the last step") {
    CHECK(axis.steps() == 16);
    CHECK(axis.stepOfFrame(32) == 15);
  }
  SECTION("no clip, no division by it") {
    const TimeAxis none = axisOf(0, 1);
    CHECK(none.empty());
    CHECK(none.frameAt(300) == 0);
    CHECK(none.stepAt(300) == 0);
  }
}

TEST_CASE("zoom keeps what lies under the cursor", "[timeline]") {
  TimeAxis axis = axisOf(32, 2);
  const double x = 417;
  const double frame_before = (x - axis.xOfFrame(0)) / axis.frameWidth();
  axis.zoomAround(4, x);
  CHECK((x - axis.xOfFrame(0)) / axis.frameWidth() == Approx(frame_before));
  SECTION("it ends at both sides") {
    axis.zoomAround(1000, x);
    CHECK(axis.zoom == TimeAxis::max_zoom);
    axis.zoomAround(0.01, x);
    CHECK(axis.zoom == 1);
    CHECK(axis.scroll == 0);
  }
  SECTION("scrolling stays within the clip") {
    axis.scrollBy(1e6);
    CHECK(axis.xOfFrame(32) == Approx(axis.right()));
    axis.scrollBy(-1e6);
    CHECK(axis.xOfFrame(0) == Approx(axis.left));
  }
  SECTION("a frame out of sight is scrolled to, one in sight is left alone") {
    axis.scrollBy(-1e6);
    axis.keepVisible(31);
    CHECK(axis.xOfFrame(32) == Approx(axis.right()));
    const double scroll = axis.scroll;
    axis.keepVisible(30);
    CHECK(axis.scroll == scroll);
    axis.keepVisible(0);
    CHECK(axis.scroll == Approx(0));
  }
}

TEST_CASE("the numbers beside a track have the room that the longest of them need", "[timeline]") {
  for (const char* number : {"0.0005", "-0.010", "100.0"}) CHECK(QFontMetricsF(lacuna::widgets::fonts::axis()).horizontalAdvance(number) <= lacuna::widgets::timeline_metrics::scale_width);
}
