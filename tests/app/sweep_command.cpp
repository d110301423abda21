#include "app/sweep_command.hpp"

#include <QProcess>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/commands.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::app;

namespace {

void writeSpec(const std::string& path, int seeds) {
  const nlohmann::json spec{{"format", "lacuna sweep"}, {"version", 1}, {"model", test::sourceFile("tests/data/model/untrained/model.safetensors")},
                            {"clips", {"world:behind,seed=7..8"}}, {"frames", 8}, {"size", 64}, {"mask", "random"},
                            {"axes", {{{"name", "ratio"}, {"values", {0.2, 0.5}}}, {{"name", "seed"}, {"from", 1}, {"to", seeds}}}}};
  test::writeFile(path, spec.dump());
}

std::string textOf(const std::string& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("a sweep that is killed loses no finished run, and ends as if it had not been", "[commands]") {
  test::TempFolder folder;
  writeSpec(folder.file("spec.json"), 60);  // 240 runs
  QProcess process;
  process.setReadChannel(QProcess::StandardError);
  process.start(LACUNA_PROGRAM, {"sweep", QString::fromStdString(folder.file("spec.json")), "--out", QString::fromStdString(folder.file("killed"))});
  QByteArray progress;
  while (!progress.contains("30 %") && process.waitForReadyRead(60'000)) progress += process.readAllStandardError();
  REQUIRE(process.state() == QProcess::Running);
  process.kill();
  REQUIRE(process.waitForFinished(10'000));
  CHECK(process.exitStatus() == QProcess::CrashExit);
  process.readAllStandardError();

  SweepOptions options;
  options.spec = folder.file("spec.json");
  options.out = folder.file("killed");
  std::ostringstream out, quiet;
  REQUIRE(sweepCommand(options, out, quiet) == Success);
  int made = -1;
  const std::string text = out.str();
  const auto at = text.find("240 of 240 runs are there, ");
  REQUIRE(at != std::string::npos);
  made = std::stoi(text.substr(at + 27));
  CHECK(made <= 240 - 72);  // 30 % had been made
  CHECK(made > 0);

  options.out = folder.file("whole");
  REQUIRE(sweepCommand(options, out, quiet) == Success);
  CHECK(textOf(folder.file("killed/table.csv")) == textOf(folder.file("whole/table.csv")));
  CHECK(textOf(folder.file("killed/runs.csv")) == textOf(folder.file("whole/runs.csv")));
  CHECK(textOf(folder.file("whole/runs.csv")).size() > 240 * 100);
}
