#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <filesystem>

#include "app/opened.hpp"
#include "app/paths.hpp"
#include "core/mask/mask_io.hpp"
#include "core/session/session_file.hpp"
#include "tests/app/program_process.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::app;

namespace {

/// Runs the program on the display that the tests have.
test::Finished rendered(const QStringList& arguments) {
  QProcess process;
  process.start(LACUNA_PROGRAM, QStringList{"render"} + arguments);
  REQUIRE(process.waitForFinished(300000));
  return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

/// A session with a mask, saved as a file. Answers with the hash of its run.
std::string saveSessionOf(const std::string& clip, const std::string& path) {
  PredictOptions options;
  options.clip = clip;
  options.model = demoModelPath();
  options.frames = 8;
  Opened opened(options);
  hide(opened.session, mask::shapesFromText("tube,seed=4"), options);
  opened.session.predict();
  waitFor(opened.queue, opened.session, [&opened] { return opened.session.resultIsCurrent(); });
  session::saveSession(session::snapshotOf(opened.session), path, {std::filesystem::path(bundled("models")).parent_path().string(), {}}, {});
  return opened.session.result().run->hash.hex();
}

}  // namespace

TEST_CASE("render draws a saved session as it was, without a window", "[window][render]") {
  test::TempFolder folder;
  const std::string file = folder.file("work.lacuna");
  const std::string hash = saveSessionOf("world:behind,seed=9", file);
  const QString session = QString::fromStdString(file), picture = QString::fromStdString(folder.file("clip.png"));
  const test::Finished said = rendered({session, "--view", "clip", "--pixels", "800", "--out", picture});
  INFO(said.err.toStdString());
  REQUIRE(said.code == Success);
  const QImage image(picture);
  CHECK(image.width() == 800);
  const QJsonObject run = QJsonDocument::fromJson(image.text("Settings").toUtf8()).object()["run"].toObject();
  CHECK(run["hash"].toString().toStdString() == hash);
  CHECK(run["clip"].toObject()["path"].toString() == "world:behind,seed=9");
}

TEST_CASE("render says what is wrong with a session in one line", "[window][render]") {
  test::TempFolder folder;
  const std::string clip = folder.file("frames");
  std::filesystem::create_directory(clip);
  for (int i = 0; i < 8; ++i) {
    QImage frame(96, 96, QImage::Format_RGB32);
    frame.fill(QColor(30 * i, 90, 120));
    REQUIRE(frame.save(QString::fromStdString(clip + "/" + std::to_string(i) + ".png")));
  }
  const std::string file = folder.file("work.lacuna");
  saveSessionOf(clip, file);
  std::filesystem::remove_all(clip);
  test::writeFile(folder.file("text.lacuna"), "hello");
  const auto says = [&folder](const char* name, const char* word) {
    const test::Finished said = rendered({QString::fromStdString(folder.file(name)), "--view", "clip", "--out", QString::fromStdString(folder.file("x.png"))});
    INFO(said.err.toStdString());
    CHECK(said.code == Failed);
    CHECK(said.err.contains(word));
    CHECK_FALSE(std::filesystem::exists(folder.file("x.png")));
  };
  says("work.lacuna", "clip of this session was not found");
  says("text.lacuna", "lacuna: ");
  says("missing.lacuna", "lacuna: ");
}
