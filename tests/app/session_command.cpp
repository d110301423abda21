// Sessions given to commands: what is in them, their report, and what is said where a clip was wanted.

#include "app/session_command.hpp"

#include <sstream>

#include "app/opened.hpp"
#include "app/paths.hpp"
#include "app/report_command.hpp"
#include "core/base/error.hpp"
#include "core/mask/mask_io.hpp"
#include "core/session/session_file.hpp"
#include "tests/app/program_process.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::app;
using test::lacunaProgram;

namespace {

/// A session that has made one run of a mask; the run's hash.
std::string sessionAt(const std::string& path) {
  PredictOptions options;
  options.clip = "world:behind,seed=7";
  options.model = demoModelPath();
  Opened opened(options);
  hide(opened.session, mask::shapesFromText("tube,seed=2"), options);
  opened.session.predict();
  waitFor(opened.queue, opened.session, [&opened] { return opened.session.resultIsCurrent(); });
  session::saveSession(session::snapshotOf(opened.session), path, {bundled("models"), {}}, {});
  return opened.session.result().run->hash.hex();
}

}  // namespace

TEST_CASE("info tells what a session holds, and report makes its page", "[commands]") {
  test::TempFolder folder;
  const std::string path = folder.file("walk.lacuna"), hash = sessionAt(path);
  std::ostringstream told;
  REQUIRE(infoCommand(path, told) == Success);
  for (const char* words : {"session of Lacuna", "world:behind,seed=7", "the bundled model (--model bundled)", "1 layer: Tube, seed 2\n", "hidden, Tube, seed 2 of ", "1 kept run, ", "tokens hidden", "from frame 1 on"})
    CHECK_THAT(told.str(), ContainsSubstring(words));

  PredictOptions options;
  options.clip = path;
  options.out = folder.file("report.html");
  std::ostringstream out;
  REQUIRE(reportCommand(options, out) == Success);
  CHECK_THAT(test::readFile(options.out), ContainsSubstring(hash));  // the session's own run, made again
  options.mask = "future";
  CHECK_THROWS_WITH(reportCommand(options, out), ContainsSubstring("its own model, mask and settings"));
}

TEST_CASE("a session in the place of a clip or a checkpoint is named as one", "[commands]") {
  test::TempFolder folder;
  const std::string path = folder.file("walk.lacuna");
  sessionAt(path);
  PredictOptions options;
  options.clip = path;
  options.model = demoModelPath();
  options.out = folder.file("out");
  std::ostringstream out;
  CHECK_THROWS_WITH(predictCommand(options, out), ContainsSubstring("session of Lacuna, not a clip"));
  CHECK_THROWS_WITH(checkCommand(path, out), ContainsSubstring("session of Lacuna, not a checkpoint"));
  options.clip = "world:behind,seed=7";
  options.model = path;
  CHECK_THROWS_WITH(predictCommand(options, out), ContainsSubstring("not a checkpoint"));
  test::writeFile(path, test::readFile(path).substr(0, 300));  // torn
  CHECK_THROWS_AS(infoCommand(path, out), Failure);
  test::writeFile(path, "a text that is called a session");
  CHECK_THROWS_WITH(infoCommand(path, out), ContainsSubstring("no session of Lacuna, or its beginning is damaged"));
}

TEST_CASE("a mistyped command is named with the one that was meant", "[commands]") {
  for (const QStringList& arguments : {QStringList{"preditc", "x"}, QStringList{"predict2", "x", "--mask", "tube"}}) {
    const test::Finished said = lacunaProgram(arguments);
    CHECK(said.code == Usage);
    CHECK(said.err == QString("lacuna: There is no command and no file %1. Did you mean lacuna predict?\n").arg(arguments[0]));
  }
  CHECK(lacunaProgram({"frobnicate", "x"}).err == "lacuna: There is no command and no file frobnicate. See lacuna --help.\n");
}
