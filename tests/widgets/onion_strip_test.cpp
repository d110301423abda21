#include "widgets/canvas/onion_strip.hpp"

#include <QTest>

#include "core/session/commands.hpp"
#include "tests/support/catch.hpp"
#include "tests/widgets/scene_fixture.hpp"
#include "tests/widgets/window_fixture.hpp"
#include "widgets/canvas/clip_canvas.hpp"
#include "widgets/canvas/clip_panel.hpp"
#include "widgets/canvas/lens_strip.hpp"
#include "widgets/canvas/map_footer.hpp"
#include "widgets/controls/elided_label.hpp"
#include "widgets/theme/inks.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

/// The Masks workspace with something hidden on the third step alone.
struct Steps : lacuna::test::WholeWindow {
  OnionStrip* strip = window.findChild<OnionStrip*>();
  QList<OnionTile*> tiles = strip->findChildren<OnionTile*>();
  int in_step = session.model()->description().tubelet;

  explicit Steps(const QSize& size = {1600, 1000}) : WholeWindow(size) {
    mask::MaskShape shape{session.newShapeId(), "Third", mask::Operation::Hide, session.placement()->steps.at(2), mask::Rectangle{{0.3, 0.3}, {0.7, 0.7}}};
    session.run(session::setShapes({shape}, "Third step"));
    REQUIRE(actions.trigger("view.workspace.masks"));
    session.setPlayhead(in_step);
    QCoreApplication::processEvents();
  }
  QStringList captions() const {
    QStringList all;
    for (const OnionTile* tile : tiles) all << tile->text();
    return all;
  }
  QString heading() {
    for (const ElidedLabel* label : window.clipPanel().findChildren<ElidedLabel*>())
      if (label->isVisible()) return label->text();
    return {};
  }
};

bool hasColour(const QImage& picture, const QColor& wanted) {
  for (int y = 0; y < picture.height(); ++y)
    for (int x = 0; x < picture.width(); ++x)
      if (picture.pixelColor(x, y) == wanted) return true;
  return false;
}

}  // namespace

TEST_CASE("where masks are made the steps around stand beside the frame instead of the lenses", "[canvas][onion][masks]") {
  Steps s;
  REQUIRE(s.strip->isVisible());
  CHECK_FALSE(s.window.findChild<LensStrip*>()->isVisible());
  CHECK(s.captions() == QStringList{"Step 1", "Step 2, now", "Step 3"});
  const QList<QColor> edges = {inks::before(), inks::mark(), inks::after()};
  for (int i = 0; i < 3; ++i) {
    INFO(i);
    CHECK(hasColour(s.tiles[i]->grab().toImage(), edges[i]));
  }
  const QImage shown = s.tiles[2]->grab().toImage();
  s.session.run(session::setShapes({}, "Clear"));
  CHECK(s.tiles[2]->grab().toImage() != shown);  // it had the mask of its step
  s.session.undo();
  CHECK(s.tiles[2]->grab().toImage() == shown);

  CHECK(s.heading() == QString::fromUtf8("painting on step 2, frames 3\u20134"));
  QTest::mouseClick(s.tiles[2], Qt::LeftButton);
  CHECK(s.session.playheadStep() == 2);
  CHECK(s.captions() == QStringList{"Step 2", "Step 3, now", "Step 4"});
  s.session.setPlayhead(0);
  CHECK(s.captions() == QStringList{"", "Step 1, now", "Step 2"});
  CHECK_FALSE(s.tiles[0]->isEnabled());
  CHECK(s.tiles[0]->accessibleName() == "No such step");
  s.tiles[2]->setFocus();
  QTest::keyClick(s.tiles[2], Qt::Key_Space);
  CHECK(s.session.playheadStep() == 1);
  REQUIRE(s.actions.trigger("tool.pick"));
  CHECK(s.heading() == QString::fromUtf8("step 2, frames 3\u20134"));

  REQUIRE(s.actions.trigger("view.workspace.explore"));
  CHECK_FALSE(s.strip->isVisible());
  CHECK(s.window.findChild<LensStrip*>()->isVisible());
}

TEST_CASE("switches beside the steps turn grid, error and the chosen layer's path on the frame", "[canvas][onion][masks][gl]") {
  if (!lacuna::widgets::test::canDraw()) return;
  const QSize size = GENERATE(QSize(1600, 1000), QSize(1280, 720));
  Steps s(size);
  const auto switches = s.strip->findChildren<Switch*>();
  REQUIRE(switches.size() == 3);
  Switch &grid = *switches[0], &path = *switches[1], &error = *switches[2];
  for (const Switch* one : switches) CHECK(s.strip->rect().contains(one->geometry()));
  CHECK_FALSE(error.isChecked());  // what is hidden is what one looks at here
  REQUIRE(grid.isChecked() == s.view.show_grid);
  QTest::mouseClick(&grid, Qt::LeftButton);
  CHECK(grid.isChecked() == s.view.show_grid);
  QTest::mouseClick(&error, Qt::LeftButton);
  CHECK(error.isChecked() == s.view.show_error);
  s.view.show_error = !s.view.show_error;
  s.view.notify();
  CHECK(error.isChecked() == s.view.show_error);

  std::vector<mask::MaskShape> shapes = s.session.document().shapes;
  shapes.front().extent = {};
  mask::Key from, to;
  from.time_s = s.session.placement()->middle_s(0);
  to.time_s = s.session.placement()->middle_s(3);
  to.pose.dx = 0.2;
  to.pose.dy = 0.1;
  shapes.front().keys = {from, to};
  s.session.run(session::setShapes(shapes, "Move"));
  s.view.shape = shapes.front().id;
  s.view.notify();
  ClipCanvas& canvas = s.window.clipPanel().canvas();
  const QImage with = canvas.grabFramebuffer();
  QTest::mouseClick(&path, Qt::LeftButton);
  REQUIRE_FALSE(path.isChecked());
  const QImage without = canvas.grabFramebuffer();
  CHECK(with != without);
  QTest::mouseClick(&path, Qt::LeftButton);
  CHECK(canvas.grabFramebuffer() == with);
}

TEST_CASE("under the frame the Masks workspace says how much the step hides", "[canvas][masks]") {
  Steps s;
  auto* footer = s.window.findChild<MapFooter*>();
  s.view.show_error = false;
  s.view.notify();
  s.session.setPlayhead(2 * s.in_step);
  const QImage some = footer->grab().toImage();
  s.session.setPlayhead(3 * s.in_step);
  const QImage none = footer->grab().toImage();
  CHECK(some != none);
  REQUIRE(s.actions.trigger("view.workspace.explore"));
  s.view.show_error = false;
  s.view.notify();
  CHECK(footer->grab().toImage() != none);
}

TEST_CASE("the strip of steps does not keep a clip, shown or hidden", "[canvas][onion][masks]") {
  jobs::QueueExecutor queue;
  jobs::JobRunner runner(queue, 1);
  session::Session session(runner, {});
  ViewState view;
  ThemeStore themes(true);
  OnionStrip strip(session, view, themes, nullptr);
  const auto open = [&](const char* clip) {
    session.openClip(clip, session::Session::Input{{0, 8, 4.0}, 64});
    queue.drainUntil([&] { return session.placement() && !session.clipLoading().busy; });
  };
  session.openModel(lacuna::test::sourceFile("tests/data/model/untrained/model.safetensors"), true);
  queue.drainUntil([&] { return session.model() != nullptr; });
  open("world:behind,seed=7");
  session.predict();
  queue.drainUntil([&] { return session.resultIsCurrent(); });
  const std::weak_ptr<const media::ClipWindow> first = session.window();
  strip.show();
  REQUIRE(QTest::qWaitForWindowExposed(&strip));
  CHECK(strip.findChildren<OnionTile*>()[1]->text() == "Step 1, now");  // of that clip
  CHECK(QTest::qWaitFor([&] { return first.use_count() == 2; }));  // the session and its result
  strip.hide();
  open("world:throw,seed=3");
  CHECK(QTest::qWaitFor([&] { return first.use_count() <= 1; }));  // the last good result
  session.cancel();
}

TEST_CASE("lenses rest while masks are made, and show what is so when they come back", "[canvas][lenses][masks]") {
  Steps s;
  REQUIRE(s.actions.trigger("view.workspace.explore"));
  QCoreApplication::processEvents();
  Lens* frame = s.window.findChild<LensStrip*>()->findChild<Lens*>();
  const QImage before = frame->grab().toImage();
  REQUIRE(s.actions.trigger("view.workspace.masks"));
  const QImage hidden = frame->grab().toImage();
  s.session.setPlayhead(3 * s.in_step);
  CHECK(frame->grab().toImage() == hidden);  // nothing was drawn
  REQUIRE(s.actions.trigger("view.workspace.explore"));
  QCoreApplication::processEvents();
  CHECK(frame->grab().toImage() != before);
}
