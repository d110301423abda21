#include <QRegularExpression>

#include "app/commands.hpp"
#include "app/paths.hpp"
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
  CHECK(said.err == "lacuna: There is no command and no file predcit. Did you mean lacuna predict?\n");
  CHECK(lacunaProgram({"/no/such/clip.mp4"}).err.contains("no display"));  // a file's name goes to the studio
}

TEST_CASE("a mistyped option is named with the one that was meant", "[commands]") {
  const auto says = [](const QStringList& arguments, const QString& line) {
    const test::Finished said = lacunaProgram(arguments);
    INFO(arguments.join(' ').toStdString());
    CHECK(said.code == Usage);
    CHECK(said.err == "lacuna: " + line + "\n");
  };
  says({"predict", "world:behind", "--msak", "tube"}, "lacuna predict has no option --msak. Did you mean --mask?");
  says({"predict", "world:behind", "--masks=tube"}, "lacuna predict has no option --masks. Did you mean --mask?");
  says({"predict", "world:behind", "-mask", "tube"}, "lacuna predict has no option -mask. Did you mean --mask?");
  says({"attention", "world:behind", "--quer", "1,2,3"}, "lacuna attention has no option --quer. Did you mean --query?");
  says({"predict", "world:behind", "--frobnicate"}, "lacuna predict has no option --frobnicate. See lacuna predict --help.");
  says({"--langauge", "en"}, "lacuna has no option --langauge. Did you mean --language?");
  says({"predict", "world:behind", "--threads", "2"}, "The option --threads goes before the command: lacuna --threads ... predict.");
}

TEST_CASE("a language that there is not is told, with those there are", "[commands]") {
  const test::Finished said = lacunaProgram({"--language", "xx", "--list-actions"});
  CHECK(said.code == Failed);
  CHECK(said.out.isEmpty());
  CHECK(said.err == "lacuna: There is no language xx. There are en, zh_CN.\n");
  CHECK(lacunaProgram({"--language", "zh_CN", "--list-actions"}).code == Success);
}

TEST_CASE("help says that the tokens of commands are counted from 0", "[commands]") {
  CHECK(lacunaProgram({"attention", "--help"}).out.simplified().contains("each counted from 0 (the window counts from 1)"));
  CHECK(lacunaProgram({"--man"}).out.contains("each counted from 0 (the window counts from 1)"));
}

TEST_CASE("the bundled model has a name for the commands that look into a checkpoint", "[commands]") {
  for (const char* command : {"info", "check"}) {
    const test::Finished said = lacunaProgram({command, "bundled"});
    INFO(said.err.toStdString());
    CHECK(said.code == Success);
    CHECK(said.out == lacunaProgram({command, QString::fromStdString(demoModelPath())}).out);
    CHECK(lacunaProgram({command, "./bundled"}).code == Failed);
    CHECK(lacunaProgram({command, "--help"}).out.contains("bundled is the demo model"));
  }
}

TEST_CASE("the manual page has every command and option", "[commands]") {
  const test::Finished manual = lacunaProgram({"--man"});
  REQUIRE(manual.code == Success);
  CHECK(manual.out.startsWith(".TH LACUNA 1"));
  const QString help = lacunaProgram({"--help"}).out;
  static const QRegularExpression command("^  ([a-z]+) {2,}", QRegularExpression::MultilineOption);
  const QString commands = help.mid(help.indexOf("Subcommands:"));
  int count = 0;
  for (auto found = command.globalMatch(commands); found.hasNext(); ++count) {
    const QString name = found.next().captured(1);
    INFO(name.toStdString());
    CHECK(manual.out.contains(".SS \\fBlacuna " + name + "\\fR"));
    static const QRegularExpression option("^  (?:-\\w,)?--([a-z-]+)", QRegularExpression::MultilineOption);
    for (auto each = option.globalMatch(lacunaProgram({name, "--help"}).out); each.hasNext();)
      CHECK(manual.out.contains("\\fB" + QString("--" + each.next().captured(1)).replace("-", "\\-") + "\\fR"));
  }
  CHECK(count > 18);
}

TEST_CASE("render lists views, and says what is wrong before it draws", "[commands]") {
  const test::Finished views = lacunaProgram({"render", "--view", "list"});
  CHECK(views.code == Success);
  for (const char* view : {"window\t", "clip\t", "latent\t", "mask-space\t", "attention\t", "compare\t", "timeline\t", "inspector\t", "walk\t"})
    CHECK(views.out.contains(view));
  const auto says = [](const QStringList& arguments, const char* word) {
    const test::Finished said = lacunaProgram(QStringList{"render"} + arguments);
    INFO(said.err.toStdString());
    CHECK(said.code == Failed);
    CHECK(said.err.count('\n') == 1);
    CHECK(said.err.contains(word));
  };
  says({"--view", "no-such-view", "--out", "x.png"}, "no view of this name");
  says({"--view", "clip"}, "--out");
  says({"--view", "clip", "--out", "x.mp4"}, ".png, .svg or .pdf");
  says({"--view", "walk", "--out", "x.png"}, ".mp4 or .webp");
}
