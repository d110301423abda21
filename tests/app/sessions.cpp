// Sessions of the whole program: opened by name, kept while it runs, recovered after it was killed.

#include <signal.h>

#include <QProcess>
#include <QTest>
#include <QTimer>
#include <algorithm>
#include <cstdlib>
#include <optional>
#include <vector>

#include "app/end_signals.hpp"
#include "app/paths.hpp"
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

constexpr const char *folder_variable = "LACUNA_TEST_FOLDER", *asked_variable = "LACUNA_TEST_ASKED";

/// This program once more, until it has ended.
void startAndWait(QProcess& program, QProcessEnvironment environment, const QString& recovery) {
  environment.insert(folder_variable, recovery);
  program.setProcessEnvironment(environment);
  program.setStandardOutputFile(QProcess::nullDevice());
  program.start(QString::fromStdString(fs::read_symlink("/proc/self/exe").string()), {"[.killed]"});
  REQUIRE(program.waitForFinished(120000));
}

/// What the next start is offered is the work with its last change.
void recoverAll(const QString& recovery) {
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

/// The real program on a session, with folders of its own for what it keeps.
struct RealProgram {
  const test::TempFolder home;
  QProcess process;
  explicit RealProgram(const QString& display = {}) {
    const std::string session = home.file("walk.lacuna");
    session::SavedSession saved;
    saved.document.clip_path = app::demo_clip;
    saved.document.model_path = app::demoModelPath();
    session::saveSession(saved, session, {app::bundled("models"), {}}, {});
    auto environment = QProcessEnvironment::systemEnvironment();
    if (!display.isEmpty()) environment.insert("DISPLAY", display);
    environment.insert("XDG_DATA_HOME", QString::fromStdString(home.file("data")));
    environment.insert("XDG_CONFIG_HOME", QString::fromStdString(home.file("config")));
    process.setProcessEnvironment(environment);
    process.setChildProcessModifier([] {  // whoever runs the tests may ignore them
      for (const int each : {SIGTERM, SIGINT, SIGHUP}) signal(each, SIG_DFL);
    });
    process.start(LACUNA_PROGRAM, {QString::fromStdString(session)});
    REQUIRE(process.waitForStarted(60000));
    until([this] { return !kept().empty(); });
  }
  ~RealProgram() {
    process.kill();
    process.waitForFinished(60000);
  }
  /// What lies in its folder for a recovery.
  std::vector<fs::path> kept() const {
    std::vector<fs::path> files;
    if (const fs::path folder = home.file("data/lacuna/recovery"); fs::exists(folder))
      for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path().filename());
    return files;
  }
};

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

/// Not run by itself: the program starts itself with this one. It is killed a second after its last change, or is asked to end
/// right after that, twice: by SIGTERM and the signal that it was given.
TEST_CASE("works until it is killed", "[.killed]") {
  const char* folder = std::getenv(folder_variable);
  REQUIRE(folder != nullptr);
  const char* asked = std::getenv(asked_variable);
  std::optional<Opened> opened(std::in_place);
  session::Session& session = opened->studio.session();
  const app::EndSignals signals;
  app::endWhenAsked(signals, opened->studio.sessions());
  opened->studio.sessions().recoverFrom(QString::fromUtf8(folder));
  int changes = 0;
  QTimer work;
  QObject::connect(&work, &QTimer::timeout, [&] {
    mask::MaskShape box{session.newShapeId(), "Change " + std::to_string(++changes), mask::Operation::Hide, {}, mask::Rectangle{{0.1, 0.1}, {0.2, 0.1 + 0.02 * changes}}};
    session.run(session::addShape(box));
    session.setPlayhead(changes);
    if (changes < 12) return;
    work.stop();
    if (asked == nullptr) return QTimer::singleShot(1000, [] { kill(getpid(), SIGKILL); });
    kill(getpid(), SIGTERM);
    kill(getpid(), std::atoi(asked));
  });
  work.start(90);
  const int code = QCoreApplication::exec();
  opened.reset();  // as the program does, where the test's own framework would say its own code
  std::_Exit(code);
}

TEST_CASE("a program that is killed loses at most its last second", "[window]") {
  const test::TempFolder folder;
  const QString recovery = QString::fromStdString(folder.file("recovery"));
  QProcess program;
  startAndWait(program, QProcessEnvironment::systemEnvironment(), recovery);
  REQUIRE(program.exitStatus() == QProcess::CrashExit);
  recoverAll(recovery);
}

TEST_CASE("a program that the system asks to end keeps all that is unsaved, also when it asks twice", "[window]") {
  const int second = GENERATE(SIGHUP, SIGTERM);
  const test::TempFolder folder;
  const QString recovery = QString::fromStdString(folder.file("recovery"));
  auto environment = QProcessEnvironment::systemEnvironment();
  environment.insert(asked_variable, QString::number(second));
  QProcess program;
  startAndWait(program, environment, recovery);
  REQUIRE(program.exitStatus() == QProcess::NormalExit);
  CHECK(program.exitCode() == 128 + SIGTERM);
  recoverAll(recovery);
}

TEST_CASE("a program that has nothing unsaved leaves nothing to recover when the system asks it to end", "[window]") {
  const int signal = GENERATE(SIGTERM, SIGINT, SIGHUP);
  RealProgram lacuna;
  kill(static_cast<pid_t>(lacuna.process.processId()), signal);
  REQUIRE(lacuna.process.waitForFinished(60000));
  CHECK(lacuna.process.exitStatus() == QProcess::NormalExit);
  CHECK(lacuna.process.exitCode() == 128 + signal);
  CHECK(lacuna.kept().empty());
}

TEST_CASE("a program whose display goes away leaves nothing to recover where all was saved", "[window]") {
  QProcess display;
  display.start("Xvfb", {"-displayfd", "1", "-screen", "0", "1280x800x24"});
  REQUIRE(display.waitForStarted(60000));
  REQUIRE(display.waitForReadyRead(60000));
  RealProgram lacuna(":" + QString::fromLatin1(display.readLine().trimmed()));
  display.kill();
  REQUIRE(display.waitForFinished(60000));
  REQUIRE(lacuna.process.waitForFinished(60000));
  const auto kept = lacuna.kept();
  CHECK(std::ranges::none_of(kept, [](const fs::path& file) { return file.extension() == ".lacuna"; }));
}
