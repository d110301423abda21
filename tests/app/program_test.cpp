#include <QRegularExpression>

#include "app/commands.hpp"
#include "tests/app/program_process.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::app;
using test::lacunaProgram;

TEST_CASE("the version has the commit and the libraries", "[commands]") {
  const test::Finished said = lacunaProgram({"--version"});
  CHECK(said.code == Success);
  const QStringList lines = said.out.split('\n', Qt::SkipEmptyParts);
  REQUIRE(lines.size() == 9);
  CHECK(QRegularExpression("^lacuna \\d+\\.\\d+\\.\\d+$").match(lines[0]).hasMatch());
  CHECK(QRegularExpression("^commit ([0-9a-f]+(-dirty)?|unknown)$").match(lines[1]).hasMatch());
  const QStringList libraries = {"Qt", "LibTorch", "OpenCV", "VTK", "Dear ImGui", "SQLite", "FAISS"};
  for (qsizetype i = 0; i < libraries.size(); ++i) {
    INFO(lines[i + 2].toStdString());
    CHECK(QRegularExpression("^" + libraries[i] + " \\d+\\.\\d").match(lines[i + 2]).hasMatch());
  }
}

TEST_CASE("a mistyped command is told from a file", "[commands]") {
  const test::Finished said = lacunaProgram({"predcit"});
  CHECK(said.code == Usage);
  CHECK(said.err == "lacuna: There is no command and no file predcit. See lacuna --help.\n");
  CHECK(lacunaProgram({"/no/such/clip.mp4"}).err.contains("no display"));  // a file's name goes to the studio
}
