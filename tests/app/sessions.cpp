// Sessions of the whole program: opened by name, kept while it runs, recovered after it was killed.

#include <signal.h>

#include <QProcess>
#include <QTest>
#include <QTimer>
#include <cstdlib>

#include "app/studio.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
namespace fs = std::filesystem;

namespace {

void until(const std::function<bool()>& done) { REQUIRE(QTest::qWaitFor(done, 60000)); }

struct Opened {
  app::Studio studio{true, {}};
  session::Connection first_look;
  explicit Opened(const app::StudioOptions& options = {}) {
    studio.window().resize(1280, 800);
    studio.window().show();
    REQUIRE(QTest::qWaitForWindowExposed(&studio.window()));
    first_look = app::openFirst(studio, options);
    until([this] { return studio.session().resultIsCurrent() && !studio.session().clipLoading().busy; });
  }
};

constexpr const char* folder_variable = "LACUNA_TEST_FOLDER";

}  // namespace

TEST_CASE("the program opens a session, a clip or a checkpoint by what the file is", "[window]") {
  const test::TempFolder folder;
  {
    Opened first;
    mask::MaskShape box{first.studio.session().newShapeId(), "Box", mask::Operation::Hide, {}, mask::Rectangle{{0.1, 0.1}, {0.3, 0.3}}};
    first.studio.session().run(session::addShape(box));
    first.studio.sessions().save(QString::fromStdString(folder.file("walk.lacuna")));
    until([&] { return !first.studio.sessions().saving(); });
  }
  app::StudioOptions options;
  options.open = folder.file("walk.lacuna");
  {
    Opened second(options);
    auto& studio = second.studio;
    CHECK(studio.session().document().shapes.size() == 2);
    CHECK(studio.sessions().name() == "walk.lacuna");
    CHECK_FALSE(studio.sessions().modified());
  }
  options.open = test::sourceFile("tests/data/model/untrained/model.safetensors");
  {
    Opened third(options);
    CHECK(third.studio.session().document().model_path == options.open);
  }
  options.open = "world:behind,seed=5";
  {
    Opened fourth(options);
    CHECK(fourth.studio.session().document().clip_path == options.open);
  }
}

/// Not run by itself: the program starts itself with this one and is killed a second after its last change.
TEST_CASE("works until it is killed", "[.killed]") {
  const char* folder = std::getenv(folder_variable);
  REQUIRE(folder != nullptr);
  Opened open;
  session::Session& session = open.studio.session();
  open.studio.sessions().recoverFrom(QString::fromUtf8(folder));
  int changes = 0;
  QTimer work;
  QObject::connect(&work, &QTimer::timeout, [&] {
    mask::MaskShape box{session.newShapeId(), "Change " + std::to_string(++changes), mask::Operation::Hide, {}, mask::Rectangle{{0.1, 0.1}, {0.2, 0.1 + 0.02 * changes}}};
    session.run(session::addShape(box));
    session.setPlayhead(changes);
    if (changes < 12) return;
    work.stop();
    QTimer::singleShot(1000, [] { kill(getpid(), SIGKILL); });
  });
  work.start(90);
  until([] { return false; });
}

TEST_CASE("a program that is killed loses at most its last second", "[window]") {
  const test::TempFolder folder;
  const QString recovery = QString::fromStdString(folder.file("recovery"));
  QProcess program;
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  environment.insert(folder_variable, recovery);
  program.setProcessEnvironment(environment);
  program.setStandardOutputFile(QProcess::nullDevice());
  program.start(QString::fromStdString(fs::read_symlink("/proc/self/exe").string()), {"[.killed]"});
  REQUIRE(program.waitForFinished(120000));
  REQUIRE(program.exitStatus() == QProcess::CrashExit);

  Opened next;
  next.studio.sessions().recoverFrom(recovery);
  until([&] { return next.studio.sessions().left().has_value(); });
  next.studio.sessions().recoverLeft();
  auto& session = next.studio.session();
  until([&] { return !next.studio.sessions().opening() && session.resultIsCurrent() && session.document().shapes.size() == 13; });
  CHECK(session.document().shapes.back().name == "Change 12");
  CHECK(session.playhead() == 12);
  CHECK(next.studio.sessions().modified());
  next.studio.sessions().endCleanly();
}
