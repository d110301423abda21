#include <QSignalSpy>
#include <QTest>
#include <filesystem>

#include "core/media/clip_reader.hpp"
#include "core/session/tasks.hpp"
#include "tests/widgets/export_fixture.hpp"
#include "tests/widgets/scene_fixture.hpp"

using namespace lacuna;
using namespace lacuna::widgets;
using lacuna::test::Predicted;

TEST_CASE("a walk through time has every frame, and the playhead goes back", "[export][gl]") {
  if (!lacuna::widgets::test::canDraw()) return;
  Predicted p;
  p.session.setPlayhead(3);
  WalkPlan plan;
  plan.height_px = 240;
  plan.rounds = 2;
  plan.path = p.path("walk.mp4");
  for (const bool whole_window : {false, true}) {
    plan.whole_window = whole_window;
    p.saved = 0;
    p.walks.save(plan);
    CHECK(p.walks.busy());
    p.finish();
    REQUIRE(p.failed.toStdString() == "");
    CHECK_FALSE(p.walks.busy());
    CHECK(p.session.playhead() == 3);
    const auto clip = media::openClip(plan.path.toStdString(), {});
    CHECK(clip->info().frames == 16);
    CHECK(clip->info().height == 240);
    CHECK(clip->info().rate_fps == Approx(8));
  }
}

TEST_CASE("a walk that is cancelled or loses its clip writes nothing", "[export][gl]") {
  if (!lacuna::widgets::test::canDraw()) return;
  Predicted p;
  WalkPlan plan = p.walkTo("walk.webp");
  p.beginFilm(plan);
  CHECK(p.actions.trigger("file.cancel_video"));
  CHECK_FALSE(p.walks.busy());
  CHECK_FALSE(p.actions.trigger("file.cancel_video"));

  p.session.openClip("world:behind,seed=8", session::Session::Input{{0, 4, 4.0}, 64});  // is there in a moment
  p.walks.save(plan);
  p.finish();
  CHECK(p.failed.contains("The clip changed"));

  plan.path = p.path("walk.avi");
  p.failed.clear();
  p.walks.save(plan);
  CHECK(p.failed.contains(".mp4 or .webp"));
  CHECK(std::filesystem::is_empty(p.folder.path()));
}

TEST_CASE("a film ends where another clip of as many frames is opened", "[export][gl]") {
  if (!lacuna::widgets::test::canDraw()) return;
  Predicted p;
  WalkPlan plan = p.walkTo("walk.webp");
  const auto filmed = p.session.window();
  p.session.openClip("world:behind,seed=8", session::Session::Input{{0, 8, 4.0}, 64});  // is there in a moment
  p.walks.save(plan);
  p.finish();
  CHECK(p.failed.contains("The clip changed"));
  CHECK(p.session.window() != filmed);
  CHECK(p.session.window()->frames.size() == filmed->frames.size());
  CHECK(std::filesystem::is_empty(p.folder.path()));
}

TEST_CASE("a film ends where the colours of the window change in its middle", "[export][gl]") {
  if (!lacuna::widgets::test::canDraw()) return;
  Predicted p;
  const WalkPlan plan = p.walkTo("walk.webp");
  p.beginFilm(plan);
  p.themes.setLook(Look::Light);
  p.finish();
  CHECK(p.failed.contains("colours of the window changed"));
  CHECK(p.themes.look() == Look::Light);
  CHECK(p.wroteNothing());
}

TEST_CASE("a window that closes or goes ends its film, and the look is as it was", "[export][gl]") {
  if (!lacuna::widgets::test::canDraw()) return;
  auto p = std::make_unique<Predicted>();
  WalkPlan plan;
  plan.height_px = 240;
  plan.rounds = 50;
  plan.look = Look::Light;
  plan.path = p->path("walk.mp4");
  QSignalSpy progress(&p->walks, &WalkExport::progress);
  const auto begin = [&] {
    plan.whole_window = !plan.whole_window;
    p->walks.save(plan);
    REQUIRE(progress.wait());
    REQUIRE(p->themes.look() == Look::Light);
  };
  begin();
  p->window.close();
  CHECK_FALSE(p->walks.busy());
  CHECK(p->themes.look() == Look::Dark);
  p->window.show();
  REQUIRE(QTest::qWaitForWindowExposed(&p->window));
  begin();
  Look last = Look::Light;
  QObject::connect(&p->themes, &ThemeStore::changed, [&last, &themes = p->themes] { last = themes.look(); });
  p.reset();
  CHECK(last == Look::Dark);
}
