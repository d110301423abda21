#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <filesystem>

#include "app/commands.hpp"
#include "app/studio.hpp"
#include "core/session/session_file.hpp"
#include "tests/app/program_process.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::app;

namespace {

/// Runs the program on the display that the tests have, where the desktop speaks a language.
test::Finished displayed(const QStringList& arguments, const QString& language = "en") {
  QProcess process;
  auto environment = QProcessEnvironment::systemEnvironment();
  environment.insert("LC_ALL", language + ".UTF-8");
  environment.insert("LANGUAGE", language);
  process.setProcessEnvironment(environment);
  process.start(LACUNA_PROGRAM, arguments);
  REQUIRE(process.waitForFinished(300000));
  return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

test::Finished rendered(const QStringList& arguments, const QString& language = "en") { return displayed(QStringList{"render"} + arguments, language); }

/// A session with a mask, on the bundled model, saved as the window saves it. Answers with the hash of its run.
std::string saveSessionOf(const std::string& clip, const std::string& path) {
  StudioOptions options;
  options.clip = clip;
  options.mask = "tube,seed=4";
  Studio studio(true, {});
  studio.window().show();
  const session::Connection first_look = openFirst(studio, options);
  REQUIRE(QTest::qWaitFor([&] { return studio.session().resultIsCurrent() && !studio.session().clipLoading().busy; }, 60000));
  studio.view().metric = latent::Metric::Cosine;
  studio.view().notify();
  studio.sessions().save(QString::fromStdString(path));
  REQUIRE(QTest::qWaitFor([&] { return !studio.sessions().saving() && !studio.sessions().path().isEmpty(); }, 60000));
  return studio.session().result().run->hash.hex();
}

void drawFrames(const std::string& folder, int red) {
  std::filesystem::create_directories(folder);
  for (int i = 0; i < 16; ++i) {
    QImage frame(96, 96, QImage::Format_RGB32);
    frame.fill(QColor(red, 15 * i, 120));
    REQUIRE(frame.save(QString::fromStdString(folder + "/" + std::to_string(10 + i) + ".png")));
  }
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
  CHECK(run["clip"].toObject()["file"].toString() == "world:behind,seed=9");
  CHECK(image.text("Settings").contains(QString::fromUtf8(latent::nameOf(latent::Metric::Cosine))));  // the view as it was saved
}

TEST_CASE("an action that makes a mask makes the same one each time, with the seed that it is given", "[window][render]") {
  test::TempFolder folder;
  const auto drawn = [&](const QString& action, const char* name) {
    const QString picture = QString::fromStdString(folder.file(name));
    const test::Finished said = rendered({"--view", "clip", "--pixels", "400", "--out", picture, "--do", action});
    INFO(said.err.toStdString());
    REQUIRE(said.code == Success);
    const QImage image(picture);
    const QJsonObject run = QJsonDocument::fromJson(image.text("Settings").toUtf8()).object()["run"].toObject();
    return std::pair(image, run["hash"].toString());
  };
  const auto [first, hash] = drawn("mask.generate.tube-random", "a.png");
  const auto [again, hash_again] = drawn("mask.generate.tube-random", "b.png");
  CHECK(first == again);
  CHECK(hash == hash_again);
  CHECK_FALSE(hash.isEmpty());
  CHECK(drawn("mask.generate.tube-random,seed=1", "c.png").second == hash);
  CHECK(drawn("mask.generate.tube-random,seed=2", "d.png").second != hash);
  const test::Finished wrong = rendered({"--view", "clip", "--out", "x.png", "--do", "mask.generat.tube"});
  CHECK(wrong.err.contains("lacuna: mask.generat.tube: There is no action of this name. Did you mean mask.generate.tube? See lacuna --list-actions.\n"));
  CHECK(rendered({"--view", "clip", "--out", "x.png", "--do", "mask.generate.tube,sed=1"}).err.contains("Did you mean seed?"));
}

TEST_CASE("render tells in English that the clip of a session has changed, whatever its pictures speak", "[window][render]") {
  test::TempFolder folder;
  drawFrames(folder.file("frames"), 30);
  saveSessionOf(folder.file("frames"), folder.file("work.lacuna"));
  drawFrames(folder.file("frames"), 90);
  const QString picture = QString::fromStdString(folder.file("clip.png"));
  const test::Finished said = rendered({QString::fromStdString(folder.file("work.lacuna")), "--view", "clip", "--pixels", "400", "--out", picture}, "zh_CN");
  INFO(said.err.toStdString());
  CHECK(said.code == Success);
  CHECK(said.err.contains("lacuna: frames has changed since this session was saved"));
  CHECK_FALSE(QImage(picture).isNull());
}

TEST_CASE("render says what is wrong with a session in one line, in English", "[window][render]") {
  test::TempFolder folder;
  const std::string clip = folder.file("frames");
  drawFrames(clip, 30);
  const std::string file = folder.file("work.lacuna");
  saveSessionOf(clip, file);
  std::filesystem::remove_all(clip);
  test::writeFile(folder.file("text.lacuna"), "hello");
  const auto says = [&folder](const char* name, const char* word) {
    const test::Finished said = rendered({QString::fromStdString(folder.file(name)), "--view", "clip", "--out", QString::fromStdString(folder.file("x.png"))}, "zh_CN");
    INFO(said.err.toStdString());
    CHECK(said.code == Failed);
    CHECK(said.err.contains(word));
    CHECK_FALSE(std::filesystem::exists(folder.file("x.png")));
  };
  says("work.lacuna", "clip of this session was not found");
  says("text.lacuna", "text.lacuna: This file is no session of Lacuna");
  says("missing.lacuna", "missing.lacuna: There is no such session.");
  session::writeSession({}, folder.file("empty.lacuna"), {});
  says("empty.lacuna", "names no clip");
}

TEST_CASE("render goes on in the window that an action makes", "[window][render]") {
  test::TempFolder folder;
  const QString picture = QString::fromStdString(folder.file("clip.png"));
  const test::Finished said = rendered({"--do", "view.language.zh_CN", "--view", "clip", "--pixels", "400", "--out", picture});
  INFO(said.err.toStdString());
  REQUIRE(said.code == Success);
  CHECK(QImage(picture).width() == 400);
}

TEST_CASE("files of a run name the layers that it hid, not those that an action made since", "[window][render]") {
  const test::TempFolder folder;
  const QString out = QString::fromStdString(folder.file("run"));
  const test::Finished said = displayed({"--mask", "tube,seed=4", "--do", "run.live", "--do", "mask.generate.checkerboard", "--render", out});
  INFO(said.err.toStdString());
  REQUIRE(said.code == Success);
  const QJsonObject mask = QJsonDocument::fromJson(QByteArray::fromStdString(test::readFile(out.toStdString() + "/run.json"))).object()["mask"].toObject();
  REQUIRE(mask["layers"].toArray().size() == 1);
  CHECK(mask["layers"].toArray()[0].toString() == "tube,seed=4");
  CHECK_THAT(test::readFile(out.toStdString() + "/run.txt"), ContainsSubstring("tube,seed=4") && !ContainsSubstring("checkerboard"));
}
