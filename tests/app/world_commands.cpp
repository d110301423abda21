#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/commands.hpp"
#include "app/evaluate_command.hpp"
#include "app/train_command.hpp"
#include "app/world_command.hpp"
#include "core/base/error.hpp"
#include "core/base/whole_file.hpp"
#include "core/media/clip_reader.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::app;

namespace {

constexpr std::uintmax_t most_bytes = 64U << 20U;

/// A network small enough to train in a second.
TrainOptions tinyTraining(const std::string& folder) {
  TrainOptions options;
  options.out = folder;
  options.report_every = 2;
  options.settings = {{"side", "32"}, {"patch", "8"},       {"frames", "8"},      {"width", "24"},      {"depth", "1"},
                      {"heads", "1"}, {"pred-width", "24"}, {"pred-depth", "1"},  {"pred-heads", "1"},
                      {"batch", "4"}, {"steps", "4"},       {"hidden-most", "32"}};
  return options;
}

evaluate::Amount tinyAmount() {
  evaluate::Amount amount;
  amount.clips = 16;
  amount.pairs = amount.probe_fit = amount.probe_test = amount.leaf_clips = 4;
  return amount;
}

}  // namespace

TEST_CASE("world writes a clip that opens again and the truth about it", "[commands]") {
  test::TempFolder folder;
  WorldOptions options;
  options.scene = "throw";
  options.seed = 3;
  options.frames = 8;
  options.side_px = 64;
  options.violation = "vanish";
  options.knobs = {"gravity=1.5"};
  options.out = folder.file("clip.mp4");
  options.truth = folder.file("truth.json");
  std::ostringstream out;
  REQUIRE(worldCommand(options, out) == Success);
  const auto clip = media::openClip(options.out, {});
  CHECK(clip->info().frames == 8);
  CHECK(clip->info().width == 64);
  CHECK(clip->info().rate_fps == Approx(8));
  const auto truth = nlohmann::json::parse(readWhole(options.truth, most_bytes));
  CHECK(truth.at("frames").size() == 8);
  CHECK(truth.at("knobs").at("gravity") == 1.5);
  const int cut = truth.at("first_impossible_frame");
  CHECK(truth.at("frames").at(cut - 1).at("bodies").back().at("present") == true);
  CHECK(truth.at("frames").at(cut).at("bodies").back().at("present") == false);
}

TEST_CASE("world refuses what it cannot draw or write", "[commands]") {
  test::TempFolder folder;
  std::ostringstream out;
  WorldOptions options;
  options.scene = "no-such-scene";
  CHECK_THROWS_AS(worldCommand(options, out), Failure);
  options.scene = "throw";
  options.out = folder.file("clip.avi");
  CHECK_THROWS_AS(worldCommand(options, out), Failure);
  options.out = folder.file("no/such/folder/clip.mp4");
  CHECK_THROWS_AS(worldCommand(options, out), Failure);
  options.list = true;
  CHECK(worldCommand(options, out) == Success);
  CHECK_THAT(out.str(), ContainsSubstring("behind") && ContainsSubstring("gravity"));
}

TEST_CASE("train makes a model that the program reads and that fails the table; it goes on only with its own settings",
          "[commands]") {
  test::TempFolder folder;
  std::ostringstream out, progress;
  TrainOptions options = tinyTraining(folder.file("run"));
  REQUIRE(trainCommand(options, 2, out) == Success);
  CHECK_THAT(out.str(), ContainsSubstring("Finished after step 4"));
  std::ostringstream checked;
  CHECK(checkCommand(options.out, checked) == Success);
  CHECK_THROWS_AS(trainCommand(options, 2, out), Failure);  // the folder holds a run
  options.resume = true;
  CHECK_THROWS_AS(trainCommand(options, 2, out), Failure);  // with settings
  options.settings.clear();
  CHECK(trainCommand(options, 2, out) == Success);

  EvaluateOptions measured;
  measured.model = options.out;
  measured.amount = tinyAmount();
  measured.json = folder.file("table.json");
  CHECK(evaluateCommand(measured, out, progress) == CheckFailed);
  const auto table = nlohmann::json::parse(readWhole(measured.json, most_bytes));
  CHECK(table.at("figures").at("future_ratio").at("value").get<double>() > 1);
  CHECK(table.at("figures").at("motion").at("value").get<double>() == Approx(0.5));
}

TEST_CASE("train takes windows of the user's own clips and names files that are none", "[commands]") {
  test::TempFolder folder;
  std::filesystem::create_directory(folder.file("clips"));
  test::writeFile(folder.file("clips/notes.txt"), "no clip");
  std::ostringstream out;
  TrainOptions options = tinyTraining(folder.file("run"));
  options.clips = folder.file("clips");
  CHECK_THROWS_AS(trainCommand(options, 2, out), Failure);
  WorldOptions clip;
  clip.side_px = 64;
  clip.frames = 20;
  clip.out = folder.file("clips/a.mp4");
  REQUIRE(worldCommand(clip, out) == Success);
  CHECK(trainCommand(options, 2, out) == Success);
  CHECK_THAT(out.str(), ContainsSubstring("left out: ") && ContainsSubstring("2 windows of your own clips\n"));
}
