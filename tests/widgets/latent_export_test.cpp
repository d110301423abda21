#include <QSignalSpy>
#include <QTest>

#include "core/media/clip_reader.hpp"
#include "core/session/studies.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"
#include "tests/widgets/scene_fixture.hpp"
#include "widgets/scene/latent_export.hpp"
#include "widgets/window/latent_files.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

/// The latent view on a result made by hand.
struct Shown {
  ThemeStore themes{true};
  LatentView view{themes};
  session::Result result = lacuna::widgets::test::ringResult();

  Shown() {
    view.resize(620, 520);
    SceneInput input;
    input.result = result;
    input.moment.step = 1;
    view.setInput(input);
    view.show();
    REQUIRE(QTest::qWaitForWindowExposed(&view));
    view.grabFramebuffer();
  }

  std::vector<QImage> film(LatentFilm::Plan plan) {
    std::vector<QImage> pictures;
    auto* film = new LatentFilm(view, plan, themes, &view);
    QObject::connect(film, &LatentFilm::finished, &view, [&pictures](const std::vector<QByteArray>& frames) {
      for (const QByteArray& png : frames) pictures.push_back(QImage::fromData(png, "PNG"));
    });
    REQUIRE(QTest::qWaitFor([&pictures] { return !pictures.empty(); }, 30000));
    return pictures;
  }
};

}  // namespace

TEST_CASE("a drawing has every mark and what made it", "[scene]") {
  ThemeStore themes(true);
  const auto result = lacuna::widgets::test::ringResult();
  SceneMoment moment;
  moment.step = 1;
  LatentDrawing drawing{sceneContent(result, {}, moment, themes.theme()), OrbitCamera{}.projector({400, 300}), themes.theme(), 4, "PCA, 3 axes"};
  const QByteArray svg = svgOf(drawing);
  CHECK(svg.contains("viewBox=\"0 0 400 300\""));
  CHECK(svg.contains("PCA, 3 axes"));
  CHECK(svg.count("<ellipse") + svg.count("<circle") == static_cast<qsizetype>(drawing.content.marks.size()));
  CHECK(svgOf(drawing) == svg);
}

TEST_CASE("pictures and films of the latent space have the size that was asked for, with the legend or without", "[scene][gl]") {
  if (!lacuna::widgets::test::canDraw()) {
    WARN("no OpenGL 3.2 here");
    return;
  }
  Shown shown;
  LatentFilm::Plan plan;
  plan.size = {400, 300};
  const auto with = shown.film(plan);
  REQUIRE(with.size() == 1);
  CHECK(with[0].size() == QSize(400, 300));
  plan.hud = false;
  const auto without = shown.film(plan);
  CHECK(without[0] != with[0]);

  plan.what = LatentFilm::Plan::What::Turn;
  plan.seconds = 0.25;
  const auto turn = shown.film(plan);
  REQUIRE(turn.size() == 6);
  CHECK(turn[0] == without[0]);
  CHECK(turn[3] != turn[0]);

  plan.what = LatentFilm::Plan::What::Time;
  plan.steps = 4;
  const auto time = shown.film(plan);
  REQUIRE(time.size() == 48);
  CHECK(time[0] == time[11]);
  CHECK(time[12] != time[11]);  // the next step
}

TEST_CASE("a film of the latent space is written as a clip, its points as a table", "[scene][gl]") {
  if (!lacuna::widgets::test::canDraw()) {
    WARN("no OpenGL 3.2 here");
    return;
  }
  jobs::QueueExecutor queue;
  jobs::JobRunner runner(queue, 2);
  session::Session session(runner, {});
  ViewState view;
  ThemeStore themes(true);
  Actions actions;
  Preferences preferences;
  MainWindow window(session, view, themes, actions, runner, preferences);
  LatentFiles files(session, themes, window);
  session.openModel(lacuna::test::sourceFile("tests/data/model/untrained/model.safetensors"), true);
  queue.drainUntil([&] { return session.model() != nullptr; });
  session.openClip("world:behind,seed=7", session::Session::Input{{0, 8, 4.0}, 64});
  queue.drainUntil([&] { return session.resultIsCurrent(); });

  const lacuna::test::TempFolder folder;
  LatentFilm::Plan plan;
  plan.what = LatentFilm::Plan::What::Turn;
  plan.size = {320, 240};
  plan.seconds = 0.25;
  const std::string film = folder.file("turn.mp4"), points = folder.file("points.csv");
  const auto& exports = session.studies().exports;
  files.saveView(LatentExport::What::Turn, plan, QString::fromStdString(folder.file("cancelled.mp4")));
  REQUIRE(exports.running().size() == 1);
  files.cancelFilm();
  CHECK_FALSE(files.filming());
  CHECK(exports.running().empty());
  files.saveView(LatentExport::What::Turn, plan, QString::fromStdString(film));
  REQUIRE(exports.running().size() == 1);
  CHECK(exports.running().front().path == film);
  REQUIRE(QTest::qWaitFor([&files] { return !files.filming(); }, 30000));
  files.savePoints(QString::fromStdString(points));
  queue.drainUntil([&] { return QFile::exists(QString::fromStdString(film)) && QFile::exists(QString::fromStdString(points)); });
  const auto clip = media::openClip(film, {});
  CHECK(clip->info().width == 320);
  CHECK(clip->info().frames == 6);
  queue.drainUntil([&exports] { return exports.running().empty(); });
  CHECK_FALSE(QFile::exists(QString::fromStdString(folder.file("cancelled.mp4"))));
}
