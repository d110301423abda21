#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/app/program_process.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
namespace fs = std::filesystem;

namespace {

/// A clip, a checkpoint, a mask and labels in a folder whose name is nobody's business.
struct PrivateFiles {
  test::TempFolder folder;
  const QString home = QString::fromStdString(folder.file("somebody"));
  const QString clip = home + "/walk.mp4", other = home + "/throw.mp4", model = home + "/weights.safetensors", mask = home + "/mask.json", labels = home + "/labels.csv";

  PrivateFiles() {
    fs::create_directories(home.toStdString());
    for (const auto& [from, to] : {std::pair("model.safetensors", "weights.safetensors"), std::pair("config.json", "config.json")})
      fs::copy_file(test::sourceFile(std::string("tests/data/model/untrained/") + from), (home + '/' + to).toStdString());
    test::writeFile(labels.toStdString(), "step,row,column,label\n0,0,0,wall\n0,2,2,ball\n1,0,0,wall\n1,2,2,ball\n2,0,0,wall\n2,2,2,ball\n3,0,0,wall\n3,2,2,ball\n");
    does({"world", "--scene", "behind", "--seed", "7", "--size", "64", "--out", clip});
    does({"world", "--scene", "throw", "--seed", "7", "--size", "64", "--out", other});
    does({"mask", "convert", "blocks-small,seed=3", mask, "--clip", clip, "--model", model, "--frames", "8", "--size", "64"});
  }
  void does(const QStringList& words) {
    const test::Finished said = test::lacunaProgram(words);
    INFO(words.join(' ').toStdString() << '\n' << said.err.toStdString());
    REQUIRE(said.code == 0);
  }
  /// Of these files, by a spec that lies beside them.
  void sweep(const QString& to) {
    const nlohmann::json spec{{"format", "lacuna sweep"}, {"version", 1}, {"model", model.toStdString()}, {"clips", {clip.toStdString(), other.toStdString()}}, {"frames", 8}, {"size", 64},
                              {"mask", mask.toStdString()}};
    test::writeFile((home + "/spec.json").toStdString(), spec.dump());
    does({"sweep", home + "/spec.json", "--out", to});
  }
  QString out(const char* name) { return QString::fromStdString(folder.file(name)); }
};

}  // namespace

TEST_CASE("files of numbers name clip, checkpoint and mask by file and hash, and no folder of whoever made them", "[commands]") {
  PrivateFiles files;
  const QStringList window{files.clip, "--model", files.model, "--frames", "8", "--fps", "4", "--size", "64"};
  const QStringList masked = window + QStringList{"--mask", files.mask};
  fs::create_directories(files.out("shared").toStdString());
  const auto to = [&](const QString& name) { return QStringList{"--out", files.out("shared") + '/' + name}; };
  files.does(QStringList{"predict"} + masked + to("predict"));
  files.does(QStringList{"attention"} + masked + QStringList{"--query", "1", "2", "2"} + to("attention.csv"));
  files.does(QStringList{"detail"} + window + QStringList{"--beside", files.other} + to("detail"));
  files.does(QStringList{"probe"} + masked + QStringList{"--labels", files.labels, "--folds", "2"} + to("probe"));
  files.does(QStringList{"project"} + masked + QStringList{"--beside", files.other, "--beside-model", files.model, "--also", files.mask} + to("project"));
  fs::create_directories((files.home + "/again").toStdString());
  files.does({"world", "--scene", "behind", "--seed", "8", "--size", "64", "--out", files.home + "/again/walk.mp4"});
  files.does(QStringList{"project"} + masked + QStringList{"--beside", files.home + "/again/walk.mp4", "--out", files.out("namesakes")});
  files.does(QStringList{"compare"} + masked + QStringList{"--b-mask", "blocks-small,seed=4"} + to("compare"));
  files.does(QStringList{"surprise", files.clip, "--beside", files.other, "--model", files.model, "--size", "64"} + to("surprise"));
  files.does({"library", files.home, "--model", files.model, "--frames", "8", "--fps", "4", "--size", "64"});
  files.does(QStringList{"nearest"} + window + QStringList{"--mask", "future,ratio=0.5", "--token", "3,1,2", "--library", files.home} + to("nearest.csv"));
  files.sweep(files.out("shared/sweep"));
  if (test::hasShared("golden/vjepa2-ac")) {
    fs::copy(test::sharedFolder("golden/vjepa2-ac"), (files.home + "/arm").toStdString());
    files.does(QStringList{"rollout", files.clip, "--model", files.home + "/arm/vjepa2-ac.pt", "--state", "0.4,0,0.3,0,0,0,0.5", "--action", "0.05,0,0"} + to("rollout"));
  }

  int read = 0;
  for (const auto& entry : fs::recursive_directory_iterator(files.out("shared").toStdString())) {
    if (!entry.is_regular_file() || entry.path().extension() == ".sqlite") continue;  // a sweep's own store finds its files again
    const std::string text = test::readFile(entry.path().string());
    INFO(entry.path().string());
    CHECK(text.find("somebody") == std::string::npos);
    CHECK(text.find(files.folder.path().string()) == std::string::npos);
    ++read;
  }
  CHECK(read > 25);

  const auto run = nlohmann::json::parse(test::readFile(files.out("shared/predict/run.json").toStdString()));
  CHECK(run.at("clip").at("file") == "walk.mp4");
  CHECK(run.at("model").at("file") == "weights.safetensors");
  const auto pair = nlohmann::json::parse(test::readFile(files.out("shared/compare/compare.json").toStdString()));
  CHECK(pair.at("a").at("clip_file") == "walk.mp4");
  CHECK(pair.at("a").at("clip_hash") == run.at("clip").at("hash"));
  CHECK(pair.at("a").at("model_file") == "weights.safetensors");
  CHECK(pair.at("a").at("model_hash") == run.at("model").at("hash"));
  CHECK(pair.at("a").at("mask") == "mask.json");
  const auto layout = nlohmann::json::parse(test::readFile(files.out("shared/project/layout.json").toStdString()));
  CHECK(layout.at("clip").at("file") == "walk.mp4");
  CHECK(layout.at("layout").at("clips_beside").at(0).at("file") == "throw.mp4");
  CHECK_FALSE(layout.at("layout").contains("models_beside"));  // it is the model itself
  CHECK(layout.at("clip").at("hash") == run.at("clip").at("hash"));
  CHECK(layout.at("runs")[0].at("mask") == nlohmann::json({{"file", "mask.json"}, {"hash", run.at("mask").at("hash")}}));
  CHECK(layout.at("layout").at("clips_beside")[0].at("hash").get<std::string>().size() == 32);
  const std::string namesakes = test::readFile(files.out("namesakes/points.csv").toStdString());
  CHECK(namesakes.find("\ntrue,somebody/walk.mp4,") != std::string::npos);
  CHECK(namesakes.find("\nbeside,again/walk.mp4,") != std::string::npos);
  const auto surprise = nlohmann::json::parse(test::readFile(files.out("shared/surprise/surprise.json").toStdString()));
  CHECK(surprise.at("settings").at("clip_file") == "walk.mp4");
  CHECK(surprise.at("settings").at("clip_hash").get<std::string>().size() == 32);
}

TEST_CASE("a report has folders in the command that makes it again, and nowhere else", "[commands]") {
  PrivateFiles files;
  files.does({"report", files.clip, "--model", files.model, "--frames", "8", "--fps", "4", "--size", "64", "--mask", "blocks-small,seed=3", "--out", files.out("report.html")});
  const QString html = QString::fromStdString(test::readFile(files.out("report.html").toStdString()));
  const qsizetype from = html.indexOf("Make it again"), to = html.indexOf("Everything about the run");
  REQUIRE((from > 0 && to > from));
  CHECK(html.mid(from, to - from).contains(files.clip));
  CHECK_FALSE(html.left(from).contains("somebody"));
  CHECK_FALSE(html.mid(to).contains("somebody"));
  CHECK(html.left(from).contains("walk.mp4"));
}
