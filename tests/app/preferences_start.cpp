// What the preferences say is done at the start of the program.

#include <QEventLoop>
#include <QImage>
#include <QProcess>
#include <QTimer>

#include "app/paths.hpp"
#include "app/studio.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"
#include "widgets/window/notice.hpp"

using namespace lacuna;

namespace {

struct Started {
  test::TempFolder folder;
  std::optional<app::Studio> studio;

  explicit Started(const std::string& ini, std::optional<widgets::Look> look = std::nullopt) {
    test::writeFile(folder.file("lacuna.ini"), ini);
    studio.emplace(look, QString::fromStdString(folder.file("lacuna.ini")));
  }
  QString notice() { return studio->window().findChild<widgets::Notice*>()->line(); }
  void untilModel() {
    session::Session& session = studio->session();
    QEventLoop loop;
    QTimer limit;
    QObject::connect(&limit, &QTimer::timeout, &loop, [&] { loop.exit(1); });
    limit.start(60000);
    const auto connection = session.onChange([&](const session::Change&) {
      if (session.model()) loop.quit();
    });
    session.openModel(app::demoModelPath(), true);
    REQUIRE(loop.exec() == 0);
  }
};

}  // namespace

TEST_CASE("the look is as preferred, unless the command line says otherwise", "[window]") {
  CHECK(Started("[General]\nlook=projector\n").studio->window().preferences().value(widgets::preference::look) == "projector");
  Started light("[General]\nlook=light\n");
  CHECK(light.studio->log().entries().empty());
  const auto backgroundOf = [](Started& started) { return started.studio->window().centralWidget()->palette().color(QPalette::Window).lightness(); };
  const int of_light = backgroundOf(light);
  light.studio.reset();
  Started dark("[General]\nlook=light\n", widgets::Look::Dark);
  CHECK(backgroundOf(dark) < of_light);
}

TEST_CASE("a broken preferences file is told once, and left as it is", "[window]") {
  const std::string broken = "[General\nlook=light\n\x01\x02";
  Started started(broken);
  CHECK(started.notice().contains("lacuna.ini"));
  CHECK(started.notice().contains("cannot be read"));
  REQUIRE(started.studio->log().entries().size() == 1);
  started.studio->preferences().set(widgets::preference::look, "dark");
  CHECK(test::readFile(started.folder.file("lacuna.ini")) == broken);
}

TEST_CASE("a device that this machine has not gives way to the CPU, and that is told", "[window]") {
  if (!model::whyNotComputed({model::Device::Cuda, model::Precision::Float32})) {
    WARN("this machine has CUDA: skipped");
    return;
  }
  Started started("[computing]\ndevice=cuda\nprecision=fp32\n");
  started.untilModel();
  CHECK(started.studio->session().model()->compute().isExact());
  CHECK(started.notice().contains("on the CPU"));
}

TEST_CASE("the size of everything is that of the preferences, from the start", "[window]") {
  test::TempFolder folder;
  std::filesystem::create_directories(folder.file("lacuna"));
  test::writeFile(folder.file("lacuna/lacuna.ini"), "[General]\nsize_percent=125\n");
  QProcess process;
  auto environment = QProcessEnvironment::systemEnvironment();
  environment.insert("XDG_CONFIG_HOME", QString::fromStdString(folder.path().string()));
  environment.insert("XDG_DATA_HOME", QString::fromStdString(folder.path().string()));
  environment.remove("QT_SCALE_FACTOR");
  process.setProcessEnvironment(environment);
  const QString picture = QString::fromStdString(folder.file("window.png"));
  process.start(LACUNA_PROGRAM, {"--window", "1200x720", "--screenshot", picture});
  REQUIRE(process.waitForFinished(120000));
  REQUIRE(process.exitCode() == 0);
  CHECK(QImage(picture).size() == QSize(1500, 900));
}
