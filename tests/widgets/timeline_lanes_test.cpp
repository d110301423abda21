#include <QElapsedTimer>

#include "tests/widgets/lane_sheet.hpp"
#include "widgets/timeline/timeline_metrics.hpp"

using namespace lacuna;
using namespace lacuna::widgets;
using Sheet = test::LaneSheet;

TEST_CASE("the lanes stand in Masks, the tracks stay in Explore", "[lanes]") {
  Sheet sheet;
  const ShapeId below = sheet.add("Below", {}), above = sheet.add("Above", sheet.steps(2, 4));
  CHECK(sheet.lanes().isVisible());
  CHECK(sheet.timeline->laneOf("Error").isEmpty());
  CHECK_FALSE(sheet.timeline->laneOf("Clip").isEmpty());
  CHECK_FALSE(sheet.timeline->laneOf("Mask").isEmpty());
  CHECK(sheet.lanes().y() >= sheet.timeline->laneOf("Mask").bottom());
  CHECK(sheet.lanes().laneOf(above).top() == 0);
  CHECK(sheet.lanes().laneOf(below).top() == LayerLanes::lane_height);
  CHECK(sheet.lanes().laneOf(ShapeId{99}).isEmpty());
  sheet.view.workspace = Workspace::Explore;
  sheet.view.notify();
  CHECK_FALSE(sheet.lanes().isVisible());
  CHECK_FALSE(sheet.timeline->laneOf("Error").isEmpty());
  CHECK(sheet.timeline->laneOf("Error").bottom() > sheet.timeline->height() - 20);
  CHECK_FALSE(sheet.timeline->describe().contains("Above"));
  const QPoint error = sheet.timeline->laneOf("Error").center();
  QTest::mouseClick(sheet.timeline.get(), Qt::LeftButton, {}, error);
  CHECK(sheet.session.playheadStep() == sheet.timeline->axis().stepAt(error.x()));
}

TEST_CASE("in Masks each step says how much of it is hidden", "[lanes]") {
  Sheet sheet;
  sheet.add("Ball", sheet.steps(2, 4));
  const int step = 3;
  REQUIRE(sheet.session.mask().hiddenCountInStep(step) > 0);
  /// Letters over the step's block: anything lighter than the block's own colour.
  const auto letters = [&](int of) {
    const QRect lane = sheet.timeline->laneOf("Mask");
    const QImage drawn = sheet.timeline->grab().toImage();
    const TimeAxis& axis = sheet.timeline->axis();
    int light = 0;
    for (int x = static_cast<int>(axis.xOfStep(of)) + 3; x < static_cast<int>(axis.xOfStep(of + 1)) - 3; ++x)
      for (int y = lane.top() + 2; y < lane.top() + 13; ++y) light += drawn.pixelColor(x, y).lightness() > 110 ? 1 : 0;
    return light;
  };
  CHECK(letters(step) > 10);
  sheet.view.workspace = Workspace::Explore;
  sheet.view.notify();
  CHECK(letters(step) == 0);
}

TEST_CASE("a click on a lane's head or bar chooses the layer", "[lanes]") {
  Sheet sheet;
  const ShapeId below = sheet.add("Below", sheet.steps(0, 1)), above = sheet.add("Above", sheet.steps(2, 4));
  QTest::mouseClick(&sheet.lanes(), Qt::LeftButton, {}, sheet.headOf(below));
  CHECK(sheet.view.shape == below);
  QTest::mouseClick(&sheet.lanes(), Qt::LeftButton, {}, sheet.at(above, 3.5));
  CHECK(sheet.view.shape == above);
  CHECK(sheet.session.undoLabel() == "Above");  // nothing was changed
  SECTION("beside the bar it moves the playhead, as the tracks do") {
    QTest::mouseClick(&sheet.lanes(), Qt::LeftButton, {}, sheet.at(above, 6.5));
    CHECK(sheet.session.playheadStep() == 6);
    CHECK(sheet.view.shape == above);
  }
  SECTION("the eye takes the layer out of the mask and back") {
    const QPoint eye(timeline_metrics::eye_left + 12, sheet.lanes().laneOf(above).center().y());
    QTest::mouseClick(&sheet.lanes(), Qt::LeftButton, {}, eye);
    CHECK_FALSE(sheet.shape(above).shown);
    CHECK(sheet.timeline->describe().contains("Above: has no part in the mask"));
    sheet.session.undo();
    CHECK(sheet.shape(above).shown);
  }
}

TEST_CASE("both ends of a bar are trimmed by a drag, each as one undo step", "[lanes]") {
  Sheet sheet;
  const ShapeId id = sheet.add("Ball", sheet.steps(2, 4));
  sheet.drag(sheet.at(id, 2), sheet.at(id, 0.9));
  CHECK(sheet.shape(id).extent == sheet.steps(1, 4));
  CHECK(sheet.session.undoLabel() == "Trim Ball");
  sheet.drag(sheet.at(id, 5), sheet.at(id, 7.2));
  CHECK(sheet.shape(id).extent == sheet.steps(1, 6));
  sheet.session.undo();
  CHECK(sheet.shape(id).extent == sheet.steps(1, 4));
  sheet.session.undo();
  CHECK(sheet.shape(id).extent == sheet.steps(2, 4));
  SECTION("with Shift by frames") {
    sheet.drag(sheet.at(id, 2), sheet.at(id, 2.45), Qt::ShiftModifier);
    CHECK(sheet.shape(id).extent == mask::TimeExtent{sheet.session.window()->time_s[5], sheet.step(4).end_s});
  }
  SECTION("past the other end one step is left") {
    sheet.drag(sheet.at(id, 2), sheet.at(id, 7.5));
    CHECK(sheet.shape(id).extent == sheet.steps(4, 4));
  }
  SECTION("a drag back to where it began is no step") {
    const std::string before = sheet.session.undoLabel();
    sheet.dragTo(sheet.at(id, 2), sheet.at(id, 4));
    sheet.move(sheet.at(id, 2));
    QTest::mouseRelease(&sheet.lanes(), Qt::LeftButton, {}, sheet.at(id, 2));
    CHECK(sheet.shape(id).extent == sheet.steps(2, 4));
    CHECK(sheet.session.undoLabel() == before);
  }
  SECTION("an open end is dragged from the window's edge") {
    const ShapeId open = sheet.add("Open", {});
    sheet.drag(sheet.at(open, 8), sheet.at(open, 6));
    CHECK(sheet.shape(open).extent == mask::TimeExtent{mask::TimeExtent{}.begin_s, sheet.step(5).end_s});
  }
}

TEST_CASE("Escape takes a drag back", "[lanes]") {
  Sheet sheet;
  const ShapeId id = sheet.add("Ball", sheet.steps(2, 4), {2, 4});
  const mask::MaskShape before = sheet.shape(id);
  SECTION("of an end") { sheet.dragTo(sheet.at(id, 2), sheet.at(id, 0)); }
  SECTION("of the bar") { sheet.dragTo(sheet.at(id, 3.5), sheet.at(id, 5.5)); }
  SECTION("of a key") { sheet.dragTo(sheet.at(id, 4.5), sheet.at(id, 6.5)); }
  CHECK_FALSE(*mask::findShape(sheet.session.shownShapes(), id) == before);
  CHECK(sheet.lanes().dragging());
  QTest::keyClick(sheet.timeline.get(), Qt::Key_Escape);
  CHECK(sheet.shape(id) == before);
  CHECK(sheet.session.undoLabel() == "Ball");
  sheet.move(sheet.at(id, 1));  // the button is still down
  QTest::mouseRelease(&sheet.lanes(), Qt::LeftButton, {}, sheet.at(id, 1));
  CHECK(sheet.shape(id) == before);
}

TEST_CASE("an undo in the middle of a drag ends it", "[lanes]") {
  Sheet sheet;
  const ShapeId id = sheet.add("Ball", sheet.steps(2, 4));
  sheet.drag(sheet.at(id, 4), sheet.at(id, 6));
  sheet.dragTo(sheet.at(id, 2), sheet.at(id, 0));
  sheet.session.undo();
  CHECK_FALSE(sheet.lanes().dragging());
  sheet.move(sheet.at(id, 1));
  QTest::mouseRelease(&sheet.lanes(), Qt::LeftButton, {}, sheet.at(id, 1));
  CHECK(sheet.shape(id).extent == sheet.steps(2, 4));
  CHECK(sheet.session.undoLabel() == "Ball");
}

TEST_CASE("a bar is moved by its middle", "[lanes]") {
  Sheet sheet;
  const ShapeId id = sheet.add("Ball", sheet.steps(2, 4));
  sheet.drag(sheet.at(id, 3.5), sheet.at(id, 5.4));
  CHECK(sheet.shape(id).extent == sheet.steps(4, 6));
  CHECK(sheet.session.undoLabel() == "Move Ball");
  sheet.session.undo();
  CHECK(sheet.shape(id).extent == sheet.steps(2, 4));
  CHECK(sheet.lanes().cursor().shape() == Qt::OpenHandCursor);
  sheet.move(sheet.at(id, 5));
  CHECK(sheet.lanes().cursor().shape() == Qt::SizeHorCursor);
  sheet.move(sheet.at(id, 7));
  CHECK(sheet.lanes().cursor().shape() == Qt::ArrowCursor);
}

TEST_CASE("the menu of a bar", "[lanes]") {
  Sheet sheet;
  const ShapeId id = sheet.add("Ball", sheet.steps(2, 4));
  sheet.add("Top", {});
  CHECK(sheet.choose(sheet.at(id, 3.5), "From here on"));
  CHECK(sheet.shape(id).extent == sheet.steps(3, 4));
  CHECK(sheet.choose(sheet.at(id, 5.5), "Until here"));
  CHECK(sheet.shape(id).extent == sheet.steps(3, 5));
  CHECK(sheet.choose(sheet.at(id, 3.5), "Copy to the next step"));
  REQUIRE(sheet.session.document().shapes.size() == 3);
  const mask::MaskShape copy = sheet.session.document().shapes[1];
  CHECK(copy.extent == sheet.step(6));
  CHECK(copy.form == sheet.shape(id).form);
  CHECK(sheet.view.shape == copy.id);
  sheet.session.undo();
  CHECK(sheet.session.document().shapes.size() == 2);
  CHECK(sheet.choose(sheet.at(id, 3.5), "Only outside"));
  CHECK(sheet.shape(id).other_times);
  QMenu* menu = sheet.menuAt(sheet.at(id, 7));
  REQUIRE(menu != nullptr);
  CHECK(Sheet::item(*menu, "Only outside")->isChecked());
  menu->close();
  CHECK(sheet.choose(sheet.headOf(id), "All steps"));
  CHECK(sheet.shape(id).extent == mask::TimeExtent{});
  CHECK_FALSE(sheet.choose(sheet.at(id, 3.5), "Copy to the next step"));  // it goes on to the end
  CHECK(sheet.choose(sheet.headOf(id), "Delete layer"));
  CHECK(sheet.session.document().shapes.size() == 1);
  CHECK(sheet.session.undoLabel() == "Delete Ball");
}

TEST_CASE("a locked layer is only chosen", "[lanes]") {
  Sheet sheet;
  const ShapeId id = sheet.add("Ball", sheet.steps(2, 4), {2, 4});
  sheet.lock(id);
  const mask::MaskShape before = sheet.shape(id);
  sheet.drag(sheet.at(id, 2), sheet.at(id, 0));
  CHECK(sheet.view.shape == id);
  sheet.drag(sheet.at(id, 3.5), sheet.at(id, 5.5));
  sheet.drag(sheet.at(id, 4.5), sheet.at(id, 6.5));
  QTest::keyClick(sheet.timeline.get(), Qt::Key_Delete);
  QTest::mouseDClick(&sheet.lanes(), Qt::LeftButton, {}, sheet.at(id, 3.5));
  for (const char* text : {"From here on", "Until here", "All steps", "Only outside", "Delete layer"})
    CHECK_FALSE(sheet.choose(sheet.at(id, 3.5), text));
  for (const char* text : {"Hold", "Delete key", "Move to playhead"}) CHECK_FALSE(sheet.choose(sheet.keyOf(id, 0), text));
  CHECK(sheet.shape(id) == before);
  CHECK(sheet.session.undoLabel() == "Lock");
  sheet.move(sheet.at(id, 2));
  CHECK(sheet.lanes().cursor().shape() == Qt::ArrowCursor);
}

TEST_CASE("thirty lanes scroll, and the chosen one comes into sight", "[lanes]") {
  Sheet sheet;
  std::vector<ShapeId> ids;
  for (int i = 0; i < 30; ++i) ids.push_back(sheet.add("Layer " + std::to_string(i + 1), {}));
  const auto inSight = [&](ShapeId id) { return sheet.lanes().rect().contains(sheet.lanes().laneOf(id)); };
  CHECK(inSight(ids.back()));
  CHECK_FALSE(inSight(ids.front()));
  sheet.view.shape = ids.front();
  sheet.view.notify();
  CHECK(inSight(ids.front()));
  const int lowest = sheet.lanes().scroll();
  CHECK(lowest == 30 * LayerLanes::lane_height - sheet.lanes().height());
  sheet.wheel({60, 20}, 120);
  CHECK(sheet.lanes().scroll() == lowest - LayerLanes::lane_height);
  sheet.wheel({500, 20}, 120, Qt::ShiftModifier);
  CHECK(sheet.lanes().scroll() == lowest - 2 * LayerLanes::lane_height);
  sheet.wheel({60, 20}, 120 * 100);
  CHECK(sheet.lanes().scroll() == 0);
  SECTION("over the bars the wheel goes on in time") {
    sheet.timeline->setZoom(4);
    const double scroll = sheet.timeline->axis().scroll;
    sheet.wheel({500, 20}, -120);
    CHECK(sheet.timeline->axis().scroll > scroll);
    CHECK(sheet.lanes().scroll() == 0);
    const double zoom = sheet.timeline->axis().zoom;
    sheet.wheel({500, 20}, 120, Qt::ControlModifier);
    CHECK(sheet.timeline->axis().zoom > zoom);
  }
  SECTION("fewer lanes leave no empty room above") {
    sheet.view.shape.reset();
    sheet.view.notify();
    sheet.wheel({60, 20}, -120 * 100);
    sheet.session.run(session::setShapes({}, "Clear mask"));
    CHECK(sheet.lanes().scroll() == 0);
  }
}

TEST_CASE("the lanes say what they do at the playhead", "[lanes]") {
  Sheet sheet;
  const ShapeId id = sheet.add("Ball", sheet.steps(2, 4), {3});
  CHECK(sheet.lanes().accessibleDescription() == "Ball: does not act here");
  sheet.session.setPlayhead(6);
  CHECK(sheet.lanes().accessibleDescription() == "Ball: hides, key here");
  sheet.view.shape = id;
  sheet.view.notify();
  CHECK(sheet.timeline->accessibleDescription().endsWith("Ball: hides, key here, chosen"));
}

TEST_CASE("what 64 steps and 30 lanes take to paint", "[.][time]") {
  Sheet sheet(128);
  for (int i = 0; i < 30; ++i) sheet.add("Layer " + std::to_string(i + 1), sheet.steps(i, 63 - i / 2), {i, i + 4, i + 12});
  sheet.timeline->resize(1600, 101 + 6 + 30 * LayerLanes::lane_height);
  QImage image(sheet.timeline->size(), QImage::Format_ARGB32_Premultiplied);
  QApplication::processEvents();
  constexpr int times = 20;
  sheet.timeline->render(&image);
  QElapsedTimer clock;
  clock.start();
  for (int i = 0; i < times; ++i) sheet.timeline->render(&image);
  WARN("the whole timeline: " << static_cast<double>(clock.nsecsElapsed()) / 1e6 / times << " ms");
  clock.start();
  for (int i = 0; i < times; ++i) sheet.lanes().render(&image);
  WARN("its 30 lanes: " << static_cast<double>(clock.nsecsElapsed()) / 1e6 / times << " ms");
  CHECK(sheet.lanes().height() >= 30 * LayerLanes::lane_height);
}
