#include <QSignalSpy>
#include <QTest>
#include <filesystem>

#include "app/gui_executor.hpp"
#include "core/mask/mask_io.hpp"
#include "core/media/clip_reader.hpp"
#include "core/session/studies.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"
#include "tests/widgets/scene_fixture.hpp"
#include "widgets/scene/latent_export.hpp"
#include "widgets/ongoing/ongoing_work.hpp"
#include "widgets/window/latent_files.hpp"
#include "widgets/window/run_files.hpp"

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

namespace {

/// A window with a prediction, and what saves its latent space.
struct Latents {
  QObject gui_thread;
  app::GuiExecutor gui{gui_thread};
  jobs::JobRunner runner{gui, 4};
  session::Session session{runner, {}};
  ViewState view;
  ThemeStore themes{true};
  Actions actions;
  Preferences preferences;
  MainWindow window{session, view, themes, actions, runner, preferences};
  LatentFiles files{session, themes, window};
  const lacuna::test::TempFolder folder;
  QStringList told;

  Latents() {
    QObject::connect(&window.ongoing().files(), &FileWriter::told, &window, [this](NoticeKind, const QString& line) { told << line; });
    session.openModel(lacuna::test::sourceFile("tests/data/model/untrained/model.safetensors"), true);
    session.openClip("world:behind,seed=7", session::Session::Input{{0, 8, 4.0}, 64});
    session.run(session::setShapes(mask::shapesFromText("blocks-small,seed=3"), "Mask"));
    until([this] { return session.resultIsCurrent(); });
  }
  ~Latents() { session.cancel(); }
  static void until(const std::function<bool()>& done) { REQUIRE(QTest::qWaitFor(done, 60000)); }
  const std::vector<session::Exports::Running>& running() { return session.studies().exports.running(); }
  QString path(const char* name) const { return QString::fromStdString(folder.file(name)); }
};

LatentFilm::Plan turnOf(double seconds) {
  LatentFilm::Plan plan;
  plan.what = LatentFilm::Plan::What::Turn;
  plan.size = {320, 240};
  plan.seconds = seconds;
  return plan;
}

}  // namespace

TEST_CASE("a film of the latent space is written as a clip, its points as a table", "[scene][gl]") {
  if (!lacuna::widgets::test::canDraw()) {
    WARN("no OpenGL 3.2 here");
    return;
  }
  Latents l;
  l.files.saveView(LatentExport::What::Turn, turnOf(0.25), l.path("cancelled.mp4"));
  REQUIRE(l.running().size() == 1);
  CHECK(l.files.filming());
  l.files.cancelFilm();
  CHECK_FALSE(l.files.filming());
  CHECK(l.running().empty());
  l.files.saveView(LatentExport::What::Turn, turnOf(0.25), l.path("turn.mp4"));
  REQUIRE(l.running().size() == 1);
  CHECK(l.running().front().path == l.folder.file("turn.mp4"));
  Latents::until([&l] { return !l.files.filming(); });
  l.files.savePoints(l.path("points.csv"));
  Latents::until([&l] { return l.running().empty(); });
  CHECK(QFile::exists(l.path("points.csv")));
  const auto clip = media::openClip(l.folder.file("turn.mp4"), {});
  CHECK(clip->info().width == 320);
  CHECK(clip->info().frames == 6);
  CHECK_FALSE(QFile::exists(l.path("cancelled.mp4")));
}

TEST_CASE("files of the latent space wait for the run of what is in the document", "[scene]") {
  Latents l;
  const auto before = l.session.result().run;
  l.session.run(session::setShapes(mask::shapesFromText("blocks-small,seed=4"), "Mask"));
  REQUIRE_FALSE(l.session.resultIsCurrent());
  l.files.savePoints(l.path("points.csv"));
  REQUIRE(l.running().size() == 1);
  Latents::until([&l] { return l.running().empty(); });
  REQUIRE(l.session.result().run != before);
  int predicted = 0;
  for (const QByteArray& line : QByteArray::fromStdString(lacuna::test::readFile(l.folder.file("points.csv"))).split('\n')) predicted += line.startsWith("predicted,");
  CHECK(predicted == l.session.mask().hiddenCount());
}

TEST_CASE("a run is among the jobs under the folder that it is exported to, named by its number in the list of runs", "[scene]") {
  Latents l;
  const RunId made = l.session.result().id;
  l.session.predict();  // the same again: it counts as a result, not as another run
  Latents::until([&] { return l.session.result().id != made && l.session.resultIsCurrent(); });
  auto* runs = new RunFiles(l.session, l.runner, l.window);
  runs->exportRun(QString::fromStdString(l.folder.path().string()));
  REQUIRE(l.running().size() == 1);
  const std::string path = l.running().front().path;
  Latents::until([&l] { return l.running().empty(); });
  CHECK(std::filesystem::path(path).parent_path() == l.folder.path());
  REQUIRE(l.session.studies().runs.runs().size() == 1);
  const auto number = static_cast<std::uint32_t>(l.session.studies().runs.runs().front().number);
  CHECK(number != static_cast<std::uint32_t>(l.session.result().id));
  CHECK_THAT(path, ContainsSubstring("/lacuna-run-" + std::to_string(number) + "-"));
  CHECK(std::filesystem::exists(path + "/run.json"));
}

TEST_CASE("files of a run that is out of date are refused in one line", "[scene]") {
  Latents l;
  l.session.setLive(false);
  l.session.run(session::setShapes(mask::shapesFromText("blocks-small,seed=4"), "Mask"));
  auto* runs = new RunFiles(l.session, l.runner, l.window);
  l.files.savePoints(l.path("points.npz"));
  l.files.saveView(LatentExport::What::Drawing, {}, l.path("latent.svg"));
  l.files.saveView(LatentExport::What::Picture, {}, l.path("latent.png"));
  runs->exportRun(QString::fromStdString(l.folder.path().string()));
  Latents::until([&l] { return l.running().empty(); });
  REQUIRE(l.told.size() == 4);
  for (const QString& line : l.told) CHECK(line.contains("not of the clip, model and mask as they are now. Predict again"));
  CHECK_FALSE(l.files.filming());
  CHECK(std::filesystem::is_empty(l.folder.path()));
}

TEST_CASE("a film of the latent space ends where the colours change in its middle", "[scene][gl]") {
  if (!lacuna::widgets::test::canDraw()) return;
  Latents l;
  l.files.saveView(LatentExport::What::Turn, turnOf(60), l.path("turn.mp4"));
  Latents::until([&l] { return !l.running().empty() && l.running().front().progress.done > 0; });
  l.themes.setLook(Look::Light);
  Latents::until([&l] { return l.running().empty(); });
  REQUIRE(l.told.size() == 1);
  CHECK(l.told.front().contains("colours of the window changed"));
  CHECK(std::filesystem::is_empty(l.folder.path()));
}
