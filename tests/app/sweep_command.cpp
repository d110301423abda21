#include "app/sweep_command.hpp"

#include <sys/resource.h>

#include <QProcess>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/commands.hpp"
#include "core/mask/mask_io.hpp"
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

}  // namespace

TEST_CASE("a sweep's run is the run of lacuna predict, drawn masks too", "[commands]") {
  test::TempFolder folder;
  test::writeFile(folder.file("disc.json"), mask::shapesToJson({{ShapeId{1}, "Disc", mask::Operation::Hide, {}, mask::Ellipse{{0.31, 0.33}, {0.62, 0.64}}}}));
  nlohmann::json spec{{"format", "lacuna sweep"}, {"version", 1}, {"model", test::sourceFile("tests/data/model/untrained/model.safetensors")},
                      {"clips", {"world:behind,seed=7"}}, {"frames", 8}, {"size", 64}, {"rate_fps", 4}, {"mask", "disc.json"}};
  test::writeFile(folder.file("spec.json"), spec.dump());
  SweepOptions options;
  options.spec = folder.file("spec.json");
  options.out = folder.file("sweep");
  options.part = "2/2";
  std::ostringstream out;
  REQUIRE(sweepCommand(options, out, out) == Success);  // of one run the second half is none
  CHECK_THAT(out.str(), ContainsSubstring("0 of 1 runs"));
  options.part = "0/2";
  CHECK_THROWS_WITH(sweepCommand(options, out, out), ContainsSubstring("--part is K/N"));
  options.part = "1/1";
  REQUIRE(sweepCommand(options, out, out) == Success);

  PredictOptions predict;
  predict.clip = "world:behind,seed=7";
  predict.model = spec["model"];
  predict.mask = folder.file("disc.json");
  predict.out = folder.file("run");
  predict.frames = 8;
  predict.crop = 64;
  predict.rate_fps = 4;
  REQUIRE(predictCommand(predict, out) == Success);
  const auto run = nlohmann::json::parse(test::readFile(folder.file("run/run.json")));
  CHECK_THAT(test::readFile(folder.file("sweep/runs.csv")), ContainsSubstring(run.at("hash").get<std::string>()));
}

TEST_CASE("a sweep that is killed loses no finished run, and ends as if it had not been", "[commands]") {
  test::TempFolder folder;
  writeSpec(folder.file("spec.json"), 60);  // 240 runs
  SweepOptions options;
  options.spec = folder.file("spec.json");
  options.out = folder.file("whole");
  std::ostringstream whole, out, quiet;
  REQUIRE(sweepCommand(options, whole, quiet) == Success);

  // The system kills it in the middle of a write, after as much work on a slow machine as on a fast one. What meets the limit is the
  // store's log, which takes several times what the store does.
  const auto most_bytes = 3 * std::filesystem::file_size(folder.file("whole/sweep.sqlite"));
  QProcess process;
  process.setChildProcessModifier([most_bytes] {
    const rlimit none{0, 0}, limit{most_bytes, most_bytes};
    setrlimit(RLIMIT_CORE, &none);
    setrlimit(RLIMIT_FSIZE, &limit);
  });
  process.start(LACUNA_PROGRAM, {"sweep", QString::fromStdString(folder.file("spec.json")), "--out", QString::fromStdString(folder.file("killed"))});
  REQUIRE(process.waitForFinished(300'000));
  CHECK(process.exitStatus() == QProcess::CrashExit);
  CHECK_FALSE(std::filesystem::exists(folder.file("killed/table.csv")));

  options.out = folder.file("killed");
  REQUIRE(sweepCommand(options, out, quiet) == Success);
  const std::string text = out.str();
  const auto at = text.find("240 of 240 runs are there, ");
  REQUIRE(at != std::string::npos);
  const int made = std::stoi(text.substr(at + 27));
  CHECK(made <= 240 - 72);  // 30 % had been finished, and were not lost
  CHECK(made > 0);
  CHECK(test::readFile(folder.file("killed/table.csv")) == test::readFile(folder.file("whole/table.csv")));
  CHECK(test::readFile(folder.file("killed/runs.csv")) == test::readFile(folder.file("whole/runs.csv")));
  CHECK(test::readFile(folder.file("whole/runs.csv")).size() > 240 * 100);
}

namespace {

/// Two processes; the second with a limit to each file that it writes, at which the system kills it. 0: without one. They talk by
/// sockets: shared memory is a file too.
QStringList mpirun(const test::TempFolder& folder, const std::string& out, std::uintmax_t most_kibibytes = 0) {
  const QStringList sweep{LACUNA_PROGRAM, "sweep", QString::fromStdString(folder.file("spec.json")), "--out", QString::fromStdString(folder.file(out))};
  const QString limits = most_kibibytes > 0 ? QStringLiteral("ulimit -c 0; ulimit -f %1; ").arg(most_kibibytes) : QString();
  return QStringList{"--allow-run-as-root", "--oversubscribe", "--mca", "btl", "self,tcp", "--mca", "btl_tcp_if_include", "lo", "-n", "1"} + sweep +
         QStringList{":", "-n", "1", "bash", "-c", limits + R"(exec "$0" "$@")"} + sweep;
}

}  // namespace

TEST_CASE("two processes under mpirun make the same tables as one, and one that is killed loses no finished run", "[commands][mpi]") {
  test::TempFolder folder;
  writeSpec(folder.file("spec.json"), 60);  // 240 runs
  SweepOptions options;
  options.spec = folder.file("spec.json");
  options.out = folder.file("one");
  std::ostringstream out, quiet;
  REQUIRE(sweepCommand(options, out, quiet) == Success);

  QProcess process;
  const auto most_kibibytes = 3 * std::filesystem::file_size(folder.file("one/sweep.sqlite")) / 2 / 1024;  // of its log, as above
  process.start("mpirun", mpirun(folder, "many", most_kibibytes));
  REQUIRE(process.waitForFinished(300'000));
  CHECK(process.exitCode() != 0);
  const std::string table = folder.file("many/table.csv");
  CHECK_FALSE(std::filesystem::exists(table));

  QProcess again;
  again.start("mpirun", mpirun(folder, "many"));
  REQUIRE(again.waitForFinished(300'000));
  const std::string text = again.readAllStandardOutput().toStdString() + again.readAllStandardError().toStdString();
  INFO(text);
  CHECK(again.exitCode() == 0);
  const auto at = text.find("240 of 240 runs are there, ");
  REQUIRE(at != std::string::npos);
  const int made = std::stoi(text.substr(at + 27));
  CHECK(made <= 240 - 36);  // 30 % of its half had been finished by the one that was killed
  CHECK(made > 0);
  CHECK(test::readFile(table) == test::readFile(folder.file("one/table.csv")));
  CHECK(test::readFile(folder.file("many/runs.csv")) == test::readFile(folder.file("one/runs.csv")));
  CHECK_FALSE(std::filesystem::exists(folder.file("many/sweep.rank-1.sqlite")));
}
