// The window changes its language while it runs: built again on the same session, and nothing is lost.

#include <QElapsedTimer>
#include <QFile>
#include <QMenuBar>
#include <QProcess>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>
#include <cstdlib>
#include <future>

#include "app/studio.hpp"
#include "core/base/whole_file.hpp"
#include "core/media/clip_reader.hpp"
#include "core/session/studies.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"
#include "widgets/canvas/clip_canvas.hpp"
#include "widgets/canvas/clip_panel.hpp"
#include "widgets/export/figure_export.hpp"
#include "widgets/export/walk_export.hpp"
#include "widgets/scene/latent_panel.hpp"
#include "widgets/scene/latent_view.hpp"
#include "widgets/scene/mask_space_panel.hpp"
#include "widgets/scene/mask_space_view.hpp"
#include "widgets/start/welcome.hpp"
#include "widgets/window/run_files.hpp"
#include "widgets/window/toast.hpp"

using namespace lacuna;

namespace {

constexpr double most_different = 0.0005;  ///< of the pixels: the HUD says how long it took to draw
constexpr int patience_ms = 60000;  ///< only ends a hung test

/// The share of pixels that differ visibly.
double difference(const QImage& a, const QImage& b) {
  if (a.size() != b.size()) return 1;
  int differ = 0;
  for (int y = 0; y < a.height(); ++y)
    for (int x = 0; x < a.width(); ++x) {
      const QRgb p = a.pixel(x, y), q = b.pixel(x, y);
      if (std::abs(qRed(p) - qRed(q)) + std::abs(qGreen(p) - qGreen(q)) + std::abs(qBlue(p) - qBlue(q)) > 48) ++differ;
    }
  return static_cast<double>(differ) / (a.width() * a.height());
}

struct OpenStudio {
  app::Studio studio{true, {}, "en"};
  session::Connection first_look;
  OpenStudio() {
    studio.window().resize(1280, 800);
    studio.window().show();
    REQUIRE(QTest::qWaitForWindowExposed(&studio.window()));
    first_look = app::openFirst(studio.session(), {});
    REQUIRE(QTest::qWaitFor([this] { return studio.session().resultIsCurrent() && !studio.session().clipLoading().busy; }, patience_ms));
    atRest();
  }
  void atRest() {
    REQUIRE(QTest::qWaitFor(
        [this] {
          widgets::SceneView& view = studio.view().workspace == widgets::Workspace::Masks
                                         ? static_cast<widgets::SceneView&>(studio.window().maskSpacePanel().view())
                                         : studio.window().latentPanel().view();
          return !view.isVisible() || view.isAtRest();
        },
        patience_ms));
  }
  /// Chooses it in the menu, and waits for the window that speaks it.
  void speak(const char* language) {
    const QPointer<widgets::MainWindow> before = &studio.window();
    REQUIRE(studio.actions().trigger(QString("view.language.") + language));
    REQUIRE(QTest::qWaitFor([&] { return before.isNull(); }, patience_ms));
    REQUIRE(QTest::qWaitForWindowExposed(&studio.window()));
    atRest();
  }
  /// What the window shows when everything it drew for itself, such as thumbnails, is there.
  QImage settledPicture() {
    QImage last = picture();
    QElapsedTimer unchanged;
    unchanged.start();
    CHECK(QTest::qWaitFor(
        [&] {
          QImage now = picture();
          if (difference(last, now) > most_different) unchanged.restart();
          last = std::move(now);
          return unchanged.elapsed() > 1000;
        },
        patience_ms));
    return last;
  }
  QString firstMenu() { return studio.window().findChild<QMenuBar*>()->actions().front()->text(); }
  QImage picture() { return studio.window().grab().toImage().convertToFormat(QImage::Format_RGB32); }
};

QString path(const test::TempFolder& folder, const char* name) { return QString::fromStdString(folder.file(name)); }

}  // namespace

TEST_CASE("the language changes while the window runs, and the session is unharmed", "[language][window]") {
  OpenStudio open;
  session::Session& session = open.studio.session();
  session.pick(session.result().run->hidden_ids.front());
  session.setPlayhead(6);
  open.studio.window().clipPanel().canvas().setFocus();
  REQUIRE(open.studio.actions().trigger("view.workspace.masks"));
  REQUIRE(open.studio.actions().trigger("tool.ellipse"));
  REQUIRE(open.studio.actions().trigger("view.timeline"));
  const auto run = session.result().run;
  const auto picked = session.picked();
  const std::uint64_t revision = session.revision();
  const QRect place = open.studio.window().geometry();
  REQUIRE(open.firstMenu() == "File");

  open.speak("zh_CN");
  CHECK(open.firstMenu() == QString::fromUtf8("文件"));
  CHECK(open.studio.actions().action("mask.clear")->text() == QString::fromUtf8("清除掩码"));
  CHECK(session.result().run == run);
  CHECK(session.prediction().state != session::PredictionState::Running);
  CHECK(session.picked() == picked);
  CHECK(session.playhead() == 6);
  CHECK(session.revision() == revision);
  CHECK(open.studio.view().workspace == widgets::Workspace::Masks);
  CHECK(open.studio.view().tool == widgets::Tool::Ellipse);
  CHECK_FALSE(open.studio.window().timelineShown());
  CHECK(open.studio.window().geometry() == place);
  CHECK(open.studio.preferences().value(widgets::preference::language) == "zh_CN");

  // What was done in one language is undone in the other.
  REQUIRE(open.studio.actions().trigger("mask.clear"));
  CHECK(open.studio.actions().action("edit.undo")->text() == QString::fromUtf8("撤销 清除掩码"));
  open.speak("en");
  CHECK(open.studio.actions().action("edit.undo")->text() == "Undo clear mask");
  REQUIRE(open.studio.actions().trigger("edit.undo"));
  CHECK(session.document().shapes.size() == 1);
}

TEST_CASE("a window built on a living session shows at once what the one before showed", "[language][window]") {
  OpenStudio open;
  session::Session& session = open.studio.session();
  session.pick(session.result().run->hidden_ids.front());
  REQUIRE(open.studio.actions().trigger("brush.larger"));
  const char* const workspace = GENERATE("explore", "masks", "attention", "compare");
  REQUIRE(open.studio.actions().trigger(QString("view.workspace.") + workspace));
  REQUIRE(QTest::qWaitFor([&] { return !session.studies().busy(); }, patience_ms));
  open.atRest();
  // Once round first: what is under the mouse or has the keyboard is then the same.
  open.speak("zh_CN");
  open.speak("en");
  const QImage before = open.settledPicture();
  open.speak("zh_CN");
  open.speak("en");
  const QImage after = open.settledPicture();
  INFO(workspace);
  CHECK(difference(before, after) < most_different);
}

TEST_CASE("what is under way goes on when the language changes, and is told in the new window", "[language][window]") {
  OpenStudio open;
  const test::TempFolder folder;
  app::Studio& studio = open.studio;
  const QString session = path(folder, "walk.lacuna"), mask = path(folder, "mask.json"), figure = path(folder, "figure.png");
  const std::size_t finished = studio.ongoing().jobs().history().finished().size(), log_lines = studio.log().entries().size();
  REQUIRE(finished > 0);

  // One that is held up until the new window is there, one that is quick, a figure that is drawn of the window before.
  std::promise<void> window_changed;
  studio.ongoing().files().start({[there = window_changed.get_future().share(), file = mask.toStdString()](const jobs::JobContext&) {
                                    there.wait();
                                    writeWhole(file, [](std::ostream& out) { out << "{}"; });
                                  },
                                  [mask] { return widgets::RunFiles::tr("Saved the mask as %1").arg(mask); }});
  studio.sessions().save(session);
  studio.window().findChild<widgets::FigureExport*>()->save({QStringLiteral("clip"), 300, 150, widgets::Look::Light, figure});
  open.speak("zh_CN");
  CHECK(open.firstMenu() == QString::fromUtf8("文件"));
  CHECK_FALSE(QFile::exists(mask));
  CHECK(studio.view().workspace == widgets::Workspace::Explore);
  REQUIRE(QTest::qWaitFor([&] { return QFile::exists(figure) && !studio.sessions().saving(); }, patience_ms));
  CHECK(studio.sessions().path() == session);
  CHECK_FALSE(studio.sessions().modified());

  window_changed.set_value();
  REQUIRE(QTest::qWaitFor([&] { return studio.window().toast().line().contains("mask.json"); }, patience_ms));
  CHECK(studio.window().toast().line() == QString::fromUtf8("已将掩码保存为 %1").arg(mask));
  CHECK(QFile::exists(mask));
  CHECK(studio.ongoing().jobs().history().finished().size() >= finished);
  const auto log = studio.log().entries();
  REQUIRE(log.size() > log_lines);
  const auto told = std::count_if(log.begin(), log.end(), [](const widgets::LogEntry& entry) { return entry.text.contains("mask.json"); });
  CHECK(told == 1);
}

TEST_CASE("the language waits for a film of the window that is being drawn", "[language][window][gl]") {
  OpenStudio open;
  const test::TempFolder folder;
  app::Studio& studio = open.studio;
  if (!studio.window().latentPanel().view().isVisible()) {
    WARN("the latent space cannot be drawn here");
    return;
  }
  widgets::WalkPlan plan;
  plan.height_px = 240;
  plan.path = path(folder, "walk.mp4");
  auto* walks = studio.window().findChild<widgets::WalkExport*>();
  QSignalSpy progress(walks, &widgets::WalkExport::progress);
  walks->save(plan);
  REQUIRE(studio.actions().trigger("view.language.zh_CN"));
  REQUIRE(progress.wait());
  CHECK(open.firstMenu() == "File");
  REQUIRE(QTest::qWaitFor([&] { return open.firstMenu() == QString::fromUtf8("文件"); }, patience_ms));
  REQUIRE(QTest::qWaitFor([&] { return studio.window().toast().line().contains("walk.mp4"); }, patience_ms));
  CHECK(media::openClip(plan.path.toStdString(), {})->info().frames == 16);
}

TEST_CASE("the first steps that were done stay done in another language", "[language][window]") {
  OpenStudio open;
  app::Studio& studio = open.studio;
  REQUIRE(QTest::qWaitFor([&] {
    studio.session().setPlayhead((studio.session().playhead() + 1) % 16);
    return studio.ongoing().steps().done(widgets::StartSteps::Time);
  }, patience_ms));
  studio.window().welcome().hints().show({true, false, false});
  open.speak("zh_CN");
  CHECK(studio.window().welcome().hints().open() == widgets::Hints::Open{true, false, false});
  CHECK(studio.window().welcome().steps().done(widgets::StartSteps::Time));
  CHECK(studio.window().welcome().steps().doneCount() == 1);
}

TEST_CASE("the command line speaks English, whatever the window speaks", "[window][language]") {
  const auto listed = [](const char* language) {
    QProcess program;
    program.start(LACUNA_PROGRAM, {"--list-actions", "--language", language});
    REQUIRE(program.waitForFinished(60000));
    return QString::fromUtf8(program.readAllStandardOutput());
  };
  CHECK(listed("zh_CN").contains("\tSave session\t"));
  CHECK(listed("zh_CN") == listed("en"));

  app::Studio studio(true, {}, "zh_CN");
  auto* walks = studio.window().findChild<widgets::WalkExport*>();
  QString told;
  std::string in_english;
  QObject::connect(walks, &widgets::WalkExport::failed, walks, [&](const QString& line, const Error& error) {
    told = line;
    in_english = error.line();
  });
  walks->save({});
  CHECK(in_english == "There is no clip to walk through. Open one first.");
  CHECK_FALSE(told.isEmpty());
  CHECK(told != QString::fromStdString(in_english));
}
