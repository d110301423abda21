// What is copied as a command line is run through a shell, and must give the numbers that the window shows.

#include <QClipboard>
#include <QEventLoop>
#include <QGuiApplication>
#include <QProcess>
#include <QTest>
#include <QTimer>
#include <fstream>
#include <nlohmann/json.hpp>

#include "app/demo.hpp"
#include "app/paths.hpp"
#include "app/studio.hpp"
#include "core/session/studies.hpp"
#include "core/surprise/tables.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;

namespace {

struct Copying {
  test::TempFolder folder;
  app::Studio studio{true, {}};
  session::Connection first_look;

  Copying() {
    studio.window().resize(1280, 800);
    studio.window().show();
    REQUIRE(QTest::qWaitForWindowExposed(&studio.window()));
    first_look = app::openFirst(studio.session(), {});
    until([this] { return session().resultIsCurrent() && !session().layoutStatus().busy; });
  }
  session::Session& session() { return studio.session(); }

  /// Asked again ten times a second, since studies tell their own listeners alone. The limit only ends a hung test.
  void until(const std::function<bool()>& done) {
    QEventLoop loop;
    QTimer again, limit;
    again.setInterval(100);
    QObject::connect(&again, &QTimer::timeout, &loop, [&] {
      if (done()) loop.quit();
    });
    QObject::connect(&limit, &QTimer::timeout, &loop, [&] { loop.exit(1); });
    again.start();
    limit.start(240000);
    REQUIRE(loop.exec() == 0);
  }

  /// What the action puts on the clipboard.
  std::string copied(const char* action) {
    QGuiApplication::clipboard()->clear();
    REQUIRE(studio.actions().trigger(action));
    until([] { return !QGuiApplication::clipboard()->text().isEmpty(); });
    return QGuiApplication::clipboard()->text().toStdString();
  }

  /// Runs it as it is, "lacuna" being the program that was built, in a folder of its own; more words may follow.
  void runs(const std::string& line, const std::string& more = {}) {
    REQUIRE(line.rfind("lacuna ", 0) == 0);
    std::ofstream(folder.file("lacuna")) << "#!/bin/sh\nexec '" LACUNA_PROGRAM "' \"$@\"\n";
    std::filesystem::permissions(folder.file("lacuna"), std::filesystem::perms::owner_all);
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("PATH", QString::fromStdString(folder.path().string()) + ":" + environment.value("PATH"));
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(QString::fromStdString(folder.path().string()));
    process.start("sh", {"-c", QString::fromStdString(line + more)});
    REQUIRE(process.waitForFinished(240000));
    INFO(line << '\n' << process.readAllStandardError().toStdString());
    REQUIRE(process.exitCode() == 0);
  }
  nlohmann::json json(const std::string& name) {
    std::ifstream file(folder.file(name));
    return nlohmann::json::parse(file);
  }
};

}  // namespace

TEST_CASE("copied: the prediction that is shown, painted by hand", "[commands][copied]") {
  Copying open;
  mask::MaskShape stroke;
  stroke.id = open.session().newShapeId();
  stroke.name = "It's a stroke";
  stroke.form = mask::Stroke{{{0.3, 0.4}, {0.6, 0.5}}, 0.07, mask::BrushTip::Round};
  open.session().run(session::addShape(stroke));
  open.until([&] { return open.session().resultIsCurrent(); });
  const std::string line = open.copied("edit.copy_command");
  CHECK(line.find(" --model bundled ") != std::string::npos);
  open.runs(line, " --out run");
  const auto& run = *open.session().result().run;
  const auto written = open.json("run/run.json");
  CHECK(written.at("mean").at("l1_normed").get<double>() == Approx(run.mean.l1_normed).epsilon(1e-6));
  CHECK(written.at("mean").at("cosine").get<double>() == Approx(run.mean.cosine).epsilon(1e-6));
}

TEST_CASE("copied: the layout that is shown", "[commands][copied]") {
  Copying open;
  REQUIRE(open.studio.actions().trigger("latent.umap2"));
  open.until([&] { return !open.session().layoutStatus().busy && open.session().layoutHealth(); });
  const std::string lines = open.copied("edit.copy_command");
  const std::size_t second = lines.find('\n');
  REQUIRE(second != std::string::npos);
  open.runs(lines.substr(second + 1), " --out layout");
  const auto health = open.json("layout/layout.json").at("health");
  CHECK(health.at("trustworthiness").get<double>() == Approx(open.session().layoutHealth()->trustworthiness).epsilon(1e-6));
}

TEST_CASE("copied: attention of the picked token", "[commands][copied]") {
  Copying open;
  REQUIRE(open.studio.actions().trigger("view.workspace.attention"));
  open.session().pick(TokenId{100});
  auto& study = open.session().studies().attention;
  open.until([&] { return study.current() && study.rows() && !study.status().busy; });
  const std::string line = open.copied("edit.copy_command");
  open.runs(line, " --heads heads.csv");
  const mask::Cell cell = open.session().mask().grid().cell(TokenId{100});
  CHECK(line.find("--query '" + std::to_string(cell.step) + ',' + std::to_string(cell.row) + ',' + std::to_string(cell.col) + "'") != std::string::npos);
  const auto figures = latent::figuresOf(study.rows()->blocks[0], static_cast<int>(study.rows()->blocks[0].rows), TokenId{100}, study.rows()->tokens, open.session().mask());
  std::ifstream file(open.folder.file("heads.csv"));
  std::string row;
  while (std::getline(file, row) && (row.empty() || row[0] == '#' || row.rfind("block", 0) == 0)) {}
  const std::size_t spread = row.find(',', row.find(',') + 1) + 1;
  CHECK(std::stod(row.substr(spread)) == Approx(figures[0].spread_bits).epsilon(1e-4));
}

TEST_CASE("copied: the comparison of two runs", "[commands][copied]") {
  Copying open;
  REQUIRE(open.studio.actions().trigger("mask.invert"));
  REQUIRE(open.studio.actions().trigger("edit.undo"));
  mask::MaskShape more;
  more.id = open.session().newShapeId();
  more.form = mask::Rectangle{{0.1, 0.1}, {0.5, 0.5}};
  open.session().run(session::addShape(more));
  open.until([&] { return open.session().resultIsCurrent(); });
  REQUIRE(open.studio.actions().trigger("compare.latest"));
  auto& kept = open.session().studies().runs;
  open.until([&] { return kept.comparedIsCurrent() && !kept.busy(); });
  open.runs(open.copied("edit.copy_command"), " --out compare");
  const auto figures = open.json("compare/compare.json");
  INFO(figures.dump());
  CHECK(figures.at("mean_gain").get<double>() == Approx(kept.compared()->figures.mean_gain).epsilon(1e-5));
}

TEST_CASE("copied: surprise and the detail lab", "[commands][copied]") {
  Copying open;
  auto& surprise = open.session().studies().surprise;
  REQUIRE(open.studio.actions().trigger("view.workspace.compare"));
  surprise.measure();
  open.until([&] { return surprise.isComplete() && !surprise.busy(); });
  open.runs(open.copied("edit.copy_command.surprise"), " --out surprise");
  const auto summary = surprise.summary(latent::Metric::L1Normed);
  REQUIRE(summary);
  CHECK(open.json("surprise/surprise.json") == nlohmann::json::parse(surprise::summaryJson(*surprise.result().first, *summary)));

  auto& study = open.session().studies().detail;
  study.measure({{detail::Kind::Blur, detail::Kind::Shift}, 2, 3});
  open.until([&] { return !study.status().busy && study.resultIsCurrent(); });
  open.runs(open.copied("edit.copy_command.detail"), " --out detail");
  CHECK(open.json("detail/detail.json") == nlohmann::json::parse(detail::jsonOf(*study.result())));
}

TEST_CASE("copied: a linear probe", "[commands][copied]") {
  Copying open;
  auto& probe = open.session().studies().probe;
  session::ProbeStudy::Wish wish;
  wish.kind = session::ProbeStudy::Kind::Linear;
  wish.labels = lacuna::probe::LabelSource::Kind::Scene;
  probe.look(true);
  probe.setWish(wish);
  probe.fit();
  open.until([&] { return !probe.busy() && probe.fitCurrent(); });
  open.runs(open.copied("edit.copy_command.probe"), " --out probe");
  CHECK(open.json("probe/probe.json") == nlohmann::json::parse(probe.json()));
  probe.look(false);
}
