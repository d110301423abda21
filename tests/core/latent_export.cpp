#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/base/error.hpp"
#include "core/latent/export.hpp"
#include "core/latent/source_text.hpp"
#include "core/media/sampled_rate.hpp"
#include "tests/core/latent_fixture.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::latent;
using namespace lacuna::test;

namespace {

std::shared_ptr<const Run> demoRun(const std::vector<int>& hidden) {
  LatentCache cache(1U << 24U);
  return predictHidden({wavesWindow(), demoModel(), maskOf({4, 4, 4}, hidden), {}}, cache, {});
}

std::vector<std::string> linesOf(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

}  // namespace

TEST_CASE("export: errors as csv", "[latent][model]") {
  const TempFolder folder;
  const auto run = demoRun({5, 22, 63});
  writeErrorsCsv(*run, folder.file("errors.csv"));
  std::vector<std::string> comments, rows;
  for (const std::string& line : linesOf(folder.file("errors.csv")))
    (line.starts_with("#") ? comments : rows).push_back(line);
  REQUIRE(rows.size() == 4);
  CHECK(rows[0] ==
        "step,row,column,id,l1_normed,l1_raw,l2_normed,cosine,l1_normed_copy_nearest_visible,l1_normed_mean_latent");
  CHECK_THAT(rows[2], ContainsSubstring("1,1,2,22,"));
  std::istringstream last(rows[3]);
  std::vector<float> values;
  for (std::string part; std::getline(last, part, ',');) values.push_back(std::stof(part));
  REQUIRE(values.size() == 10);
  CHECK(values[4] == run->errors[2].l1_normed);
  CHECK(values[7] == run->errors[2].cosine);
  CHECK(values[9] == run->baselines[1].errors[2].l1_normed);
  std::string all;
  for (const std::string& comment : comments) all += comment + "\n";
  CHECK_THAT(all, ContainsSubstring(run->hash.hex()) && ContainsSubstring("mask token: 0") &&
                      ContainsSubstring("waves, \"one\" line"));
}

TEST_CASE("export: the summary for programs holds all that is needed to run again", "[latent][model]") {
  const auto run = demoRun({5, 22, 63});
  const auto json = nlohmann::json::parse(runSummaryJson(*run));
  CHECK(json.at("hash") == run->hash.hex());
  CHECK(json.at("mean").at("l1_normed").get<float>() == run->mean.l1_normed);
  CHECK(json.at("mask").at("runs") == std::vector<int>{5, 1, 16, 1, 40, 1});
  CHECK(json.at("mask").at("hash") == run->mask.hash().hex());
  CHECK(json.at("clip").at("hash") == run->window->hash.hex());
  CHECK(json.at("model").at("hash") == run->model->hash().hex());
  CHECK(json.at("baselines").size() == 2);
  CHECK(nlohmann::json::parse(runSummaryJson(*demoRun({}))).at("mean").is_null());
}

TEST_CASE("export: the summary for people", "[latent][model]") {
  const std::string text = runSummaryText(*demoRun({5, 22, 63}));
  CHECK(std::count(text.begin(), text.end(), '\n') < 23);
  CHECK_THAT(text,
             ContainsSubstring("Hidden                  3 of 64 tokens (4.7 %)") && ContainsSubstring("Copy nearest visible") && ContainsSubstring("waves"));
  CHECK_THAT(runSummaryText(*demoRun({})), ContainsSubstring("nothing is hidden"));
}

TEST_CASE("export: frames and hidden tokens are told in the same words by all", "[latent][model]") {
  media::ClipWindow window;
  CHECK(media::sampledRate(window) == 0);
  window.input = {4, 64, 96, {}};
  window.sampling = {2, 4, 12};                // 12 a second were wished for ...
  window.time_s = {0.5, 0.75, 1.0, 1.25};      // ... and there were 4
  CHECK(media::sampledRate(window) == Approx(4));
  CHECK(framesText(window) == "4 from frame 3, 96 x 64 px, 4.00 a second");
  CHECK(hiddenText(maskOf({4, 4, 4}, {5, 22, 63})) == "3 of 64 tokens (4.7 %)");
  const auto run = demoRun({5, 22, 63});
  CHECK_THAT(runSummaryText(*run), ContainsSubstring("Frames                  " + framesText(*run->window) + '\n'));
  CHECK(nlohmann::json::parse(runSummaryJson(*run)).at("clip").at("rate_fps") == media::sampledRate(*run->window));
}

TEST_CASE("export: how it was computed, and how far that is from fp32, is in every file", "[latent][model]") {
  const TempFolder folder;
  const auto run = demoRun({5, 22, 63});
  const Deviation deviation{0.5, 0.75, TokenId{9}, 64};
  writeRunFiles(*run, folder.file("run"), deviation, nullptr, "/home/somebody/weights.safetensors");
  CHECK(nlohmann::json::parse(test::readFile(folder.file("run/run.json"))).at("model").at("file") == "weights.safetensors");
  CHECK_THAT(test::readFile(folder.file("run/run.txt")), ContainsSubstring("weights.safetensors") && !ContainsSubstring("somebody"));
  const auto all = [&](const char* name) {
    std::ifstream file(folder.file("run/") + name, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  };
  for (const char* name : {"run.json", "run.txt", "errors.csv", "latents.safetensors"})
    CHECK_THAT(all(name), ContainsSubstring("CPU, fp32"));
  CHECK_THAT(all("run.txt"), ContainsSubstring("0.500000 at worst, 0.750000 in the mean"));
  const auto json = nlohmann::json::parse(all("run.json"));
  CHECK(json.at("against_fp32_on_cpu").at("worst_cosine") == 0.5);
  CHECK(json.at("against_fp32_on_cpu").at("worst_token") == 9);
  CHECK_FALSE(nlohmann::json::parse(runSummaryJson(*run)).contains("against_fp32_on_cpu"));

  latent::Run on_cpu = *run;  // as where the GPU had too little memory
  on_cpu.asked_model = nullptr;
  CHECK_THAT(runSummaryText(on_cpu), ContainsSubstring("too little memory"));
}

TEST_CASE("export: latents can be read back", "[latent][model]") {
  const TempFolder folder;
  for (const std::vector<int>& hidden : {std::vector<int>{5, 22, 63}, std::vector<int>{}}) {
    const auto run = demoRun(hidden);
    writeLatents(*run, folder.file("run.safetensors"));
    const auto file = model::Checkpoint::open(folder.file("run.safetensors"));
    REQUIRE(file->tensors().size() == 4);
    CHECK(file->readFloats(*file->find("target.raw")) == run->targets->values.values);
    CHECK(file->readFloats(*file->find("target.normed")) == run->targets_normed->values);
    CHECK(file->find("predicted")->shape == std::vector<std::int64_t>{static_cast<std::int64_t>(hidden.size()), 48});
    if (hidden.empty()) continue;
    CHECK(file->readFloats(*file->find("predicted")) == run->predicted->values.values);
    CHECK(file->readInts(*file->find("hidden_ids")) == std::vector<std::int64_t>{5, 22, 63});
    CHECK(file->find("target.raw")->offset % 8 == 0);
  }
}

TEST_CASE("export: all files of a run in a new folder", "[latent][model]") {
  const TempFolder folder;
  const auto run = demoRun({5, 22, 63});
  const std::string made = folder.file("new/run");
  writeRunFiles(*run, made);
  for (const char* name : {"run.json", "run.txt", "errors.csv", "by_step.csv", "by_distance.csv", "time_by_cell.npz", "latents.safetensors", "mask.npy"})
    CHECK(std::filesystem::file_size(made + "/" + name) > 0);
  CHECK(std::distance(std::filesystem::directory_iterator(made), {}) == 8);
  CHECK_THROWS_WITH(writeRunFiles(*run, made + "/run.txt/below"), ContainsSubstring("folder cannot be made"));
}

TEST_CASE("export: a folder that is not there", "[latent][model]") {
  const TempFolder folder;
  const auto run = demoRun({5});
  const std::string path = folder.file("nowhere/errors.csv");
  CHECK_THROWS_WITH(writeErrorsCsv(*run, path), ContainsSubstring(path) && ContainsSubstring("cannot be written"));
}
