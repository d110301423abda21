#include "app/surprise_command.hpp"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/commands.hpp"
#include "core/base/error.hpp"
#include "core/session/studies.hpp"
#include "core/surprise/tables.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::app;

namespace {

SurpriseOptions smallOptions(const std::string& out) {
  SurpriseOptions options;
  options.clip = "world:behind,seed=7,frames=20";
  options.model = test::sourceFile("tests/data/model/untrained/model.safetensors");
  options.rate_fps = 8;
  options.crop = 64;
  options.context_frames = {2, 4};
  options.out = out;
  return options;
}

std::string refusal(const SurpriseOptions& options) {
  std::ostringstream out;
  try {
    surpriseCommand(options, out, out);
  } catch (const Failure& failure) {
    return failure.error().line();
  }
  return {};
}

}  // namespace

TEST_CASE("lacuna surprise writes what the window measures, to the bit", "[commands]") {
  test::TempFolder folder;
  SurpriseOptions options = smallOptions(folder.file("out"));
  options.beside = "twin";
  options.metric = "l2_normed";
  std::ostringstream out, progress;
  REQUIRE(surpriseCommand(options, out, progress) == Success);
  CHECK_THAT(out.str(), ContainsSubstring("7 of 7 windows of 8 frames") && ContainsSubstring("L2, layer-normed") && ContainsSubstring("The more surprising one"));

  jobs::QueueExecutor queue;
  jobs::JobRunner runner(queue, 2);
  session::SessionOptions session_options;
  session_options.live = false;
  session::Session session(runner, session_options);
  session.openModel(options.model, true);
  session.openClip(options.clip, session::Session::Input{{0, 8, 8.0}, 64});
  queue.drainUntil([&] { return session.window() && session.model(); });
  session::SurpriseStudy& study = session.studies().surprise;
  study.setBeside(*study.twin());
  study.measure();
  queue.drainUntil([&] { return !study.busy(); });
  REQUIRE(study.isComplete());
  const auto& measured = study.result();
  const auto first = study.summary(latent::Metric::L2Normed), second = study.besideSummary(latent::Metric::L2Normed);
  CHECK(test::readFile(folder.file("out/surprise.csv")) == latent::tableCsv(surprise::windowTable(*measured.first)));
  CHECK(test::readFile(folder.file("out/surprise_beside.csv")) == latent::tableCsv(surprise::windowTable(*measured.second)));
  CHECK(test::readFile(folder.file("out/times.csv")) == latent::tableCsv(surprise::timeTable(*measured.first, *first)));
  CHECK(test::readFile(folder.file("out/pair.csv")) == latent::tableCsv(surprise::pairTable(*measured.first, *measured.second, *first, *second)));
  CHECK(test::readFile(folder.file("out/surprise.json")) == surprise::pairJson(*measured.first, *measured.second, *first, *second) + "\n");
  const auto json = nlohmann::json::parse(test::readFile(folder.file("out/surprise.json")));
  CHECK(json.at("settings").at("windows") == 7);
  CHECK(json.at("contexts").size() == 2);
  CHECK(json.at("least_of_contexts").at("mean").get<double>() <= json.at("contexts")[0].at("mean").get<double>());
}

TEST_CASE("lacuna surprise: one window is lacuna predict with a hidden future", "[commands]") {
  test::TempFolder folder;
  SurpriseOptions options = smallOptions(folder.file("out"));
  options.context_frames = {4};
  std::ostringstream out;
  REQUIRE(surpriseCommand(options, out, out) == Success);
  PredictOptions predict;
  predict.clip = options.clip;
  predict.model = options.model;
  predict.mask = "future,ratio=0.5";
  predict.out = folder.file("run");
  predict.start_frame = 4;
  predict.frames = 8;
  predict.crop = 64;
  predict.rate_fps = 8;
  REQUIRE(predictCommand(predict, out) == Success);
  const auto run = nlohmann::json::parse(test::readFile(folder.file("run/run.json")));
  REQUIRE(run.at("mask").at("hidden_share") == 0.5);
  std::istringstream csv(test::readFile(folder.file("out/surprise.csv")));
  std::string line, heads;
  std::getline(csv, line);
  std::getline(csv, heads);
  for (int window = 0; window <= 2; ++window) std::getline(csv, line);
  std::vector<std::string> fields;
  std::istringstream row(line);
  for (std::string field; std::getline(row, field, ',');) fields.push_back(field);
  CHECK_THAT(heads, ContainsSubstring("motion,context_4_motion,context_4_l1_normed,"));
  CHECK(fields[1] == "4");
  CHECK(std::stof(fields[6]) == run.at("mean").at("l1_normed").get<float>());
  CHECK(fields.back() == run.at("clip").at("hash"));
}

TEST_CASE("lacuna surprise: mistakes and broken clips are told in one line, before a folder is made", "[commands]") {
  test::TempFolder folder;
  SurpriseOptions options = smallOptions(folder.file("out"));
  options.metric = "l7";
  CHECK_THAT(refusal(options), ContainsSubstring("no metric 'l7'"));
  options = smallOptions(folder.file("out"));
  options.clip = "world:behind,seed=7,frames=4";
  CHECK_THAT(refusal(options), ContainsSubstring("This clip has 4 frames"));
  options.clip = folder.file("broken.mp4");
  test::writeFile(options.clip, std::string("\0\0\0\x18" "ftypisom", 12) + std::string(200, 'x'));
  CHECK_THAT(refusal(options), ContainsSubstring("broken.mp4"));
  options.clip = folder.file("none.mp4");
  CHECK_THAT(refusal(options), ContainsSubstring("none.mp4"));
  options = smallOptions(folder.file("out"));
  options.beside = folder.file("none.mp4");
  CHECK_THAT(refusal(options), ContainsSubstring("none.mp4"));
  options.clip = folder.file("a.mp4");
  options.beside = "twin";
  CHECK_THAT(refusal(options), ContainsSubstring("Only scenes of the world have a twin"));
  CHECK_FALSE(std::filesystem::exists(folder.file("out")));
}
