#include "app/compare_command.hpp"

#include <nlohmann/json.hpp>
#include <sstream>

#include "core/base/error.hpp"
#include "core/compare/report.hpp"
#include "core/mask/mask_io.hpp"
#include "core/session/studies.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"
#include "tests/support/other_model.hpp"

using namespace lacuna;
using namespace lacuna::app;
using nlohmann::json;

namespace {

CompareOptions small(const test::TempFolder& folder) {
  CompareOptions options;
  options.a.clip = "world:behind,seed=7";
  options.a.model = test::sourceFile("tests/data/model/untrained/model.safetensors");
  options.a.mask = "blocks-small,seed=3";
  options.a.frames = 8;
  options.a.crop = 64;
  options.a.rate_fps = 4;
  options.out = folder.file("compare");
  return options;
}

json written(const CompareOptions& options) { return json::parse(test::readFile(options.out + "/compare.json")); }

std::vector<std::vector<double>> rowsOf(const std::string& path) {
  std::istringstream lines(test::readFile(path));
  std::vector<std::vector<double>> rows;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line[0] == '#' || line.starts_with("step")) continue;
    std::istringstream fields(line);
    rows.emplace_back();
    for (std::string field; std::getline(fields, field, ',');) rows.back().push_back(std::stod(field));
  }
  return rows;
}

}  // namespace

TEST_CASE("lacuna compare pairs the errors that lacuna predict writes", "[commands]") {
  const test::TempFolder folder;
  CompareOptions options = small(folder);
  options.b.mask = "blocks-small,seed=4";
  std::ostringstream out;
  REQUIRE(compareCommand(options, out) == Success);
  const json made = written(options);
  PredictOptions predict = options.a;
  std::map<int, double> errors[2];
  for (const int side : {0, 1}) {
    predict.mask = side == 0 ? options.a.mask : *options.b.mask;
    predict.out = folder.file(side == 0 ? "a" : "b");
    REQUIRE(predictCommand(predict, out) == Success);
    for (const auto& row : rowsOf(predict.out + "/errors.csv")) errors[side][static_cast<int>(row[3])] = row[4];
    CHECK(json::parse(test::readFile(predict.out + "/run.json")).at("hash") == made.at(side == 0 ? "a" : "b").at("run_hash"));
  }
  const auto rows = rowsOf(options.out + "/tokens.csv");
  REQUIRE_FALSE(rows.empty());
  CHECK(rows.size() == made.at("shared_tokens").get<std::size_t>());
  double sum = 0;
  for (const auto& row : rows) {
    const int id = static_cast<int>(row[3]);
    CHECK(row[4] == Approx(errors[0].at(id)));
    CHECK(row[5] == Approx(errors[1].at(id)));
    CHECK(row[6] == Approx(row[4] - row[5]).margin(1e-9));
    sum += row[6];
  }
  CHECK(made.at("mean_gain").get<double>() == Approx(sum / static_cast<double>(rows.size())));
  CHECK(made.at("divided_by_own_spread") == false);
  CHECK_THAT(out.str(), ContainsSubstring(made.at("verdict").get<std::string>() + ". " + made.at("reason").get<std::string>()));
  CHECK(json::parse(test::readFile(options.out + "/tokens.csv").substr(2, test::readFile(options.out + "/tokens.csv").find('\n') - 2)).at("seed") == 1);
}

TEST_CASE("lacuna compare divides by the spread where models differ, and says how well their latents fit", "[commands]") {
  const test::TempFolder folder;
  CompareOptions options = small(folder);
  options.b.mask_token = 1;
  std::ostringstream out;
  REQUIRE(compareCommand(options, out) == Success);
  CHECK(written(options).at("shared_tokens") == written(options).at("a").at("hidden"));
  CHECK_FALSE(written(options).contains("latent_match"));
  CHECK_THAT(out.str(), ContainsSubstring("Mask token") && ContainsSubstring("0  >  1"));

  options.b.model = test::otherModel(folder);
  REQUIRE(compareCommand(options, out) == Success);
  const json made = written(options);
  CHECK(made.at("divided_by_own_spread") == true);
  CHECK(made.at("latent_match").at("match") > made.at("latent_match").at("by_chance"));
  CHECK_THAT(out.str(), ContainsSubstring("A and B use different models"));
  const json before = made;
  REQUIRE(compareCommand(options, out) == Success);
  CHECK(written(options) == before);  // the same seed, the same numbers
}

TEST_CASE("lacuna compare refuses what has nothing in common", "[commands]") {
  const test::TempFolder folder;
  CompareOptions options = small(folder);
  std::ostringstream out;
  options.b.frames = 4;
  CHECK_THROWS_WITH(compareCommand(options, out), ContainsSubstring("different grids"));
  options.b.frames.reset();
  options.b.mask = "nonsense";
  CHECK_THROWS_AS(compareCommand(options, out), Failure);
}

TEST_CASE("lacuna compare says what the session says of the same two kept runs", "[commands]") {
  const test::TempFolder folder;
  CompareOptions options = small(folder);
  options.b.mask = "blocks-small,seed=4";
  options.metric = "l2_normed";
  std::ostringstream out;
  REQUIRE(compareCommand(options, out) == Success);
  const json made = written(options);

  jobs::QueueExecutor queue;
  jobs::JobRunner runner{queue, 2};
  session::Session session{runner, {}};
  session::KeptRuns& runs = session.studies().runs;
  session.openModel(options.a.model, true);
  session.openClip(options.a.clip, session::Session::Input{{0, 8, 4.0}, 64});
  queue.drainUntil([&] { return session.placement().has_value(); });
  for (const std::string& mask : {options.a.mask, *options.b.mask}) {
    const std::size_t before = runs.runs().size();
    session.run(session::setShapes(mask::shapesFromText(mask), "Mask"));
    queue.drainUntil([&] { return runs.runs().size() > before; });
  }
  runs.setSettings({latent::Metric::L2Normed});
  runs.pinLatestTwo();
  queue.drainUntil([&] { return runs.comparedIsCurrent() && !runs.busy(); });
  const compare::Comparison& figures = runs.compared()->figures;
  CHECK(made.at("mean_gain") == figures.mean_gain);
  CHECK(made.at("interval").at("by_steps").at("low") == figures.by_steps->low);
  CHECK(made.at("interval").at("by_places").at("high") == figures.by_places->high);
  CHECK(made.at("figures_b").at("nine_of_ten_no_worse_than") == figures.figures_b.nine_of_ten);
  CHECK(made.at("verdict") == compare::verdictText(figures));
}
