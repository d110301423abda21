#include <QAbstractButton>
#include <QCheckBox>
#include <QPushButton>
#include <QTabBar>
#include <QTest>
#include <utility>
#include <vector>

#include "core/base/random_draws.hpp"
#include "core/session/commands.hpp"
#include "core/world/scene.hpp"
#include "tests/support/catch.hpp"
#include "tests/widgets/window_fixture.hpp"
#include "widgets/canvas/clip_canvas.hpp"
#include "widgets/canvas/clip_panel.hpp"
#include "widgets/scene/latent_panel.hpp"
#include "widgets/scene/latent_view.hpp"
#include "widgets/start/demo_scenes.hpp"
#include "widgets/start/welcome.hpp"
#include "widgets/timeline/timeline_panel.hpp"
#include "widgets/timeline/timeline_view.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

struct FirstRun : lacuna::test::WholeWindow {
  explicit FirstRun(const QSize& size = {1600, 1000}) : WholeWindow(size) {
    hide({{0.4, 0.5}, {0.7, 0.9}});
    untilCurrent();
    session.pick(session.result().run->hidden_ids.front());
    settle();
  }
  void hide(const mask::Rectangle& box) {
    mask::MaskShape shape{session.newShapeId(), "Box", mask::Operation::Hide, {}, box};
    session.run(session::setShapes({shape}, "Mask"));
  }
  void untilCurrent() {
    queue.drainUntil([this] { return session.resultIsCurrent(); });
  }
  /// Until the hints stay where they are: each picture that is drawn makes them look for their places again.
  void settle() {
    constexpr int sights = 3, patience_ms = 60'000;  // only ends a hung test
    std::vector<std::pair<bool, QRect>> last;
    int same = 0;
    REQUIRE(QTest::qWaitFor([&] {
      std::vector<std::pair<bool, QRect>> now;
      for (int i = 0; i < StartSteps::count; ++i) now.emplace_back(hints().bubble(i).isVisible(), hints().bubble(i).body());
      same = now == last ? same + 1 : 0;
      last = std::move(now);
      return same == sights;
    }, patience_ms));
  }
  Hints& hints() { return window.welcome().hints(); }
  ClipCanvas& canvas() { return window.clipPanel().canvas(); }
  void drag(const mask::PointInFrame& from, const mask::PointInFrame& to) {
    const QPoint a = canvas().posInWidget(from).toPoint(), b = canvas().posInWidget(to).toPoint();
    QTest::mousePress(&canvas(), Qt::LeftButton, {}, a);
    for (int i = 1; i <= 4; ++i) QTest::mouseMove(&canvas(), a + (b - a) * i / 4);
    QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, b);
  }
  int doneSteps() { return window.welcome().steps().doneCount(); }
  QTabBar* tabs() {
    for (auto* bar : window.findChildren<QTabBar*>())
      if (bar->accessibleName() == "Inspector") return bar;
    return nullptr;
  }
};

void checkPlaces(FirstRun& f) {
  const QRegion kept_free = f.hints().keptFree();
  QRegion bubbles;
  for (int i = 0; i < StartSteps::count; ++i) {
    const HintBubble& bubble = f.hints().bubble(i);
    if (!bubble.isVisible()) continue;
    INFO("bubble " << i + 1);
    CHECK(f.window.rect().contains(bubble.body()));
    CHECK_FALSE(kept_free.intersects(bubble.body()));
    CHECK_FALSE(bubbles.intersects(bubble.body()));
    bubbles += bubble.body();
  }
}

}  // namespace

TEST_CASE("a bubble lies beside what it points at, and on nothing that is to be seen", "[start]") {
  const QRect bounds(0, 0, 1000, 600);
  const BubbleWish wish{{200, 90}, {500, 280, 60, 60}, {BubbleSide::Left, BubbleSide::Above}};
  const auto free = placeBubble(wish, bounds, {});
  REQUIRE(free.has_value());
  CHECK(free->side == BubbleSide::Left);
  CHECK(free->body.right() < 500);
  CHECK(500 - free->body.right() <= bubble_pointer + 2);
  CHECK(free->body.top() + free->pointer == Approx(310).margin(1));
  const auto above = placeBubble(wish, bounds, QRect(0, 200, 499, 200));
  REQUIRE(above.has_value());
  CHECK(above->side == BubbleSide::Above);
  CHECK_FALSE(placeBubble(wish, bounds, bounds).has_value());
  CHECK_FALSE(placeBubble(wish, QRect(0, 0, 150, 80), {}).has_value());

  RandomDraws draws(5);
  const auto whole = [&](int low, int high) { return static_cast<int>(draws.within(low, high)); };
  for (int i = 0; i < 300; ++i) {
    QRegion taken;
    for (int k = whole(0, 12); k > 0; --k) taken += QRect(whole(0, 900), whole(0, 500), whole(5, 300), whole(5, 200));
    const BubbleWish any{{whole(80, 300), whole(40, 160)}, {whole(-50, 1000), whole(-50, 600), whole(1, 200), whole(1, 200)},
                         {BubbleSide::Right, BubbleSide::Below, BubbleSide::Left}};
    if (const auto place = placeBubble(any, bounds, taken)) {
      CHECK(bounds.contains(place->body));
      CHECK_FALSE(taken.intersects(place->body));
      CHECK(place->body.size() == any.size);
    }
  }
}

TEST_CASE("the hints lie on neither mask, picked token nor playhead, whatever changes", "[start]") {
  const QSize size = GENERATE(QSize(1600, 1000), QSize(1280, 720));
  FirstRun f(size);
  REQUIRE(f.actions.trigger("help.hints"));
  f.settle();
  for (int i = 0; i < StartSteps::count; ++i) CHECK(f.hints().bubble(i).isVisible());
  CHECK(f.hints().keptFree().boundingRect().isValid());
  checkPlaces(f);
  RandomDraws draws(3);
  const mask::TokenGrid grid = f.session.placement()->grid;
  for (int i = 0; i < 12; ++i) {
    // Not by hand: the steps are watched, so a picked token and a moved playhead close their bubbles.
    const double x = draws.within(0, 0.6), y = draws.within(0, 0.6);
    f.hide({{x, y}, {x + draws.within(0.1, 0.4), y + draws.within(0.1, 0.4)}});
    f.session.setPlayhead(static_cast<int>(draws.within(0, 7.9)));
    f.session.pick(TokenId{static_cast<std::int32_t>(draws.within(0, grid.size() - 0.1))});
    REQUIRE(f.actions.trigger("help.hints"));  // all three again
    f.settle();
    checkPlaces(f);
  }
}

TEST_CASE("no hint lies on the ruler that the third one asks to drag on", "[start]") {
  const QSize size = GENERATE(QSize(1600, 1000), QSize(1280, 720));
  FirstRun f(size);
  REQUIRE(f.actions.trigger("help.hints"));
  f.settle();
  const auto* timeline = f.window.findChild<TimelineView*>();
  const QRect ruler(timeline->mapTo(&f.window, QPoint()), QSize(timeline->width(), 25));
  for (int i = 0; i < StartSteps::count; ++i) {
    INFO(i);
    REQUIRE(f.hints().bubble(i).isVisible());
    CHECK_FALSE(f.hints().bubble(i).body().intersects(ruler));
  }
}

TEST_CASE("a thing that is done ticks its step and closes its hint", "[start]") {
  FirstRun f;
  f.window.welcome().begin();
  f.settle();
  CHECK(f.tabs()->tabText(f.tabs()->currentIndex()) == "Start");
  CHECK(f.doneSteps() == 0);
  CHECK(f.hints().bubble(StartSteps::Time).findChild<QPushButton*>()->isVisible());

  REQUIRE(f.actions.trigger("tool.brush"));
  f.drag({0.1, 0.1}, {0.25, 0.2});
  f.untilCurrent();
  f.settle();
  CHECK(f.doneSteps() == 1);
  CHECK_FALSE(f.hints().bubble(StartSteps::Hide).isVisible());
  CHECK(f.hints().bubble(StartSteps::Guess).isVisible());
  const auto rows = f.window.findChildren<StepRow*>();
  REQUIRE(rows.size() == 3);
  CHECK(rows[0]->done());
  CHECK(rows[0]->accessibleName() == "Hide something, done");
  CHECK_FALSE(rows[1]->done());

  auto* timeline = f.window.findChild<TimelineView*>();
  const int y = 12;  // on the ruler
  QTest::mousePress(timeline, Qt::LeftButton, {}, QPoint(qRound(timeline->axis().xOfFrame(1.5)), y));
  QTest::mouseMove(timeline, QPoint(qRound(timeline->axis().xOfFrame(5.5)), y));
  QTest::mouseRelease(timeline, Qt::LeftButton, {}, QPoint(qRound(timeline->axis().xOfFrame(5.5)), y));
  f.settle();
  CHECK(f.doneSteps() == 2);
  CHECK_FALSE(f.hints().bubble(StartSteps::Time).isVisible());
  CHECK(f.hints().bubble(StartSteps::Guess).findChild<QPushButton*>()->isVisible());  // the last one that is open

  REQUIRE(f.actions.trigger("tool.pick"));
  const TokenId other = f.session.mask().grid().id({f.session.playheadStep(), 0, 0});
  QTest::mouseClick(&f.canvas(), Qt::LeftButton, {}, f.canvas().cellInWidget(other).center().toPoint());
  f.settle();
  CHECK(f.doneSteps() == 3);
  CHECK_FALSE(f.hints().shown());
}

TEST_CASE("what the program does while it opens ticks nothing", "[start]") {
  FirstRun f;
  REQUIRE(f.doneSteps() == 0);
  openDemoScene(demoScenes()[1], f.session);
  f.queue.drainUntil([&] { return f.session.resultIsCurrent() && !f.session.clipLoading().busy; });
  f.session.setPlayhead(3);
  f.settle();
  CHECK(f.session.document().clip_path == demoScenes()[1].clip);
  CHECK(f.session.mask().hiddenCount() > 0);
  CHECK(f.doneSteps() == 0);
  f.session.setPlayhead(5);
  CHECK(f.doneSteps() == 1);
}

TEST_CASE("Escape and Got it close all hints, Help has them again, a second start has none", "[start]") {
  FirstRun f;
  f.window.welcome().begin();
  f.settle();
  REQUIRE(f.hints().shown());
  const auto picked = f.session.picked();
  REQUIRE(picked.has_value());
  f.window.activateWindow();
  REQUIRE(QTest::qWaitForWindowActive(&f.window));
  QTest::keyClick(&f.window, Qt::Key_Escape);
  f.settle();
  CHECK_FALSE(f.hints().shown());
  CHECK(f.session.picked() == picked);  // the hints took it
  REQUIRE(f.actions.trigger("help.hints"));
  for (QWidget* panel : {static_cast<QWidget*>(&f.canvas()), static_cast<QWidget*>(&f.window.latentPanel().view())}) {
    REQUIRE(f.actions.trigger("help.hints"));
    panel->setFocus();
    QTest::keyClick(panel, Qt::Key_Escape);  // so they do where the keyboard is in a panel that has Escape for itself
    CHECK_FALSE(f.hints().shown());
    CHECK(f.session.picked() == picked);
  }
  QTest::keyClick(&f.window, Qt::Key_Escape);
  CHECK_FALSE(f.session.picked().has_value());

  f.window.welcome().begin();
  f.settle();
  CHECK_FALSE(f.hints().shown());

  REQUIRE(f.actions.trigger("help.hints"));
  f.settle();
  REQUIRE(f.hints().shown());
  auto* got_it = f.hints().bubble(StartSteps::Time).findChild<QPushButton*>();
  QTest::mouseClick(got_it, Qt::LeftButton);
  CHECK_FALSE(f.hints().shown());
}

TEST_CASE("the Start tab comes first, closes, and stays away when that is wished", "[start]") {
  FirstRun f;
  CHECK_FALSE(f.tabs()->isTabVisible(0));
  f.window.welcome().begin();
  CHECK(f.tabs()->isTabVisible(0));
  CHECK(f.tabs()->currentIndex() == 0);
  const auto in_sight = [&f](const char* name) {
    for (int i = 0; i < f.tabs()->count(); ++i)
      if (f.tabs()->tabText(i) == name) return f.tabs()->isTabVisible(i);
    return false;
  };
  CHECK(in_sight("Run"));  // what came of the prediction
  auto* again = f.window.findChild<QCheckBox*>("show_start");
  REQUIRE(again != nullptr);
  CHECK(again->isChecked());
  QTest::mouseClick(again, Qt::LeftButton, {}, QPoint(8, again->height() / 2));
  CHECK_FALSE(f.preferences.value(preference::show_start).toBool());
  f.window.welcome().showStart(false);
  CHECK_FALSE(f.tabs()->isTabVisible(0));
  CHECK(f.tabs()->tabText(f.tabs()->currentIndex()) == "Token");
  f.window.welcome().begin();
  CHECK_FALSE(f.tabs()->isTabVisible(0));
  REQUIRE(f.actions.trigger("help.start"));
  CHECK(f.tabs()->currentIndex() == 0);
  REQUIRE(f.actions.trigger("view.tab.run"));
  CHECK(f.tabs()->tabText(f.tabs()->currentIndex()) == "Run");
}

TEST_CASE("the first step says how one comes to the brush, or nothing of it when the brush is in hand", "[start]") {
  FirstRun f;
  f.window.welcome().showStart(true);
  const auto says = [&f] {
    QStringList lines;
    for (const Label* line : f.window.findChildren<StepRow*>().front()->findChildren<Label*>()) lines << line->text();
    return lines.join('|').toStdString();
  };
  REQUIRE(f.actions.trigger("tool.brush"));
  CHECK(says() == "Hide something|Drag on the clip.");
  REQUIRE(f.actions.trigger("tool.pick"));
  CHECK(says() == "Hide something|Press B, then drag on the clip.");
  f.actions.setShortcut("tool.brush", QKeySequence("Ctrl+Alt+P"));
  CHECK(says() == "Hide something|Press Ctrl+Alt+P, then drag on the clip.");
  f.actions.setShortcut("tool.brush", {});
  CHECK(says() == "Hide something|Choose the brush, then drag on the clip.");
}

TEST_CASE("demo clips are pictures that open", "[start]") {
  FirstRun f;
  f.window.welcome().showStart(true);
  const auto pictures = f.window.findChildren<ScenePictureButton*>();
  REQUIRE(pictures.size() == static_cast<int>(demoScenes().size()));
  f.queue.drainUntil([&] { return !pictures.back()->picture().isNull(); });
  for (const auto* picture : pictures) {
    CHECK(picture->picture().width() == picture->picture().height());
    CHECK_FALSE(picture->isChecked());
  }
  QTest::mouseClick(pictures[2], Qt::LeftButton, {}, QPoint(20, 20));
  f.queue.drainUntil([&] { return !f.session.clipLoading().busy; });
  CHECK(f.session.document().clip_path == demoScenes()[2].clip);
  CHECK(f.session.document().shapes.front().name == "The fall");
  CHECK(pictures[2]->isChecked());
}

TEST_CASE("the ball of the demo is under its mask at every step that hides", "[start]") {
  FirstRun f;
  for (const int number : {0, 1}) {
    const DemoScene& scene = demoScenes()[static_cast<std::size_t>(number)];
    const world::Clip truth = world::makeClip(world::parseScene(demoScenes()[0].clip));
    mask::GridPlacement placement;
    placement.grid = {8, 8, 8};
    for (int step = 0; step < 8; ++step) placement.steps.push_back({step * 0.25, (step + 1) * 0.25});
    const mask::Mask mask = mask::rasterise(demoMask(scene, f.session), placement, mask::usual_coverage);
    int hidden_steps = 0;
    for (int step = 0; step < 8; ++step) {
      if (mask.hiddenCountInStep(step) == 0) continue;
      ++hidden_steps;
      const world::Body& ball = truth.frames[static_cast<std::size_t>(2 * step)].back();
      const int row = static_cast<int>(ball.y * 8), col = static_cast<int>(ball.x * 8);
      CHECK(mask.hidden(placement.grid.id({step, row, col})));
    }
    CHECK(hidden_steps == 5);
  }
}
