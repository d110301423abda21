#include "app/project_command.hpp"

#include <nlohmann/json.hpp>
#include <sstream>

#include "app/paths.hpp"
#include "core/base/error.hpp"
#include "core/scenes/every_seed.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::app;

namespace {

ProjectOptions optionsFor(const std::string& method, const std::string& out) {
  ProjectOptions options;
  options.input.clip = "world:behind,seed=7";
  options.input.model = test::sourceFile("tests/data/model/untrained/model.safetensors");
  options.input.mask = "blocks-small,seed=3";
  options.input.out = out;
  options.input.frames = 8;
  options.input.crop = 64;
  options.method = method;
  options.layout.epochs = method == "pca" ? 0 : 60;
  return options;
}

}  // namespace

TEST_CASE("project writes points of the truth and of each mask's prediction in one layout", "[commands]") {
  const test::TempFolder folder;
  for (const std::string method : {"pca", "umap", "tsne"}) {
    INFO(method);
    ProjectOptions options = optionsFor(method, folder.file(method));
    options.also = {"future,ratio=0.5"};
    std::ostringstream out, progress;
    REQUIRE(projectCommand(options, out, progress) == Success);
    CHECK_THAT(out.str(), ContainsSubstring("trustworthiness") && ContainsSubstring("Mask 1: "));
    const auto layout = nlohmann::json::parse(test::readFile(options.input.out + "/layout.json"));
    CHECK(layout.at("health").at("trustworthiness").get<double>() > 0.5);
    CHECK(layout.at("runs").size() == 2);
    const std::string points = test::readFile(options.input.out + "/points.csv");
    const auto tokens = 4 * 4 * 4, hidden = layout.at("runs")[0].at("hidden_tokens").get<int>() + layout.at("runs")[1].at("hidden_tokens").get<int>();
    CHECK(points.starts_with("# mask, token, step, row, col and cluster count from 0"));
    CHECK(std::count(points.begin(), points.end(), '\n') == 2 + tokens + hidden);
    std::ostringstream again, quiet;
    REQUIRE(projectCommand(options, again, quiet) == Success);
    CHECK(test::readFile(options.input.out + "/points.csv") == points);  // the same seed, the same picture
  }
  ProjectOptions wrong = optionsFor("pca", folder.file("wrong"));
  wrong.also = {"no-such-generator"};
  std::ostringstream out, progress;
  CHECK_THROWS_AS(projectCommand(wrong, out, progress), Failure);
}

TEST_CASE("a range of seeds is as many clips", "[commands]") {
  CHECK(scenes::everySeed("world:behind,seed=3..5,size=96") == std::vector<std::string>{"world:behind,seed=3,size=96", "world:behind,seed=4,size=96", "world:behind,seed=5,size=96"});
  CHECK(scenes::everySeed("a..b.mp4") == std::vector<std::string>{"a..b.mp4"});
  CHECK_THROWS_AS(scenes::everySeed("world:behind,seed=9..1"), Failure);
  CHECK_THROWS_AS(scenes::everySeed("world:behind,seed=1..999999999"), Failure);
}

TEST_CASE("project lays clips beside out too, with clusters and what is seen alone", "[commands]") {
  const test::TempFolder folder;
  ProjectOptions options = optionsFor("pca", folder.file("many"));
  options.beside = {"world:behind,seed=1..2"};
  options.context = true;
  options.clusters = 4;
  std::ostringstream out, progress;
  REQUIRE(projectCommand(options, out, progress) == Success);
  const auto layout = nlohmann::json::parse(test::readFile(options.input.out + "/layout.json"));
  const auto& beside = layout.at("layout").at("clips_beside");
  REQUIRE(beside.size() == 2);
  CHECK(beside[1].at("file") == "world:behind,seed=2");
  CHECK(beside[0].at("hash").get<std::string>().size() == 32);
  CHECK(beside[0].at("hash") != beside[1].at("hash"));
  CHECK(layout.at("clusters").at("sizes").size() == 4);
  const std::string points = test::readFile(options.input.out + "/points.csv");
  const int tokens = 4 * 4 * 4, hidden = layout.at("runs")[0].at("hidden_tokens").get<int>();
  CHECK(std::count(points.begin(), points.end(), '\n') == 2 + 3 * tokens + hidden + (tokens - hidden));

  options.block = 99;
  CHECK_THROWS_WITH(projectCommand(options, out, progress), ContainsSubstring("none numbered 99"));
}
