#include <QSignalSpy>
#include <QWheelEvent>

#include "tests/widgets/canvas_fixture.hpp"

using namespace lacuna;
using namespace lacuna::widgets;
using lacuna::widgets::test::Shown;

TEST_CASE("each token's square leads back to the token", "[canvas]") {
  Shown shown;
  const mask::TokenGrid grid = shown.session.placement()->grid;
  for (int i = 0; i < grid.perStep(); ++i) {
    const QRectF cell = shown.canvas().cellInWidget(TokenId{i});
    CHECK(shown.canvas().tokenAt(cell.center()) == TokenId{i});
    CHECK(cell.width() == Approx(cell.height()).epsilon(0.01));
  }
  CHECK_FALSE(shown.canvas().tokenAt({-5, -5}).has_value());
}

TEST_CASE("a left drag hides what it paints, as one step that undo takes back", "[canvas]") {
  Shown shown;
  shown.drag(Qt::LeftButton, shown.at(1, 0), shown.at(1, 2));
  REQUIRE(shown.session.document().shapes.size() == 1);
  CHECK(shown.session.document().shapes[0].name == "Brush 1");
  for (int col = 0; col <= 2; ++col) CHECK(shown.session.mask().hidden(shown.token(1, col)));
  CHECK_FALSE(shown.session.mask().hidden(shown.token(3, 3)));
  const mask::TokenGrid grid = shown.session.placement()->grid;
  CHECK(shown.session.mask().hiddenCountInStep(0) == shown.session.mask().hiddenCountInStep(grid.steps - 1));
  shown.session.undo();
  CHECK(shown.session.document().shapes.empty());
  CHECK(shown.session.mask().hiddenCount() == 0);
}

TEST_CASE("a right drag shows again, and the eraser turns the buttons round", "[canvas]") {
  Shown shown;
  shown.drag(Qt::LeftButton, shown.at(1, 0), shown.at(1, 2));
  shown.drag(Qt::RightButton, shown.at(1, 0), shown.at(1, 2));
  CHECK(shown.session.mask().hiddenCount() == 0);
  CHECK(shown.session.document().shapes.size() == 2);
  shown.view.tool = Tool::Eraser;
  shown.view.notify();
  shown.drag(Qt::RightButton, shown.at(2, 0), shown.at(2, 1));
  CHECK(shown.session.mask().hidden(shown.token(2, 1)));
  shown.drag(Qt::LeftButton, shown.at(2, 0), shown.at(2, 1));
  CHECK_FALSE(shown.session.mask().hidden(shown.token(2, 1)));
}

TEST_CASE("a stroke on this step leaves the other steps alone", "[canvas]") {
  Shown shown;
  shown.session.setPlayhead(2);
  shown.view.stroke_steps = StrokeSteps::This;
  shown.view.notify();
  shown.drag(Qt::LeftButton, shown.at(1, 1), shown.at(1, 2));
  const int step = shown.session.playheadStep();
  CHECK(shown.session.mask().hiddenCountInStep(step) > 0);
  CHECK(shown.session.mask().hiddenCountInStep(step) == shown.session.mask().hiddenCount());
}

TEST_CASE("Escape during a stroke takes it back", "[canvas]") {
  Shown shown;
  QTest::mousePress(&shown.canvas(), Qt::LeftButton, {}, shown.at(1, 0));
  shown.move(shown.at(1, 2), Qt::LeftButton);
  QApplication::processEvents();
  CHECK(shown.session.shownMask().hiddenCount() > 0);
  QTest::keyClick(&shown.canvas(), Qt::Key_Escape);
  CHECK(shown.session.shownMask().hiddenCount() == 0);
  QTest::mouseRelease(&shown.canvas(), Qt::LeftButton, {}, shown.at(1, 2));
  CHECK(shown.session.document().shapes.empty());
}

TEST_CASE("a stroke that changes nothing is no step", "[canvas]") {
  Shown shown;
  shown.drag(Qt::RightButton, shown.at(1, 0), shown.at(1, 2));
  CHECK(shown.session.document().shapes.empty());
  CHECK(shown.session.undoLabel().empty());
}

TEST_CASE("the rectangle tool hides the cells between its corners", "[canvas]") {
  Shown shown;
  shown.view.tool = Tool::Rectangle;
  shown.view.notify();
  shown.drag(Qt::LeftButton, shown.at(1, 1), shown.at(2, 3));
  REQUIRE(shown.session.document().shapes.size() == 1);
  CHECK(std::holds_alternative<mask::Rectangle>(shown.session.document().shapes[0].form));
  CHECK(shown.session.mask().hiddenCountInStep(0) == 6);
}

TEST_CASE("hover follows the cursor, a click with the pick tool picks", "[canvas]") {
  Shown shown;
  shown.move(shown.at(2, 1), Qt::NoButton);
  CHECK(shown.session.hovered() == shown.token(2, 1));
  QEvent leave(QEvent::Leave);
  QApplication::sendEvent(&shown.canvas(), &leave);
  CHECK_FALSE(shown.session.hovered().has_value());

  shown.view.tool = Tool::Pick;
  shown.view.notify();
  QTest::mouseClick(&shown.canvas(), Qt::LeftButton, {}, shown.at(3, 2));
  CHECK(shown.session.picked() == shown.token(3, 2));
  CHECK(shown.canvas().accessibleDescription() == "Row 4, column 3, step 1, visible");
  QTest::keyClick(&shown.canvas(), Qt::Key_Escape);
  CHECK_FALSE(shown.session.picked().has_value());
}

TEST_CASE("arrows move the picked token, Insert hides it, Delete shows it", "[canvas]") {
  Shown shown;
  shown.session.pick(shown.token(1, 1));
  QKeyEvent right(QEvent::ShortcutOverride, Qt::Key_Right, Qt::NoModifier);
  right.ignore();
  QApplication::sendEvent(&shown.canvas(), &right);
  CHECK_FALSE(right.isAccepted());  // while one paints with the mouse, arrows go through time
  shown.use(Tool::Pick);
  QTest::keyClick(&shown.canvas(), Qt::Key_Right);
  QTest::keyClick(&shown.canvas(), Qt::Key_Down);
  CHECK(shown.session.picked() == shown.token(2, 2));
  QTest::keyClick(&shown.canvas(), Qt::Key_Insert);
  CHECK(shown.session.mask().hiddenIds() == std::vector<TokenId>{shown.token(2, 2)});
  QTest::keyClick(&shown.canvas(), Qt::Key_Delete);
  CHECK(shown.session.mask().hiddenCount() == 0);
}

TEST_CASE("the wheel zooms at the cursor, a middle drag pans, Home fits", "[canvas]") {
  Shown shown;
  const QPointF pos = shown.at(1, 2);
  const mask::PointInFrame under = shown.canvas().posInFrame(pos);
  const double scale = shown.canvas().scale();
  QWheelEvent wheel(pos, shown.canvas().mapToGlobal(pos), {}, {0, 240}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                    false);
  QApplication::sendEvent(&shown.canvas(), &wheel);
  CHECK(shown.canvas().scale() > 1.3 * scale);
  CHECK(shown.canvas().posInWidget(under).x() == Approx(pos.x()));
  shown.drag(Qt::MiddleButton, pos.toPoint(), pos.toPoint() + QPoint(12, 7));
  CHECK(shown.canvas().posInWidget(under).x() == Approx(pos.x() + 12));
  CHECK(shown.canvas().posInWidget(under).y() == Approx(pos.y() + 7));
  shown.use(Tool::Pick);
  QTest::keyClick(&shown.canvas(), Qt::Key_Home);
  CHECK(shown.canvas().scale() == Approx(scale));
}

TEST_CASE("the panel without a clip offers a clip and the demo", "[canvas]") {
  jobs::QueueExecutor queue;
  jobs::JobRunner runner{queue, 1};
  session::Session session{runner, {}};
  ViewState view;
  ThemeStore themes{true};
  ClipPanel panel(session, view, themes);
  const QSignalSpy open(&panel, &ClipPanel::openClipRequested);
  const QSignalSpy demo(&panel, &ClipPanel::useDemoRequested);
  for (auto* button : panel.findChildren<QAbstractButton*>()) {
    if (button->text() == "Open a clip" || button->text() == "Use the demo") button->click();
  }
  CHECK(open.count() == 1);
  CHECK(demo.count() == 1);
}
