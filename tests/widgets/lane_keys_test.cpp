#include "core/mask/pose.hpp"
#include "tests/widgets/lane_sheet.hpp"
#include "widgets/timeline/key_control.hpp"
#include "widgets/timeline/timeline_metrics.hpp"
#include "widgets/window/default_actions.hpp"

using namespace lacuna;
using namespace lacuna::widgets;
using Sheet = test::LaneSheet;

TEST_CASE("keys are dragged, deleted and set", "[lanes]") {
  Sheet sheet;
  const ShapeId id = sheet.add("Ball", sheet.steps(0, 7), {1, 3, 5});
  const auto middle = [&](int step) { return sheet.session.placement()->middle_s(step); };
  SECTION("a drag, not past the neighbours") {
    sheet.drag(sheet.keyOf(id, 1), sheet.at(id, 7.5));
    CHECK(sheet.shape(id).keys[1].time_s == middle(4));
    CHECK(sheet.session.undoLabel() == "Move key of Ball");
    sheet.session.undo();
    CHECK(sheet.shape(id).keys[1].time_s == middle(3));
  }
  SECTION("Delete takes the chosen one, and nothing when none is") {
    QTest::keyClick(sheet.timeline.get(), Qt::Key_Delete);
    CHECK(sheet.shape(id).keys.size() == 3);
    QTest::mouseClick(&sheet.lanes(), Qt::LeftButton, {}, sheet.keyOf(id, 1));
    QTest::keyClick(sheet.timeline.get(), Qt::Key_Delete);
    REQUIRE(sheet.shape(id).keys.size() == 2);
    CHECK(sheet.shape(id).keys[1].time_s == middle(5));
    CHECK(sheet.session.undoLabel() == "Delete key of Ball");
    QTest::keyClick(sheet.timeline.get(), Qt::Key_Delete);
    CHECK(sheet.shape(id).keys.size() == 2);
  }
  SECTION("Delete takes a key that was just dragged") {
    sheet.drag(sheet.keyOf(id, 1), sheet.at(id, 4.5));
    QTest::keyClick(sheet.timeline.get(), Qt::Key_Delete);
    REQUIRE(sheet.shape(id).keys.size() == 2);
    CHECK(sheet.shape(id).keys[1].time_s == middle(5));
  }
  SECTION("a double click on the bar sets one with the pose that holds") {
    const double held = mask::poseAt(sheet.shape(id), middle(2)).dx;
    QTest::mouseDClick(&sheet.lanes(), Qt::LeftButton, {}, sheet.at(id, 2.6));
    REQUIRE(sheet.shape(id).keys.size() == 4);
    CHECK(sheet.shape(id).keys[1].time_s == middle(2));
    CHECK(sheet.shape(id).keys[1].pose.dx == Approx(held));
    CHECK(sheet.session.undoLabel() == "Add key to Ball");
  }
  SECTION("a double click on a bar without keys sets none") {
    const ShapeId still = sheet.add("Still", sheet.steps(0, 7));
    QTest::mouseDClick(&sheet.lanes(), Qt::LeftButton, {}, sheet.at(still, 2.6));
    CHECK(sheet.shape(still).keys.empty());
  }
}

TEST_CASE("the menu of a key", "[lanes]") {
  Sheet sheet;
  const ShapeId id = sheet.add("Ball", sheet.steps(0, 7), {1, 3, 5});
  CHECK(sheet.choose(sheet.keyOf(id, 1), "Smooth"));
  CHECK(sheet.view.shape == id);
  CHECK(sheet.shape(id).keys[1].easing == mask::Easing::Smooth);
  CHECK(sheet.choose(sheet.keyOf(id, 1), "Hold"));
  CHECK(sheet.shape(id).keys[1].easing == mask::Easing::Hold);
  CHECK_FALSE(sheet.choose(sheet.keyOf(id, 2), "Smooth"));  // there is no next key
  sheet.session.setPlayhead(9);
  CHECK(sheet.choose(sheet.keyOf(id, 1), "Move to playhead"));
  CHECK(sheet.shape(id).keys[1].time_s == sheet.session.placement()->middle_s(4));
  sheet.session.setPlayhead(14);
  CHECK_FALSE(sheet.choose(sheet.keyOf(id, 1), "Move to playhead"));  // past the next key
  CHECK(sheet.choose(sheet.keyOf(id, 1), "Delete key"));
  CHECK(sheet.shape(id).keys.size() == 2);
}

TEST_CASE("keys are reached, set and deleted by actions", "[lanes]") {
  Sheet sheet;
  Actions actions;
  Preferences preferences;
  MainWindow window(sheet.session, sheet.view, sheet.themes, actions, sheet.runner, preferences);
  addDefaultActions(actions, sheet.session, sheet.view, sheet.themes, window, sheet.runner);
  CHECK(actions.action("mask.key.add")->shortcut() == QKeySequence("I"));
  CHECK(actions.action("mask.key.previous")->shortcut() == QKeySequence("Up"));
  CHECK(actions.action("mask.key.next")->shortcut() == QKeySequence("Down"));
  const ShapeId id = sheet.add("Ball", {}, {1, 5});
  for (const char* action : {"mask.key.add", "mask.key.remove", "mask.key.previous", "mask.key.next"})
    CHECK_FALSE(actions.trigger(action));  // no layer is chosen
  sheet.view.shape = id;
  sheet.view.notify();
  CHECK_FALSE(actions.trigger("mask.key.previous"));
  REQUIRE(actions.trigger("mask.key.next"));
  CHECK(sheet.session.playheadStep() == 1);
  CHECK_FALSE(actions.trigger("mask.key.add"));  // there is one
  REQUIRE(actions.trigger("mask.key.next"));
  CHECK(sheet.session.playheadStep() == 5);
  CHECK_FALSE(actions.trigger("mask.key.next"));
  REQUIRE(actions.trigger("mask.key.remove"));
  CHECK(sheet.shape(id).keys.size() == 1);
  CHECK_FALSE(actions.trigger("mask.key.remove"));
  REQUIRE(actions.trigger("mask.key.add"));
  REQUIRE(sheet.shape(id).keys.size() == 2);
  CHECK(sheet.shape(id).keys[1].time_s == sheet.session.placement()->middle_s(5));
  REQUIRE(actions.trigger("mask.key.previous"));
  CHECK(sheet.session.playheadStep() == 1);
  sheet.lock(id);
  CHECK_FALSE(actions.trigger("mask.key.remove"));
  CHECK(actions.trigger("mask.key.next"));
}

TEST_CASE("how a layer goes on between keys is chosen over the ruler", "[lanes]") {
  Sheet sheet;
  KeyControl control(sheet.session, sheet.view, sheet.themes, nullptr);
  control.setRoom(500);
  auto* easing = control.findChild<SegmentedControl*>();
  const ShapeId id = sheet.add("Ball", {}, {1, 5});
  CHECK(control.isHidden());
  sheet.view.shape = id;
  sheet.view.notify();
  CHECK_FALSE(control.isHidden());
  CHECK_FALSE(easing->isEnabled());  // the first key is after the playhead
  sheet.session.setPlayhead(2 * 3);
  REQUIRE(easing->isEnabled());
  CHECK(easing->current() == static_cast<int>(mask::Easing::Straight));
  QTest::keyClick(easing, Qt::Key_Right);
  CHECK(sheet.shape(id).keys[0].easing == mask::Easing::Smooth);
  CHECK(sheet.session.undoLabel() == "Change key of Ball");
  sheet.session.undo();
  CHECK(easing->current() == static_cast<int>(mask::Easing::Straight));
  auto* add = control.findChild<QPushButton*>();
  add->click();
  CHECK(sheet.shape(id).keys.size() == 3);
  CHECK_FALSE(add->isEnabled());  // there is one now
  sheet.session.setPlayhead(2 * 6);
  CHECK_FALSE(easing->isEnabled());  // no key comes after
  CHECK(easing->current() == -1);
  control.setRoom(100);
  CHECK(control.isHidden());
}

TEST_CASE("the chosen layer has a sub-lane for each property that its keys change", "[lanes]") {
  Sheet sheet;
  const ShapeId below = sheet.add("Below", {}, {2, 6}), id = sheet.add("Ball", sheet.steps(0, 7), {1, 3, 5}), above = sheet.add("Above", {});
  LayerLanes& lanes = sheet.lanes();
  CHECK(lanes.laneOf(id, KeyedProperty::Position).isEmpty());
  CHECK(lanes.laneOf(below).top() == 2 * LayerLanes::lane_height);
  QTest::mouseClick(&lanes, Qt::LeftButton, {}, sheet.at(id, 4.5));
  CHECK(lanes.laneOf(id).top() == LayerLanes::lane_height);
  CHECK(lanes.laneOf(id, KeyedProperty::Position).top() == 2 * LayerLanes::lane_height);
  CHECK(lanes.laneOf(id, KeyedProperty::Size).isEmpty());
  CHECK(lanes.laneOf(below).top() == 3 * LayerLanes::lane_height);
  const auto middle = [&](int step) { return sheet.session.placement()->middle_s(step); };
  SECTION("keys are taken there, and the bar in the layer's own lane") {
    sheet.drag(sheet.keyOf(id, 1), sheet.at(id, 4.5));
    CHECK(sheet.shape(id).keys[1].time_s == middle(4));
    sheet.drag(sheet.at(id, 4.5), sheet.at(id, 6.5));
    CHECK(sheet.session.undoLabel() == "Move Ball");
    CHECK(sheet.shape(id).extent.begin_s == sheet.step(2).begin_s);
    CHECK(sheet.shape(id).keys[1].time_s == middle(4));
  }
  SECTION("a size that changes has one of its own, with the keys where it does") {
    mask::MaskShape grown = sheet.shape(id);
    grown.keys[2].pose.scale_x = grown.keys[2].pose.scale_y = 2;
    sheet.session.run(session::changeShape(grown, "Grow"));
    CHECK(lanes.laneOf(id, KeyedProperty::Size).top() == 3 * LayerLanes::lane_height);
    CHECK(keysOf(sheet.shape(id), KeyedProperty::Position) == std::vector{0, 1, 2});
    CHECK(keysOf(sheet.shape(id), KeyedProperty::Size) == std::vector{1, 2});
    QTest::mouseClick(&lanes, Qt::LeftButton, {}, {sheet.keyOf(id, 2).x(), lanes.laneOf(id, KeyedProperty::Size).center().y()});
    QTest::keyClick(sheet.timeline.get(), Qt::Key_Delete);
    CHECK(sheet.shape(id).keys.size() == 2);
    CHECK(lanes.laneOf(id, KeyedProperty::Size).isEmpty());
  }
  SECTION("the button in its head sets the key of the playhead's step, and takes it away") {
    sheet.session.setPlayhead(2 * 2);
    const QPoint button(timeline_metrics::eye_left + 12, lanes.laneOf(id, KeyedProperty::Position).center().y());
    QTest::mouseClick(&lanes, Qt::LeftButton, {}, button);
    REQUIRE(sheet.shape(id).keys.size() == 4);
    CHECK(sheet.shape(id).keys[1].time_s == middle(2));
    CHECK(sheet.session.undoLabel() == "Add key to Ball");
    QTest::mouseClick(&lanes, Qt::LeftButton, {}, button);
    CHECK(sheet.shape(id).keys.size() == 3);
    sheet.lock(id);
    QTest::mouseClick(&lanes, Qt::LeftButton, {}, button);
    CHECK(sheet.shape(id).keys.size() == 3);
  }
  SECTION("a double click means the layer that its first press was on, wherever its lane went") {
    const QPoint pos = sheet.at(below, 4.5);
    QTest::mouseClick(&lanes, Qt::LeftButton, {}, pos);
    CHECK(sheet.view.shape == below);
    CHECK(lanes.laneOf(below).top() == 2 * LayerLanes::lane_height);  // the other one has closed
    QTest::mouseDClick(&lanes, Qt::LeftButton, {}, pos);
    CHECK(sheet.shape(below).keys.size() == 3);
    CHECK(sheet.shape(id).keys.size() == 3);
  }
  SECTION("without keys that change anything there is none") {
    QTest::mouseClick(&lanes, Qt::LeftButton, {}, sheet.headOf(above));
    CHECK(lanes.laneOf(id, KeyedProperty::Position).isEmpty());
    CHECK(lanes.laneOf(above, KeyedProperty::Position).isEmpty());
  }
}

TEST_CASE("a double click on the name of a layer without keys chooses it, not the one that comes under the mouse", "[lanes]") {
  Sheet sheet;
  const ShapeId lowest = sheet.add("Lowest", {}), low = sheet.add("Low", {}), open = sheet.add("Ball", {}, {1, 3, 5});
  LayerLanes& lanes = sheet.lanes();
  QTest::mouseClick(&lanes, Qt::LeftButton, {}, sheet.headOf(open));
  REQUIRE_FALSE(lanes.laneOf(open, KeyedProperty::Position).isEmpty());
  const QPoint name = sheet.headOf(low);
  QTest::mouseClick(&lanes, Qt::LeftButton, {}, name);
  REQUIRE(lanes.laneOf(open, KeyedProperty::Position).isEmpty());
  REQUIRE(lanes.laneOf(lowest).contains(name));
  QTest::mouseDClick(&lanes, Qt::LeftButton, {}, name);
  CHECK(sheet.view.shape == low);
  QTest::mouseClick(&lanes, Qt::LeftButton, {}, name);  // a press of its own means what it is on
  CHECK(sheet.view.shape == lowest);
}

TEST_CASE("a key that changes nothing is in sight all the same", "[lanes]") {
  mask::MaskShape shape;
  for (const double dx : {0.0, 0.2, 0.2, 0.2, 0.1}) shape.keys.push_back({static_cast<double>(shape.keys.size()), {dx}});
  CHECK(animatedProperties(shape) == std::vector{KeyedProperty::Position});
  CHECK(keysOf(shape, KeyedProperty::Position) == std::vector{0, 1, 2, 3, 4});
  shape.keys[4].pose.turn_rad = 1;
  CHECK(animatedProperties(shape) == std::vector{KeyedProperty::Position, KeyedProperty::Turn});
  CHECK(keysOf(shape, KeyedProperty::Turn) == std::vector{3, 4});
  CHECK(animatedProperties({}).empty());
}
