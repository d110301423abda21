#include "widgets/timeline/lane_edits.hpp"

#include "core/mask/pose.hpp"
#include "tests/support/catch.hpp"
#include "widgets/timeline/key_edits.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

/// 8 steps of 2 frames; a frame lasts 0.25 s, the clip's window begins at 3 s.
ClipTimes clipTimes() {
  ClipTimes times;
  times.frames_per_step = 2;
  for (int i = 0; i <= 16; ++i) times.edges_s.push_back(3 + 0.25 * i);
  return times;
}

TimeAxis axisOf(const ClipTimes& times) {
  TimeAxis axis;
  axis.frames = times.frames();
  axis.frames_per_step = times.frames_per_step;
  axis.left = 100;
  axis.width = 640;  // 40 pixels a frame
  return axis;
}

mask::MaskShape boxOn(double begin_s, double end_s) {
  mask::MaskShape shape;
  shape.id = ShapeId{1};
  shape.name = "Box";
  shape.extent = {begin_s, end_s};
  shape.form = mask::Rectangle{{0.2, 0.2}, {0.4, 0.4}};
  return shape;
}

mask::MaskShape keyed(std::initializer_list<double> times_s) {
  mask::MaskShape shape = boxOn(3, 7);
  for (const double time_s : times_s) {
    mask::Key key;
    key.time_s = time_s;
    key.pose.dx = time_s / 10;
    shape.keys.push_back(key);
  }
  return shape;
}

}  // namespace

TEST_CASE("frames of the window and seconds of the clip lead to each other", "[lanes]") {
  ClipTimes times = clipTimes();
  times.edges_s[5] += 0.1;  // clips have uneven frames
  for (int i = 0; i <= 16; ++i) {
    CHECK(times.frameOf(times.edges_s[static_cast<std::size_t>(i)]) == i);
    CHECK(times.timeOf(i) == times.edges_s[static_cast<std::size_t>(i)]);
  }
  for (const double frame : {-3.5, -0.25, 0.5, 4.75, 5.5, 15.9, 21.0})
    CHECK(times.frameOf(times.timeOf(frame)) == Approx(frame));
  CHECK(times.frameOf(-1e18) < -1e17);
  CHECK(times.stepOf(3.6) == 1);
  CHECK(times.stepOf(-20) == 0);
  CHECK(times.stepOf(20) == 7);
  SECTION("no clip, no division by it") {
    const ClipTimes none;
    CHECK(none.frameOf(2) == 0);
    CHECK(none.timeOf(2) == 0);
    CHECK(laneSpans(boxOn(3, 4), none).empty());
    CHECK(stepAfter(boxOn(3, 4), none) == -1);
    CHECK(withKeyMoved(keyed({3.25}), 0, none, 4, TimeSnap::Steps).keys[0].time_s == 3.25);
    CHECK(withKeyMoved(keyed({3.25}), 0, none, 4, TimeSnap::Frames).keys[0].time_s == 3.25);
  }
}

TEST_CASE("a bar lies where the shape acts", "[lanes]") {
  const ClipTimes times = clipTimes();
  CHECK(laneSpans(boxOn(3.5, 4.5), times) == std::vector<LaneSpan>{{2, 6, false, false}});
  CHECK(laneSpans(boxOn(3, 7), times) == std::vector<LaneSpan>{{0, 16, false, false}});
  CHECK(laneSpans(boxOn(-1e18, 1e18), times) == std::vector<LaneSpan>{{0, 16, true, true}});
  CHECK(laneSpans(boxOn(2, 4), times) == std::vector<LaneSpan>{{0, 4, true, false}});
  CHECK(laneSpans(boxOn(8, 9), times).empty());
  SECTION("outside of its extent: the complement") {
    mask::MaskShape shape = boxOn(3.5, 4.5);
    shape.other_times = true;
    CHECK(laneSpans(shape, times) == std::vector<LaneSpan>{{0, 2, true, false}, {6, 16, false, true}});
    shape.extent = {};
    CHECK(laneSpans(shape, times).empty());
    shape.extent = {8, 9};
    CHECK(laneSpans(shape, times) == std::vector<LaneSpan>{{0, 16, true, true}});
  }
}

TEST_CASE("keys are hit before ends, ends before the bar", "[lanes]") {
  const ClipTimes times = clipTimes();
  const TimeAxis axis = axisOf(times);
  mask::MaskShape shape = boxOn(3.5, 4.5);  // pixels 180 to 340
  CHECK(hitLane(shape, times, axis, 177) == LaneHit{LanePart::Begin});
  CHECK(hitLane(shape, times, axis, 184) == LaneHit{LanePart::Begin});
  CHECK(hitLane(shape, times, axis, 250) == LaneHit{LanePart::Bar});
  CHECK(hitLane(shape, times, axis, 344) == LaneHit{LanePart::End});
  CHECK(hitLane(shape, times, axis, 400) == LaneHit{});
  shape.keys.push_back({3.5, {}, mask::Easing::Straight, 1});
  shape.keys.push_back({3.75, {}, mask::Easing::Straight, 1});
  CHECK(hitLane(shape, times, axis, 181) == LaneHit{LanePart::Key, 0});
  CHECK(hitLane(shape, times, axis, 225) == LaneHit{LanePart::Key, 1});
  shape.keys.clear();
  shape.other_times = true;
  CHECK(hitLane(shape, times, axis, 120) == LaneHit{LanePart::Bar});
  CHECK(hitLane(shape, times, axis, 250) == LaneHit{});
  CHECK(hitLane(shape, times, axis, 338) == LaneHit{LanePart::End});
  SECTION("a bar of a few pixels keeps a middle to take it by") {
    TimeAxis far = axis;
    far.width = 32;  // 2 pixels a frame: the bar is 8 wide
    shape.other_times = false;
    CHECK(hitLane(shape, times, far, far.xOfFrame(4)) == LaneHit{LanePart::Bar});
    CHECK(hitLane(shape, times, far, far.xOfFrame(2)) == LaneHit{LanePart::Begin});
    CHECK(hitLane(shape, times, far, far.xOfFrame(6)) == LaneHit{LanePart::End});
  }
}

TEST_CASE("ends snap to steps or frames and keep their distance", "[lanes]") {
  const ClipTimes times = clipTimes();
  const mask::MaskShape shape = boxOn(3.5, 4.5);
  CHECK(withBeginAt(shape, times, 3.2, TimeSnap::Steps).extent == mask::TimeExtent{4, 4.5});
  CHECK(withBeginAt(shape, times, 3.2, TimeSnap::Frames).extent == mask::TimeExtent{3.75, 4.5});
  CHECK(withBeginAt(shape, times, 12, TimeSnap::Steps).extent == mask::TimeExtent{4, 4.5});
  CHECK(withBeginAt(shape, times, 12, TimeSnap::Frames).extent == mask::TimeExtent{4.25, 4.5});
  CHECK(withBeginAt(shape, times, -9, TimeSnap::Steps).extent == mask::TimeExtent{3, 4.5});
  CHECK(withEndAt(shape, times, 8.9, TimeSnap::Steps).extent == mask::TimeExtent{3.5, 5});
  CHECK(withEndAt(shape, times, -2, TimeSnap::Steps).extent == mask::TimeExtent{3.5, 4});
  CHECK(withEndAt(shape, times, 99, TimeSnap::Steps).extent == mask::TimeExtent{3.5, 7});
  SECTION("an open end becomes a time, the other one stays open") {
    const mask::MaskShape always = boxOn(-1e18, 1e18);
    CHECK(withBeginAt(always, times, 4, TimeSnap::Steps).extent == mask::TimeExtent{4, 1e18});
    CHECK(withEndAt(always, times, 4, TimeSnap::Steps).extent == mask::TimeExtent{-1e18, 4});
  }
}

TEST_CASE("a bar moves as a whole and never quite leaves the window", "[lanes]") {
  const ClipTimes times = clipTimes();
  const mask::MaskShape shape = boxOn(3.5, 4.5);
  CHECK(movedBy(shape, times, 2.6, TimeSnap::Steps).extent == mask::TimeExtent{4, 5});
  CHECK(movedBy(shape, times, 3, TimeSnap::Frames).extent == mask::TimeExtent{4.25, 5.25});
  CHECK(movedBy(shape, times, -4, TimeSnap::Steps).extent == mask::TimeExtent{2.5, 3.5});
  CHECK(movedBy(shape, times, -40, TimeSnap::Steps).extent == mask::TimeExtent{2.5, 3.5});
  CHECK(movedBy(shape, times, 40, TimeSnap::Steps).extent == mask::TimeExtent{6.5, 7.5});
  CHECK(movedBy(boxOn(-1e18, 4.5), times, 2, TimeSnap::Steps).extent == mask::TimeExtent{-1e18, 5});
  CHECK(movedBy(boxOn(3.5, 1e18), times, 2, TimeSnap::Steps).extent == mask::TimeExtent{4, 1e18});
  CHECK(movedBy(boxOn(-1e18, 1e18), times, 2, TimeSnap::Steps).extent == mask::TimeExtent{});
  CHECK(movedBy(boxOn(3.6, 4.6), times, 0.5, TimeSnap::Steps).extent.begin_s == 3.5);
}

TEST_CASE("the step after the extent is one of the window", "[lanes]") {
  const ClipTimes times = clipTimes();
  CHECK(stepAfter(boxOn(3.5, 4.5), times) == 3);
  CHECK(stepAfter(boxOn(3.5, 7), times) == -1);
  CHECK(stepAfter(boxOn(3.5, 1e18), times) == -1);
  CHECK(stepAfter(boxOn(1, 2), times) == -1);
}

TEST_CASE("keys keep the pose that holds", "[lanes]") {
  mask::MaskShape shape = boxOn(3, 7);
  shape.pose.dx = 0.3;
  const mask::MaskShape one = withKeyAt(shape, 4.25);
  REQUIRE(one.keys.size() == 1);
  CHECK(one.keys[0].pose.dx == 0.3);
  CHECK(withKeyAt(one, 4.25) == one);
  mask::MaskShape two = withKeyAt(one, 5.25);
  two.keys[1].pose.dx = 0.5;
  const mask::MaskShape three = withKeyAt(two, 4.75);
  REQUIRE(three.keys.size() == 3);
  CHECK(three.keys[1].pose.dx == Approx(0.4));
  CHECK(three.keys[1].time_s == 4.75);
  SECTION("the last key that goes leaves its pose") {
    mask::MaskShape moved = one;
    moved.keys[0].pose.dx = 0.7;
    const mask::MaskShape none = withoutKey(moved, 0);
    CHECK(none.keys.empty());
    CHECK(mask::poseAt(none, 4).dx == 0.7);
    CHECK(withoutKey(none, 0) == none);
  }
  CHECK(withEasing(three, 1, mask::Easing::Hold).keys[1].easing == mask::Easing::Hold);
  CHECK(withEasing(three, 9, mask::Easing::Hold) == three);
}

TEST_CASE("a key moves between its neighbours", "[lanes]") {
  const ClipTimes times = clipTimes();
  const mask::MaskShape shape = keyed({3.25, 4.25, 5.25});  // the middles of steps 1, 3 and 5
  CHECK(withKeyMoved(shape, 1, times, 4.7, TimeSnap::Steps).keys[1].time_s == 4.75);
  CHECK(withKeyMoved(shape, 1, times, 6.9, TimeSnap::Steps).keys[1].time_s == 4.75);
  CHECK(withKeyMoved(shape, 1, times, 1, TimeSnap::Steps).keys[1].time_s == 3.75);
  CHECK(withKeyMoved(shape, 2, times, 99, TimeSnap::Steps).keys[2].time_s == 6.75);
  CHECK(withKeyMoved(shape, 2, times, 6.45, TimeSnap::Frames).keys[2].time_s == 6.5);
  CHECK(withKeyMoved(shape, 1, times, 4.7, TimeSnap::Steps).keys[1].pose == shape.keys[1].pose);
  const mask::MaskShape tight = keyed({3.25, 3.75, 4.25});
  CHECK(withKeyMoved(tight, 1, times, 5, TimeSnap::Steps) == tight);
}

TEST_CASE("the next key is one of another step", "[lanes]") {
  const ClipTimes times = clipTimes();
  const mask::MaskShape shape = keyed({1, 3.25, 4, 4.25, 6.25, 9});  // steps 0, 2, 2, 6; two are not in the window
  CHECK(stepOfNextKey(shape, times, 0, 1) == 2);
  CHECK(stepOfNextKey(shape, times, 2, 1) == 6);
  CHECK_FALSE(stepOfNextKey(shape, times, 6, 1));
  CHECK(stepOfNextKey(shape, times, 7, -1) == 6);
  CHECK(stepOfNextKey(shape, times, 2, -1) == 0);
  CHECK_FALSE(stepOfNextKey(shape, times, 0, -1));
  CHECK(keyInStep(shape, times, 2) == 2);
  CHECK_FALSE(keyInStep(shape, times, 1));
  CHECK(keyAtTime(shape, 4.25) == 3);
}
