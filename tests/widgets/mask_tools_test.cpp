#include <QClipboard>
#include <QGuiApplication>
#include <QTabletEvent>
#include <random>

#include "core/mask/mask_io.hpp"
#include "core/mask/pose.hpp"
#include "tests/widgets/canvas_fixture.hpp"
#include "widgets/layers/layer_clipboard.hpp"
#include "widgets/layers/layer_menu.hpp"

using namespace lacuna;
using namespace lacuna::widgets;
using lacuna::widgets::test::Shown;

namespace {

const mask::MaskShape& last(const Shown& shown) { return shown.session.document().shapes.back(); }

void clickAt(Shown& shown, QPoint at, Qt::MouseButton button = Qt::LeftButton) {
  QTest::mouseMove(&shown.canvas(), at);
  QTest::mouseClick(&shown.canvas(), button, {}, at);
}

/// The action of a layer's menu with this text.
void chooseInMenu(Shown& shown, ShapeId id, const QString& text) {
  QMenu menu;
  fillLayerMenu(menu, shown.session, shown.view, id);
  for (QAction* action : menu.findChildren<QAction*>()) {
    if (action->text() != text) continue;
    REQUIRE(action->isEnabled());
    return action->trigger();
  }
  FAIL("no " << text.toStdString() << " in the menu");
}

/// Draws one shape with every tool, on a clip where nothing is hidden.
void useEveryTool(Shown& shown) {
  shown.drag(Qt::LeftButton, shown.at(0, 0), shown.at(0, 3));
  shown.use(Tool::Eraser);
  shown.drag(Qt::LeftButton, shown.at(0, 3), shown.at(0, 3) + QPoint(6, 6));
  shown.use(Tool::Rectangle);
  shown.drag(Qt::LeftButton, shown.at(2, 2), shown.at(3, 4));
  shown.use(Tool::Ellipse);
  shown.drag(Qt::LeftButton, shown.at(4, 4), shown.at(6, 6));
  shown.use(Tool::Lasso);
  QTest::mousePress(&shown.canvas(), Qt::LeftButton, {}, shown.at(5, 0));
  for (const QPoint to : {shown.at(5, 2), shown.at(7, 2), shown.at(7, 0)}) shown.move(to, Qt::LeftButton);
  QTest::mouseRelease(&shown.canvas(), Qt::LeftButton, {}, shown.at(7, 0));
  shown.use(Tool::Polygon);
  for (const QPoint at : {shown.at(0, 5), shown.at(0, 7), shown.at(2, 7)}) clickAt(shown, at);
  QTest::mouseDClick(&shown.canvas(), Qt::LeftButton, {}, shown.at(2, 7));
  shown.use(Tool::Fill);
  clickAt(shown, shown.at(7, 7));
}

}  // namespace

TEST_CASE("every tool paints through real events, and undoing all gives the start again bit for bit", "[canvas][tools]") {
  Shown shown(128);
  const std::string start = mask::shapesToJson(shown.session.document().shapes);
  const Hash128 start_mask = shown.session.mask().hash();
  useEveryTool(shown);
  const std::vector<std::string> names = {"Brush 1", "Eraser 1", "Rectangle 1", "Ellipse 1", "Lasso 1", "Polygon 1", "Fill"};
  const auto& shapes = shown.session.document().shapes;
  REQUIRE(shapes.size() == names.size());
  for (std::size_t i = 0; i < names.size(); ++i) CHECK(shapes[i].name == names[i]);
  CHECK(shown.session.mask().hidden(shown.token(7, 7)));
  CHECK_FALSE(shown.session.mask() == mask::Mask(shown.session.mask().grid()));

  shown.use(Tool::Move);
  shown.drag(Qt::LeftButton, shown.at(5, 5), shown.at(4, 5));
  CHECK(shapes[3].pose.dy < 0);
  const std::string end = mask::shapesToJson(shapes);
  const Hash128 end_mask = shown.session.mask().hash();

  int steps = 0;
  while (!shown.session.undoLabel().empty()) {
    shown.session.undo();
    ++steps;
  }
  CHECK(steps == static_cast<int>(names.size()) + 1);
  CHECK(mask::shapesToJson(shown.session.document().shapes) == start);
  CHECK(shown.session.mask().hash() == start_mask);
  while (steps-- > 0) shown.session.redo();
  CHECK(mask::shapesToJson(shown.session.document().shapes) == end);
  CHECK(shown.session.mask().hash() == end_mask);
}

TEST_CASE("a polygon of the right button ends without a menu, and another tool gives it up", "[canvas][tools]") {
  Shown shown(128);
  shown.session.run(session::setShapes({mask::MaskShape{shown.session.newShapeId(), "All", mask::Operation::Hide, {}, mask::Rectangle{{0, 0}, {1, 1}}}}, "All"));
  shown.use(Tool::Polygon);
  for (const QPoint at : {shown.at(0, 5), shown.at(0, 7), shown.at(2, 7)}) clickAt(shown, at, Qt::RightButton);
  QTest::mouseDClick(&shown.canvas(), Qt::RightButton, {}, shown.at(2, 7));
  CHECK_FALSE(shown.session.mask().hidden(shown.token(0, 7)));
  CHECK(QApplication::activePopupWidget() == nullptr);
  for (const QPoint at : {shown.at(4, 0), shown.at(6, 0), shown.at(6, 3)}) clickAt(shown, at, Qt::RightButton);
  CHECK(QTest::qWaitFor([&] { return !(shown.session.shownMask() == shown.session.mask()); }));
  shown.use(Tool::Rectangle);
  CHECK(shown.session.shownMask() == shown.session.mask());
  CHECK(shown.session.document().shapes.size() == 2);
}

TEST_CASE("a polygon in progress is nobody else's to keep or give up", "[canvas][tools]") {
  Shown shown(128);
  shown.drag(Qt::LeftButton, shown.at(0, 0), shown.at(0, 3));
  const mask::MaskShape layer = last(shown);
  shown.use(Tool::Polygon);
  for (const QPoint at : {shown.at(4, 0), shown.at(6, 0), shown.at(6, 3)}) clickAt(shown, at);
  REQUIRE(QTest::qWaitFor([&] { return shown.session.previewed().has_value(); }));
  {
    ShapeChange click(shown.session, layer);  // pressed and released without a move
    click.keep("Move it");
  }
  CHECK(shown.session.previewed().has_value());
  CHECK(shown.session.document().shapes.size() == 1);
  ShapeChange drag(shown.session, layer);
  mask::MaskShape moved = layer;
  moved.pose.dy = 0.3;
  drag.show(moved);  // takes the place of the polygon, which ends
  clickAt(shown, shown.at(7, 7));
  drag.keep("Move it");
  CHECK(shown.session.undoLabel() == "Move it");
  CHECK(last(shown).pose.dy == 0.3);
  QTest::keyClick(&shown.canvas(), Qt::Key_Escape);
  CHECK(shown.session.shownMask() == shown.session.mask());
}

TEST_CASE("what is drawn in parts is what is drawn whole", "[canvas][gl]") {
  Shown shown(128);
  if (shown.canvas().grabFramebuffer().isNull()) {
    WARN("no OpenGL 3.2 here");
    return;
  }
  std::mt19937 random(5);
  const auto pixel = [&] { return QPoint(static_cast<int>(random() % 500) + 40, static_cast<int>(random() % 460) + 40); };
  const auto look = [&] {
    const QImage parts = shown.canvas().grabFramebuffer();
    shown.canvas().drawAnew();
    return std::pair(parts, shown.canvas().grabFramebuffer());
  };
  for (int i = 0; i < 40; ++i) {
    switch (random() % 8) {
      case 0:
        shown.session.undo();
        break;
      case 1:
        shown.session.setPlayhead(static_cast<int>(random() % 8));
        break;
      case 2:
        CHECK_FALSE(shown.canvas().picture().isNull());  // without marks, then with them again
        break;
      case 3:
        shown.panel->resize(500 + static_cast<int>(random() % 200), 520);
        break;
      case 4:
        shown.themes.setDark(!shown.themes.theme().dark);
        break;
      case 5:
        QTest::mouseMove(&shown.canvas(), pixel());
        break;
      default:
        shown.use(random() % 2 == 0 ? Tool::Brush : Tool::Eraser);
        shown.drag(Qt::LeftButton, pixel(), pixel());
    }
    QApplication::processEvents();
    const auto [parts, whole] = look();
    INFO("after act " << i);
    REQUIRE(parts == whole);
  }
}

TEST_CASE("an ellipse is round with Shift and grows from its middle with Ctrl", "[canvas][tools]") {
  Shown shown(128);
  shown.use(Tool::Ellipse);
  const QPoint from = shown.at(3, 3), to = from + QPoint(40, 90);
  shown.drag(Qt::LeftButton, from, to, Qt::ShiftModifier | Qt::ControlModifier);
  const auto& ellipse = std::get<mask::Ellipse>(last(shown).form);
  const double aspect = shown.session.placement()->frame_aspect;
  CHECK(std::abs(ellipse.a.x - ellipse.b.x) * aspect == Approx(std::abs(ellipse.a.y - ellipse.b.y)));
  const QPointF middle = shown.canvas().posInWidget(mask::boxAround(last(shown).form, aspect).centre());
  CHECK((middle - from).manhattanLength() < 1);
}

TEST_CASE("Backspace drops the last corner of a polygon, Escape gives it up, Enter closes it", "[canvas][tools]") {
  Shown shown(128);
  shown.use(Tool::Polygon);
  for (const QPoint at : {shown.at(1, 1), shown.at(1, 5), shown.at(5, 5), shown.at(7, 0)}) clickAt(shown, at);
  QTest::keyClick(&shown.canvas(), Qt::Key_Backspace);
  QTest::keyClick(&shown.canvas(), Qt::Key_Return);
  REQUIRE(shown.session.document().shapes.size() == 1);
  CHECK(std::get<mask::Polygon>(last(shown).form).points.size() == 3);
  CHECK(shown.session.mask().hidden(shown.token(2, 4)));
  CHECK_FALSE(shown.session.mask().hidden(shown.token(6, 1)));
  clickAt(shown, shown.at(6, 6));
  shown.move(shown.at(7, 7), Qt::NoButton);
  QApplication::processEvents();
  QTest::keyClick(&shown.canvas(), Qt::Key_Escape);
  CHECK(shown.session.document().shapes.size() == 1);
  CHECK(shown.session.shownMask() == shown.session.mask());
}

TEST_CASE("fill takes what hangs together, and the right button shows it again", "[canvas][tools]") {
  Shown shown(128);
  shown.use(Tool::Rectangle);
  shown.drag(Qt::LeftButton, shown.at(0, 3), shown.at(7, 3));  // a wall
  shown.use(Tool::Fill);
  clickAt(shown, shown.at(4, 0));
  CHECK(shown.session.mask().hidden(shown.token(7, 2)));
  CHECK_FALSE(shown.session.mask().hidden(shown.token(4, 4)));
  clickAt(shown, shown.at(4, 0), Qt::RightButton);
  CHECK(shown.session.mask().hiddenCount() == 0);
  clickAt(shown, shown.at(4, 0), Qt::RightButton);
  CHECK(shown.session.document().shapes.size() == 3);  // the last click changed nothing
}

TEST_CASE("a layer is moved, scaled and turned by its handles, each drag one step, and Escape takes a drag back", "[canvas][tools]") {
  Shown shown(128);
  shown.use(Tool::Rectangle);
  shown.drag(Qt::LeftButton, shown.at(3, 3), shown.at(4, 4));
  shown.use(Tool::Move);
  clickAt(shown, shown.at(3, 3) + QPoint(12, 12));
  REQUIRE(shown.view.shape == last(shown).id);
  const auto& placement = *shown.session.placement();
  const auto handles = [&] { return *handlesOf(last(shown), placement.middle_s(0), placement.frame_aspect, 0.05); };
  const auto onScreen = [&](mask::PointInFrame point) { return shown.canvas().posInWidget(point).toPoint(); };

  const QPoint corner = onScreen(handles().corners[2]);
  shown.drag(Qt::LeftButton, corner, corner + QPoint(30, 30), Qt::ShiftModifier);
  CHECK(last(shown).pose.scale_x > 1.2);
  CHECK(last(shown).pose.scale_x == Approx(last(shown).pose.scale_y));
  const mask::Pose scaled = last(shown).pose;

  const QPoint middle = onScreen(handles().centre);
  QTest::mousePress(&shown.canvas(), Qt::LeftButton, {}, middle);
  shown.move(middle + QPoint(50, 0), Qt::LeftButton);
  CHECK(QTest::qWaitFor([&] { return shown.session.shownShapes().back().pose.dx > 0; }));
  CHECK(last(shown).pose == scaled);  // not in the document before the button is up
  QTest::keyClick(&shown.canvas(), Qt::Key_Escape);
  QTest::mouseRelease(&shown.canvas(), Qt::LeftButton, {}, middle + QPoint(50, 0));
  CHECK(last(shown).pose == scaled);
  CHECK(shown.session.redoLabel().empty());

  QTest::keyClick(&shown.canvas(), Qt::Key_Right);
  CHECK(last(shown).pose.dx == Approx((placement.x1 - placement.x0) / placement.grid.cols));
  shown.session.undo();
  shown.session.undo();
  CHECK(last(shown).pose == mask::Pose{});
  QTest::keyClick(&shown.canvas(), Qt::Key_Delete);
  CHECK(shown.session.document().shapes.empty());
}

TEST_CASE("moving a keyed layer on another step sets a key there", "[canvas][tools]") {
  Shown shown(128);
  shown.use(Tool::Rectangle);
  shown.drag(Qt::LeftButton, shown.at(3, 3), shown.at(4, 4));
  const auto& placement = *shown.session.placement();
  mask::MaskShape keyed = last(shown);
  keyed.keys = {{placement.middle_s(0), {}, mask::Easing::Straight, 1}};
  shown.session.run(session::changeShape(keyed, "Add key"));
  shown.session.endStep();
  shown.session.setPlayhead(static_cast<int>(shown.session.window()->frames.size()) - 1);
  shown.use(Tool::Move);
  shown.drag(Qt::LeftButton, shown.at(3, 3) + QPoint(12, 12), shown.at(6, 3));
  const int steps = placement.grid.steps;
  REQUIRE(last(shown).keys.size() == 2);
  CHECK(last(shown).keys[1].time_s == Approx(placement.middle_s(steps - 1)));
  CHECK(last(shown).keys[1].pose.dy > 0.2);
  const mask::TokenGrid grid = placement.grid;
  CHECK(shown.session.mask().hidden(grid.id({0, 3, 3})));
  CHECK_FALSE(shown.session.mask().hidden(grid.id({steps - 1, 3, 3})));
  CHECK(shown.session.mask().hidden(grid.id({steps - 1, 6, 3})));
}

TEST_CASE("a locked layer is not touched by tools", "[canvas][tools]") {
  Shown shown(128);
  shown.use(Tool::Rectangle);
  shown.drag(Qt::LeftButton, shown.at(3, 3), shown.at(4, 4));
  const ShapeId id = last(shown).id;
  chooseInMenu(shown, id, "Locked");
  shown.view.shape = id;
  shown.use(Tool::Move);
  shown.drag(Qt::LeftButton, shown.at(3, 3), shown.at(6, 3));
  CHECK(last(shown).pose == mask::Pose{});
  shown.view.shape = id;
  QTest::keyClick(&shown.canvas(), Qt::Key_Delete);
  CHECK(shown.session.document().shapes.size() == 1);
}

TEST_CASE("a pen's pressure makes a stroke thinner", "[canvas][tools]") {
  Shown shown(128);
  shown.view.brush_cells = 5;
  const auto pen = [&](QEvent::Type type, QPoint at, double pressure) {
    QTabletEvent event(type, QPointingDevice::primaryPointingDevice(), at, shown.canvas().mapToGlobal(at), pressure, 0, 0, 0, 0, 0,
                       Qt::NoModifier, Qt::LeftButton, Qt::LeftButton);
    QApplication::sendEvent(&shown.canvas(), &event);
  };
  pen(QEvent::TabletPress, shown.at(3, 1), 0.1);
  for (int col = 2; col <= 6; ++col) pen(QEvent::TabletMove, shown.at(3, col), col < 5 ? 0.1 : 1.0);
  pen(QEvent::TabletRelease, shown.at(3, 6), 1.0);
  REQUIRE(shown.session.document().shapes.size() == 1);
  const auto& stroke = std::get<mask::Stroke>(last(shown).form);
  REQUIRE(stroke.pressure.size() == stroke.points.size());
  CHECK(shown.session.mask().hidden(shown.token(5, 6)));
  CHECK_FALSE(shown.session.mask().hidden(shown.token(5, 1)));
}

TEST_CASE("layers are alone, frozen, joined and copied to the next step from their menu", "[canvas][tools]") {
  Shown shown(128);
  shown.use(Tool::Rectangle);
  shown.drag(Qt::LeftButton, shown.at(1, 1), shown.at(3, 3));
  shown.drag(Qt::LeftButton, shown.at(3, 3), shown.at(5, 5));
  const ShapeId lower = shown.session.document().shapes[0].id, upper = shown.session.document().shapes[1].id;
  const mask::Mask both = shown.session.mask();
  chooseInMenu(shown, lower, "Alone");
  CHECK_FALSE(shown.session.mask().hidden(shown.token(5, 5)));
  chooseInMenu(shown, lower, "Alone");
  chooseInMenu(shown, lower, "Turn into painted tokens");
  CHECK(std::holds_alternative<mask::PaintedCells>(shown.session.document().shapes[0].form));
  CHECK(shown.session.mask() == both);
  chooseInMenu(shown, upper, "Keep what both have");
  REQUIRE(shown.session.document().shapes.size() == 1);
  CHECK(shown.session.mask().hidden(shown.token(3, 3)));
  CHECK(shown.session.mask().hiddenCount() == shown.session.mask().grid().steps);
  chooseInMenu(shown, lower, "Grow by a token");
  CHECK(shown.session.mask().hiddenCountInStep(0) == 9);
  chooseInMenu(shown, lower, "This step");
  chooseInMenu(shown, lower, "Copy to the step after the playhead");
  CHECK((shown.session.mask().hiddenCountInStep(0) == 9 && shown.session.mask().hiddenCountInStep(1) == 9));
  CHECK(shown.session.playheadStep() == 1);
}

TEST_CASE("layers go through the clipboard as the text of a mask file", "[canvas][tools]") {
  Shown shown(128);
  shown.drag(Qt::LeftButton, shown.at(1, 0), shown.at(1, 2));
  shown.view.shape = last(shown).id;
  REQUIRE(copyLayers(shown.session, shown.view));
  CHECK(mask::parseShapes(QGuiApplication::clipboard()->text().toStdString(), "test").size() == 1);
  REQUIRE(canPasteLayers());
  pasteLayers(shown.session, shown.view);
  REQUIRE(shown.session.document().shapes.size() == 2);
  CHECK(last(shown).form == shown.session.document().shapes[0].form);
  CHECK(last(shown).id != shown.session.document().shapes[0].id);
  QGuiApplication::clipboard()->setText("{\"format\": \"lacuna mask\"");
  CHECK_THROWS_WITH(pasteLayers(shown.session, shown.view), ContainsSubstring("no json from line 1 on"));
  CHECK(shown.session.document().shapes.size() == 2);
}

TEST_CASE("following makes a layer with a key at each step, and cancel answers", "[canvas][tools]") {
  Shown shown(128);
  shown.use(Tool::Follow);
  shown.drag(Qt::LeftButton, shown.at(1, 1), shown.at(4, 4));
  REQUIRE(shown.session.following().busy);
  shown.queue.drainUntil([&] { return !shown.session.following().busy; });
  CHECK_FALSE(shown.session.following().error);
  REQUIRE(shown.session.document().shapes.size() == 1);
  CHECK(last(shown).keys.size() == static_cast<std::size_t>(shown.session.placement()->grid.steps));
  CHECK(shown.session.undoLabel() == "Follow Object 1");
  shown.session.followObject(last(shown));
  shown.session.cancel();
  CHECK_FALSE(shown.session.following().busy);
  shown.session.undo();
  CHECK(shown.session.document().shapes.empty());
}
