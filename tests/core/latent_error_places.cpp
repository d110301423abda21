#include "core/latent/error_places.hpp"

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>

#include "core/latent/error_tables.hpp"
#include "core/latent/errors.hpp"
#include "core/latent/export.hpp"
#include "tests/core/latent_fixture.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::latent;
using namespace lacuna::test;

namespace {

/// Every hidden token against every visible one.
std::vector<float> bruteForce(const mask::Mask& mask, bool within_step) {
  std::vector<float> distances;
  for (const TokenId id : mask.hiddenIds()) {
    float least = std::numeric_limits<float>::infinity();
    const mask::Cell a = mask.grid().cell(id);
    for (const TokenId other : mask.visibleIds()) {
      const mask::Cell b = mask.grid().cell(other);
      if (within_step && a.step != b.step) continue;
      least = std::min(least, std::sqrt(static_cast<float>((a.step - b.step) * (a.step - b.step) + (a.row - b.row) * (a.row - b.row) + (a.col - b.col) * (a.col - b.col))));
    }
    distances.push_back(least);
  }
  return distances;
}

/// A run with errors that are told by their place, and one guess that errs by 0.5 everywhere.
Run madeUp(const mask::Mask& mask) {
  Run run;
  run.mask = mask;
  run.hidden_ids = mask.hiddenIds();
  run.window = wavesWindow();
  auto targets = std::make_shared<LatentSet>();
  targets->grid = mask.grid();
  run.targets = targets;
  for (const TokenId id : run.hidden_ids) run.errors.push_back({0.01F * static_cast<float>(index(id)), 0, 0, 1 - 0.01F * static_cast<float>(index(id))});
  const TokenErrors half{0.5F, 0, 0, 0.5F};
  run.baselines.push_back({"Half", "", std::vector<TokenErrors>(run.errors.size(), half), half});
  return run;
}

}  // namespace

TEST_CASE("distance from the border of the hidden region, against every visible token", "[latent]") {
  std::mt19937 engine(5);
  for (const int percent : {5, 50, 95}) {
    mask::Mask mask(mask::TokenGrid{5, 7, 6});
    for (int id = 0; id < mask.grid().size(); ++id) mask.set(TokenId{id}, static_cast<int>(engine() % 100) < percent);
    for (int cell = 0; cell < 42; ++cell) mask.set(TokenId{2 * 42 + cell}, true);  // a step that is hidden as a whole
    mask.set(TokenId{3}, false);
    const BorderDistances distances = borderDistances(mask);
    CHECK(distances.within_step == bruteForce(mask, true));
    CHECK(distances.space_time == bruteForce(mask, false));
  }
}

TEST_CASE("errors by distance, by step, by cell and time", "[latent]") {
  // 3 steps of 3 x 3; the middle row of step 1 and all of step 2 are hidden.
  std::vector<int> hidden = {12, 13, 14};
  for (int id = 18; id < 27; ++id) hidden.push_back(id);
  const Run run = madeUp(maskOf({3, 3, 3}, hidden));
  const BorderDistances distances = borderDistances(run.mask);
  const auto within = errorsByDistance(run, Metric::L1Normed, distances.within_step);
  REQUIRE(within.size() == 2);
  CHECK(within[0].low == 1);
  CHECK(within[0].tokens == 3);
  CHECK(within[0].mean == Approx(0.13));
  CHECK(within[0].deviation == Approx(0.01).epsilon(1e-3));
  CHECK(within[0].tenth == Approx(0.122));
  CHECK(within[0].baseline == Approx(0.5));
  CHECK(std::isinf(within[1].low));
  CHECK(within[1].tokens == 9);
  const auto everywhere = errorsByDistance(run, Metric::L1Normed, distances.space_time);
  REQUIRE(everywhere.size() == 1);  // every one has a visible token nearer than 2
  CHECK(everywhere[0].tokens == 12);

  const Matrix cells = timeByCell(run, Metric::L1Normed);
  CHECK(cells.rows == 3);
  CHECK(cells.cols == 9);
  CHECK(std::isnan(cells.row(0)[4]));
  CHECK(cells.row(1)[4] == 0.13F);
  CHECK(cells.row(2)[8] == 0.26F);

  const auto steps = errorsByStep(run, Metric::L1Normed);
  CHECK(steps[0].hidden == 0);
  CHECK(steps[2].mean == Approx(0.22));
  CHECK(steps[2].median == Approx(0.22));
  CHECK(steps[2].ninetieth == Approx(0.252));
  CHECK(std::isnan(steps[2].motion));  // not known for this clip
  const auto worst = worstSteps(run, Metric::L1Normed, 5);
  REQUIRE(worst.size() == 1);  // of two, the other is better than their median
  CHECK(worst[0].step == 2);
  CHECK(worst[0].above == Approx(0.22 - 0.175));
  CHECK(worstSteps(run, Metric::Cosine, 5)[0].step == 2);
  CHECK(worstTokens(run, Metric::L1Normed, 2) == std::vector<std::size_t>{11, 10});
  CHECK(worstTokens(run, Metric::Cosine, 1) == std::vector<std::size_t>{11});
  for (const Metric metric : {Metric::L1Normed, Metric::L1Raw, Metric::L2Normed, Metric::Cosine}) CHECK(std::string(meaningOf(metric)).size() > 40);
}

TEST_CASE("lacuna predict's tables hold the numbers of the run", "[latent][model]") {
  const TempFolder folder;
  LatentCache cache(1U << 24U);
  const auto run = predictHidden({wavesWindow(), demoModel(), maskOf({4, 4, 4}, {5, 6, 22, 63}), {}}, cache, {});
  const Table steps = stepTable(*run);
  REQUIRE(steps.columns[0].values.size() == 4);
  CHECK(steps.columns[2].values == std::vector<double>{2, 1, 0, 1});
  CHECK(steps.columns[4].name == "l1_normed_mean");
  CHECK(steps.columns[4].values[1] == Approx(run->errors[2].l1_normed));
  CHECK(std::isnan(steps.columns[4].values[2]));
  const Table distances = distanceTable(*run);
  CHECK(distances.columns[0].words == std::vector<std::string>{"within step", "space and time"});
  CHECK(distances.columns[3].values == std::vector<double>{4, 4});
  CHECK(distances.columns[4].values[1] == Approx(run->mean.l1_normed));
  CHECK(nlohmann::json::parse(distances.settings).at("run") == run->hash.hex());
  writeRunFiles(*run, folder.file("run"));
  for (const char* name : {"by_step.csv", "by_distance.csv", "time_by_cell.npz"}) CHECK(std::filesystem::exists(folder.path() / "run" / name));
  CHECK_THAT(readFile(folder.file("run/run.txt")), ContainsSubstring("Worst tokens"));
  CHECK_THAT(readFile(folder.file("run/by_step.csv")), ContainsSubstring(run->hash.hex()));
}

TEST_CASE("people are told steps and tokens from 1, files say that theirs count from 0", "[latent]") {
  mask::Mask mask(mask::TokenGrid{4, 2, 2});
  mask.set(TokenId{13}, true);  // step 3, row 0, column 1, counted from 0
  const std::string told = worstMomentsText(madeUp(mask));
  CHECK_THAT(told, ContainsSubstring("step 4, row 1, column 2   L1 0.130"));
  CHECK_THAT(told, ContainsSubstring("counted from 1, as in the window"));
  const Table table{"t", "{}", {{"step", {3}, {}}, {"value", {0.5}, {}}, {"head", {0}, {}}}};
  CHECK(tableCsv(table) == "# {}\n# counted from 0: step, head; people are told numbers from 1\nstep,value,head\n3,0.5,0\n");
}
