#include "app/attention_command.hpp"
#include "app/commands.hpp"

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/paths.hpp"
#include "app/rollout_command.hpp"
#include "core/base/error.hpp"
#include "tests/app/program_process.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::app;
using test::Finished;
using test::lacunaProgram;

namespace {

nlohmann::json readJson(const std::string& path) {
  std::ifstream file(path);
  return nlohmann::json::parse(file);
}

}  // namespace

TEST_CASE("predict writes numbers, latents and figures, the same every time", "[commands]") {
  test::TempFolder folder;
  PredictOptions options;
  options.clip = demo_clip;
  options.model = demoModelPath();
  options.mask = "blocks-small,seed=3";
  std::ostringstream out;
  nlohmann::json runs[2];
  for (int i = 0; i < 2; ++i) {
    options.out = folder.file("run" + std::to_string(i));
    REQUIRE(predictCommand(options, out) == Success);
    for (const char* name : {"run.json", "run.txt", "errors.csv", "latents.safetensors", "mask.npy", "frames.png"})
      CHECK(std::filesystem::file_size(options.out + "/" + name) > 100);
    runs[i] = readJson(options.out + "/run.json");
    runs[i].erase("times");
  }
  CHECK(runs[0] == runs[1]);

  options.mask = folder.file("run0") + "/mask.npy";  // the mask it wrote gives the run again
  options.out = folder.file("again");
  REQUIRE(predictCommand(options, out) == Success);
  CHECK(readJson(options.out + "/run.json").at("mean") == runs[0].at("mean"));
}

TEST_CASE("rollout refuses poses that are none and models that know no actions", "[commands]") {
  test::TempFolder folder;
  RolloutOptions options;
  options.clip = demo_clip;
  options.model = demoModelPath();
  options.out = folder.file("out");
  std::ostringstream out;
  options.state = "0,0,0,0,0,0,0";
  CHECK_THROWS_WITH(rolloutCommand(options, out, out), ContainsSubstring("nothing to do"));
  options.actions = {"0.1,0"};
  CHECK_THROWS_WITH(rolloutCommand(options, out, out), ContainsSubstring("--action needs 3 numbers"));
  options.actions = {"0.1,0,0"};
  CHECK_THROWS_WITH(rolloutCommand(options, out, out), ContainsSubstring("knows no actions"));
  for (const char* state : {"", "1,2", "1,2,3,4,5,6,x", "1,2,3,4,5,6,nan", "1,,3,4,5,6,7", "1,2,3,4,5,6,7,8"}) {
    options.state = state;
    CHECK_THROWS_WITH(rolloutCommand(options, out, out), ContainsSubstring("--state"));
  }
}

TEST_CASE("rollout writes energies beside the guess that nothing moves", "[commands]") {
  if (!test::hasShared("golden/vjepa2-ac")) {
    WARN("golden/vjepa2-ac is absent; skipped");
    return;
  }
  test::TempFolder folder;
  RolloutOptions options;
  options.clip = demo_clip;
  options.model = test::sharedFolder("golden/vjepa2-ac/vjepa2-ac.pt");
  options.out = folder.file("out");
  options.state = "0.4,0,0.3,0,0,0,0.5";
  options.actions = {"0.05,0,0", "0,-0.05,0,0.1"};
  options.grid = 2;
  options.plan = 1;
  options.samples = 10;
  options.rounds = 1;
  std::ostringstream out;
  REQUIRE(rolloutCommand(options, out, out) == Success);
  const auto report = readJson(options.out + "/rollout.json");
  CHECK(report.at("frames").size() == 3);
  CHECK(report.at("model_file") == "vjepa2-ac.pt");
  CHECK(report.at("clip_hash").get<std::string>().size() == 32);
  CHECK(report.at("steps").size() == 2);
  CHECK(report.at("steps").at(1).at("state").at(0) == Approx(0.45));
  CHECK(report.at("steps").at(1).at("still_energy_to_frame") == report.at("landscape").at("still_energy"));
  CHECK(report.at("plan").at("actions").size() == 1);
  for (const char* name : {"rollout.csv", "landscape.csv"}) CHECK(std::filesystem::file_size(options.out + "/" + name) > 100);
  CHECK_THAT(out.str(), ContainsSubstring("when nothing moves"));
  CHECK_THAT(out.str(), ContainsSubstring("Clip hash               " + report.at("clip_hash").get<std::string>()) && ContainsSubstring("Model hash "));
}

TEST_CASE("info and check say what a checkpoint and a clip hold", "[commands]") {
  std::ostringstream out;
  CHECK(infoCommand(demoModelPath(), out) == Success);
  CHECK_THAT(out.str(), ContainsSubstring("V-JEPA 2") && ContainsSubstring("safetensors") && ContainsSubstring("6 blocks"));
  out.str("");
  CHECK(infoCommand(demo_clip, out) == Success);
  CHECK_THAT(out.str(), ContainsSubstring("512 x 512 px") && ContainsSubstring("32 frames"));
  out.str("");
  CHECK(checkCommand(demoModelPath(), out) == Success);
  CHECK_THAT(out.str(), ContainsSubstring("loads whole") && ContainsSubstring("missing keys: 0"));
}

TEST_CASE("the program's exit codes and error lines", "[commands]") {
  test::TempFolder folder;
  test::writeFile(folder.file("text.pt"), "hello");
  const QString text = QString::fromStdString(folder.file("text.pt"));

  CHECK(lacunaProgram({"--help"}).code == Success);
  CHECK(lacunaProgram({"predict", "--help"}).code == Success);
  CHECK(lacunaProgram({"--no-such-option"}).code == Usage);
  CHECK(lacunaProgram({"predict"}).code == Usage);
  CHECK(lacunaProgram({"mask"}).code == Usage);
  CHECK(lacunaProgram({"mask", "show", "tube", "--grid", "2x4x4", "--clip", "demo"}).code == Usage);
  const Finished shown = lacunaProgram({"mask", "show", "tube", "--grid", "2x4x4"});
  CHECK(shown.code == Success);
  CHECK(shown.out.contains("of 32 tokens"));
  for (const QStringList& arguments : {QStringList{"info", text}, QStringList{"check", text}, QStringList{"info", "/no/such/clip.mp4"},
                                       QStringList{"predict", "world:behind,seed=7", "--mask", "no-such-generator"},
                                       QStringList{"predict", "demo:no-such-scene"}, QStringList{"verify", "/no/such/folder"}}) {
    const Finished finished = lacunaProgram(arguments);
    INFO(arguments.join(' ').toStdString() << " -> " << finished.err.toStdString());
    CHECK(finished.code == Failed);
    CHECK(finished.err.startsWith("lacuna: "));
    CHECK(finished.err.count('\n') == 1);
  }
  const Finished studio = lacunaProgram({});
  CHECK(studio.code == Failed);
  CHECK(studio.err.contains("no display"));
}

TEST_CASE("both layouts of one model give the same numbers", "[commands]") {
  if (!test::hasShared("golden")) {
    WARN("no shared test data: skipped");
    return;
  }
  test::TempFolder folder;
  PredictOptions options;
  options.clip = test::hasShared("clips/juggle_ball.mp4") ? test::sharedFolder("clips/juggle_ball.mp4") : std::string(demo_clip);
  options.mask = "blocks-small,seed=5";
  options.context_from_target_encoder = true;  // the Hugging Face file has that one encoder alone
  std::ostringstream out;
  nlohmann::json means[2];
  const std::string models[2] = {"golden/vjepa2-rope/vjepa2.pt", "golden/vjepa2-hf/model.safetensors"};
  for (int i = 0; i < 2; ++i) {
    options.model = test::sharedFolder(models[i]);
    options.out = folder.file(std::to_string(i));
    REQUIRE(predictCommand(options, out) == Success);
    means[i] = readJson(options.out + "/run.json").at("mean");
  }
  for (const auto& [metric, value] : means[0].items()) CHECK(value.get<double>() == Approx(means[1].at(metric).get<double>()).epsilon(1e-6));
}

TEST_CASE("input that the model cannot take as asked is refused, not bent", "[commands]") {
  test::TempFolder folder;
  PredictOptions options;
  options.clip = demo_clip;
  options.model = demoModelPath();
  options.out = folder.file("run");
  std::ostringstream out;
  const auto refused = [&](PredictOptions changed, const std::string& word) {
    INFO(word);
    try {
      predictCommand(changed, out);
      FAIL("was not refused");
    } catch (const Failure& failure) {
      CHECK_THAT(failure.error().what, ContainsSubstring(word));
    }
  };
  PredictOptions changed = options;
  changed.frames = 3;
  refused(changed, "multiple of 2");
  changed = options;
  changed.crop = 65;
  refused(changed, "multiple of 12");
  changed = options;
  changed.start_frame = 100;
  refused(changed, "starts at frame 100");
  changed = options;
  changed.mask_token = 99;
  refused(changed, "mask tokens");
  changed = options;
  changed.mask = demoModelPath();
  refused(changed, "no mask file");
  CHECK_FALSE(std::filesystem::exists(options.out));
}

TEST_CASE("classify prints the likeliest classes, and refuses a model without a probe", "[commands]") {
  ClassifyOptions options;
  options.input.clip = demo_clip;
  options.input.model = demoModelPath();
  options.top = 3;
  std::ostringstream out;
  CHECK_THROWS_WITH(classifyCommand(options, out), ContainsSubstring("no probe"));
  if (!test::hasShared("golden/vjepa2-hf-cls")) return;
  options.input.model = test::sharedFolder("golden/vjepa2-hf-cls");
  CHECK(classifyCommand(options, out) == Success);
  std::istringstream lines(out.str());
  std::string line;
  std::getline(lines, line);
  CHECK_THAT(line, ContainsSubstring("probe of 11 classes"));
  std::getline(lines, line);
  CHECK_THAT(line, ContainsSubstring("8 frames from frame 1, 64 x 64 px"));
  double before = 100, share = 0;
  int classes = 0;
  for (std::string percent, label; lines >> share >> percent >> label; before = share, ++classes) {
    CHECK(share <= before);
    CHECK(percent == "%");
    CHECK(label.rfind("LABEL_", 0) == 0);
  }
  CHECK(classes == 3);
}

TEST_CASE("classify takes a probe from a file of its own, and info says what it is", "[commands]") {
  if (!test::hasShared("golden/vjepa2-hf-cls") || !test::hasShared("golden/vjepa2-rope")) {
    WARN("golden/vjepa2-hf-cls or golden/vjepa2-rope is absent; skipped");
    return;
  }
  const std::string probe = test::sharedFolder("golden/vjepa2-hf-cls/classifier.pt");
  const auto likeliest = [](const std::string& model, const std::string& file) {
    ClassifyOptions options;
    options.input.clip = demo_clip;
    options.input.model = test::sharedFolder(model);
    options.probe = file;
    options.top = 1;
    std::ostringstream out;
    CHECK(classifyCommand(options, out) == Success);
    const std::string text = out.str(), line = text.substr(0, text.find('\n', text.find('%')));  // what follows says what it belongs to
    return line.substr(line.find_last_of(" _") + 1);  // the class, without the port's "LABEL_"
  };
  CHECK(likeliest("golden/vjepa2-rope/vjepa2.pt", probe) == likeliest("golden/vjepa2-hf-cls", ""));
  std::ostringstream out;
  CHECK(infoCommand(probe, out) == Success);
  CHECK_THAT(out.str(), ContainsSubstring("attentive, for latents of 48 features: 2 blocks and a query, 2 heads, 11 classes"));
  ClassifyOptions options;
  options.input.clip = demo_clip;
  options.input.model = demoModelPath();
  options.probe = probe;
  CHECK_THROWS_WITH(classifyCommand(options, out), ContainsSubstring("latents of 48 features"));
  options.probe_number = 1;
  CHECK_THROWS_WITH(classifyCommand(options, out), ContainsSubstring("no probe number 1"));
}

TEST_CASE("attention writes every block and head of one token; wrong words are wrong usage", "[commands]") {
  test::TempFolder folder;
  AttentionOptions options;
  options.input.clip = demo_clip;
  options.input.model = demoModelPath();
  options.input.mask = "future";
  options.of = "predictor";
  options.query = {7, 3, 4};
  options.out = folder.file("attention.safetensors");
  std::ostringstream out;
  REQUIRE(attentionCommand(options, out) == Success);
  const auto file = model::Checkpoint::open(options.out);
  const auto& shape = file->find("attention")->shape;
  REQUIRE(shape.size() == 3);
  const auto values = file->readFloats(*file->find("attention"));
  double first_row = 0;
  for (std::int64_t i = 0; i < shape[2]; ++i) first_row += values[static_cast<std::size_t>(i)];
  CHECK(first_row == Approx(1).margin(1e-5));
  options.query = {7, 3, 400};
  CHECK_THROWS_AS(attentionCommand(options, out), Failure);

  const QString clip = QString::fromLatin1(demo_clip);
  CHECK(lacunaProgram({"predict", clip, "--device", "tpu"}).code == Usage);
  CHECK(lacunaProgram({"attention", clip, "--query", "1,2"}).code == Usage);
}

TEST_CASE("predict says beforehand what it will take", "[commands]") {
  test::TempFolder folder;
  PredictOptions options;
  options.clip = demo_clip;
  options.model = demoModelPath();
  options.out = folder.file("run");
  std::ostringstream out;
  REQUIRE(predictCommand(options, out) == Success);
  CHECK(out.str().find("512 tokens (") == 0);
  CHECK(out.str().find("MB of weights") != std::string::npos);
  CHECK(out.str().find("Computed by             CPU, fp32") != std::string::npos);
}
