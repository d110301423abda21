#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <unistd.h>

#include <filesystem>

#include "app/commands.hpp"
#include "app/paths.hpp"
#include "tests/app/program_process.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::app;
using test::lacunaProgram;

namespace {

/// The home folder of the programs that are started while it lasts.
class HomeAt {
 public:
  explicit HomeAt(const test::TempFolder& folder) : before_(qgetenv("HOME")) { qputenv("HOME", QByteArray::fromStdString(folder.path().string())); }
  ~HomeAt() { qputenv("HOME", before_); }
  HomeAt(const HomeAt&) = delete;
  HomeAt& operator=(const HomeAt&) = delete;

 private:
  QByteArray before_;
};

}  // namespace

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

TEST_CASE("a mistyped value is named with the one that was meant, and whose help says more", "[commands]") {
  const auto says = [](const QStringList& arguments, int code, const QString& line) {
    const test::Finished said = lacunaProgram(arguments);
    INFO(arguments.join(' ').toStdString());
    CHECK(said.code == code);
    CHECK(said.err.startsWith("lacuna: " + line));
    CHECK(said.err.count('\n') == 1);
  };
  says({"render", "--view", "latnt", "--out", "x.png"}, Failed, "latnt: There is no view of this name. Did you mean latent? See lacuna render --view list.");
  says({"predict", "world:behnd"}, Failed, "There is no scene \"behnd\". Did you mean behind? Scenes are: ");
  says({"predict", "world:behind,violation=vanihs"}, Failed, "There is no violation \"vanihs\". Did you mean vanish? ");
  says({"predict", "world:behind,sed=2"}, Failed, "A scene has no \"sed\". Did you mean seed? ");
  says({"predict", "world:behind", "--mask", "tueb"}, Failed, "There is no mask generator \"tueb\". Did you mean tube? ");
  says({"predict", "world:behind", "--mask", "tube,sede=2"}, Failed, "The generator tube has no parameter \"sede\". Did you mean seed? ");
  says({"detail", "world:behind", "--change", "blurr"}, Failed, "blurr: There is no change of that name. Did you mean blur? ");
  says({"predict", "world:behind", "--precision", "fp16"}, Usage, "--precision: there is no fp16 here. It takes fp32 or bf16. See lacuna predict --help.");
  says({"predict", "world:behind", "--device", "cuad"}, Usage, "--device: there is no cuad here. Did you mean cuda? It takes cpu or cuda. See lacuna predict --help.");
  says({"attention", "world:behind", "--query", "1,2"}, Usage, "--query takes 3 values. Step, row and column of the token");
  says({"compare", "world:behind", "--draws", "1"}, Usage, "--draws: ");
}

TEST_CASE("json on standard output has nothing beside it", "[commands]") {
  test::TempFolder folder;
  const QString run = QString::fromStdString(folder.file("run"));
  const test::Finished made = lacunaProgram({"predict", "world:behind,seed=3", "--mask", "tube,seed=5", "--out", run, "--json", "-"});
  INFO(made.err.toStdString());
  REQUIRE(made.code == Success);
  const QJsonObject json = QJsonDocument::fromJson(made.out.toUtf8()).object();
  CHECK(json["format"].toString() == "lacuna run");
  CHECK(json["mask"].toObject()["layers"].toArray() == QJsonArray{"tube,seed=5"});
  CHECK(made.err.contains("Written to " + run));
  CHECK(made.err.contains("tube,seed=5"));
  const test::Finished world = lacunaProgram({"world", "--scene", "behind", "--truth", "-"});
  CHECK(QJsonDocument::fromJson(world.out.toUtf8()).isObject());
  CHECK(world.err.startsWith("world:behind"));  // what is said stands elsewhere
  const QString clip = QString::fromStdString(folder.file("clip.mp4"));
  const test::Finished drawn = lacunaProgram({"world", "--scene", "throw", "--seed", "3", "--frames", "8", "--size", "64", "--out", clip, "--truth", "-"});
  CHECK(QJsonDocument::fromJson(drawn.out.toUtf8()).object()["frames"].toArray().size() == 8);
  CHECK(drawn.err.contains("clip in " + clip));
  const test::Finished both = lacunaProgram({"evaluate", "--csv", "-", "--json", "-"});
  CHECK(both.code == Failed);
  CHECK(both.out.isEmpty());
}

TEST_CASE("a run is saved as a session that other commands open", "[commands]") {
  test::TempFolder folder;
  const QString file = QString::fromStdString(folder.file("run.lacuna")), out = QString::fromStdString(folder.file("run"));
  const test::Finished made = lacunaProgram({"predict", "world:behind,seed=3", "--mask", "tube,seed=5", "--out", out, "--save", file});
  INFO(made.err.toStdString());
  REQUIRE(made.code == Success);
  CHECK(made.out.contains("Saved as " + file));
  const test::Finished info = lacunaProgram({"info", file});
  REQUIRE(info.code == Success);
  CHECK(info.out.contains("world:behind,seed=3"));
  CHECK(info.out.contains("the bundled model"));
  CHECK(info.out.contains("1 kept run"));
  const QString page = QString::fromStdString(folder.file("page.html"));
  CHECK(lacunaProgram({"report", file, "--out", page}).code == Success);
  const test::Finished wrong = lacunaProgram({"predict", "world:behind", "--save", "run.json"});
  CHECK(wrong.code == Failed);
  CHECK(wrong.err == "lacuna: run.json: A session is saved as .lacuna.\n");
}

TEST_CASE("info sends a mask to the command that reads it", "[commands]") {
  test::TempFolder folder;
  const QString mask = QString::fromStdString(folder.file("mask.npy"));
  REQUIRE(lacunaProgram({"mask", "convert", "tube,seed=1", mask, "--grid", "8x6x6"}).code == Success);
  const test::Finished said = lacunaProgram({"info", mask});
  CHECK(said.code == Failed);
  CHECK(said.err.contains("lacuna mask show FILE"));
  CHECK(lacunaProgram({"info", "no-such-mask.npy"}).err.contains("no such file"));
}

TEST_CASE("commands say what their numbers belong to", "[commands]") {
  test::TempFolder folder;
  const QStringList input = {"world:behind,seed=3", "--mask", "tube,seed=5"};
  const auto says = [&](const QStringList& command, const QStringList& words) {
    const test::Finished said = lacunaProgram(command);
    INFO(command.join(' ').toStdString() << '\n' << said.out.toStdString() << said.err.toStdString());
    REQUIRE(said.code == Success);
    for (const QString& word : words) CHECK(said.out.contains(word));
  };
  const QStringList sources = {"From                    world:behind,seed=3", "Checkpoint              bundled", "Model hash ", "Clip hash ", "Computed by             CPU, fp32"};
  const QStringList masked = sources + QStringList{"Mask                    tube,seed=5", "Mask token              0", "Mask hash "};
  const QString out = QString::fromStdString(folder.file("out"));
  says(QStringList{"attention"} + input + QStringList{"--query", "3,4,5", "--out", QString::fromStdString(folder.file("a.safetensors"))}, masked + QStringList{"step 4, row 5, column 6"});
  says(QStringList{"project"} + input + QStringList{"--method", "pca", "--clusters", "3", "--out", out}, masked + QStringList{"Seed "});
  says(QStringList{"probe"} + input + QStringList{"--labels", "truth", "--out", out}, masked + QStringList{"Seed "});
  says(QStringList{"compare"} + input + QStringList{"--b-mask", "tube,seed=6", "--out", out}, masked + QStringList{"Mask                    tube,seed=6", "Seed "});
  says({"detail", "world:behind,seed=3", "--change", "blur", "--strengths", "1", "--out", out}, sources + QStringList{"Seed "});
  says({"surprise", "world:behind,seed=3", "--beside", "twin", "--stride", "8", "--size", "48", "--out", out},
       sources + QStringList{"Beside, from            world:behind,seed=3,violation=", "Mask token              0", "Context from            the context encoder"});
  says(QStringList{"predict"} + input + QStringList{"--out", out}, {"Clip from               world:behind,seed=3", "Checkpoint              bundled", "Model hash ", "Clip hash ", "Mask hash ", "Mask                    tube,seed=5"});
  CHECK_THAT(test::readFile(folder.file("out/run.txt")), !ContainsSubstring("Clip from"));  // it is passed on
}

TEST_CASE("paths of what numbers belong to begin with ~ in the home folder, of every command", "[commands]") {
  const test::TempFolder folder;
  const HomeAt home(folder);
  const std::string clip = folder.file("walk.mp4"), model = folder.file("weights.safetensors");
  std::filesystem::copy_file(test::sourceFile("tests/data/model/untrained/model.safetensors"), model);
  std::filesystem::copy_file(test::sourceFile("tests/data/model/untrained/config.json"), folder.file("config.json"));
  REQUIRE(lacunaProgram({"world", "--scene", "behind", "--size", "64", "--out", QString::fromStdString(clip)}).code == Success);
  const auto says = [&](const QStringList& command, const QStringList& words) {
    const test::Finished said = lacunaProgram(QStringList{command[0], QString::fromStdString(clip), "--model", QString::fromStdString(model), "--size", "64", "--out", QString::fromStdString(folder.file("out"))} + command.mid(1));
    INFO(command.join(' ').toStdString() << '\n' << said.out.toStdString() << said.err.toStdString());
    REQUIRE(said.code == Success);
    for (const QString& word : words) CHECK(said.out.contains(word + '\n'));
  };
  const QString checkpoint = "Checkpoint              ~/weights.safetensors";
  says({"predict", "--frames", "8"}, {"Clip from               ~/walk.mp4", checkpoint});
  says({"surprise", "--beside", QString::fromStdString(clip)}, {"From                    ~/walk.mp4", "Beside, from            ~/walk.mp4", checkpoint});
  says({"detail", "--frames", "8", "--change", "blur", "--strengths", "1", "--beside", QString::fromStdString(clip)}, {"From                    ~/walk.mp4", "Beside                  ~/walk.mp4", checkpoint});
}

TEST_CASE("a file that cannot be written is told before the work whose result it would hold", "[commands]") {
  const test::TempFolder folder;
  const auto at = [&](const char* name) { return QString::fromStdString(folder.file(name)); };
  const QString out = at("out"), missing = at("missing/x"), session = at("missing/x.lacuna"), file = at("file");
  test::writeFile(file.toStdString(), "no folder");
  const auto says = [&](const QStringList& arguments, const QString& where, const QString& why) {
    const test::Finished said = lacunaProgram(arguments);
    INFO(arguments.join(' ').toStdString() << '\n' << said.err.toStdString());
    CHECK(said.code == Failed);
    CHECK(said.err == "lacuna: " + where + ": " + why + "\n");
    CHECK(said.out.isEmpty());
    CHECK_FALSE(std::filesystem::exists(out.toStdString()));
  };
  const QString none = "There is no folder " + at("missing") + " to write this file to. Make it, or choose another.";
  const QStringList predict = {"predict", "world:behind,seed=3", "--out", out};
  says(predict + QStringList{"--save", session}, session, none);
  says(predict + QStringList{"--json", missing}, missing, none);
  says(predict + QStringList{"--json", QString::fromStdString(folder.path().string())}, QString::fromStdString(folder.path().string()), "This is a folder, so no file can be written here. Add the file's name.");
  says(predict + QStringList{"--json", file + "/x"}, file + "/x", file + " is not a folder, so this file cannot be written. Choose another.");
  says({"predict", "world:behind,seed=3", "--out", file}, file + "/run.json", file + " is not a folder, so this file cannot be written. Choose another.");
  says({"surprise", "world:behind", "--out", out, "--json", missing}, missing, none);
  says({"project", "world:behind", "--out", out, "--json", missing}, missing, none);
  says({"probe", "world:behind", "--labels", "truth", "--out", out, "--json", missing}, missing, none);
  says({"compare", "world:behind", "--b-mask", "tube", "--out", out, "--json", missing}, missing, none);
  says({"detail", "world:behind", "--out", out, "--json", missing}, missing, none);
  says({"evaluate", "--csv", missing}, missing, none);
  says({"evaluate", "--json", missing}, missing, none);
  says({"attention", "world:behind", "--query", "1,2,3", "--out", missing}, missing, none);
  if (geteuid() == 0) return;  // who may write everywhere
  std::filesystem::create_directory(folder.file("closed"));
  std::filesystem::permissions(folder.file("closed"), std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  says(predict + QStringList{"--json", at("closed/x")}, at("closed/x"), "No file may be written to the folder " + at("closed") + ". Choose another.");
}

TEST_CASE("the session and the copy of a run may lie in the folder that the run makes", "[commands]") {
  const test::TempFolder folder;
  const QString out = QString::fromStdString(folder.file("new/run"));
  const test::Finished said = lacunaProgram({"predict", "world:behind,seed=3", "--out", out + '/', "--save", out + "/run.lacuna", "--json", QString::fromStdString(folder.file("new/copy.json"))});
  INFO(said.err.toStdString());
  REQUIRE(said.code == Success);
  for (const char* name : {"new/copy.json", "new/run/run.lacuna"}) CHECK(std::filesystem::exists(folder.file(name)));
  CHECK(test::readFile(folder.file("new/copy.json")) == test::readFile(folder.file("new/run/run.json")));
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
