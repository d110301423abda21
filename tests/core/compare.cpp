#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <numeric>

#include "core/base/error.hpp"
#include "core/compare/match.hpp"
#include "core/compare/paired.hpp"
#include "core/compare/report.hpp"
#include "core/compare/shared_space.hpp"
#include "core/latent/errors.hpp"
#include "tests/core/latent_fixture.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::compare;
using nlohmann::json;

namespace {

const jobs::JobContext no_context;

json figures() { return json::parse(test::readFile(test::sourceFile("tests/data/compare/figures.json"))); }

Subject subjectFrom(const json& all, const std::string& side) {
  Subject subject;
  const auto& grid = all.at("grid");
  subject.grid = {grid[0], grid[1], grid[2]};
  for (const int id : all.at("hidden_" + side)) subject.hidden_ids.push_back(TokenId{id});
  for (std::size_t i = 0; i < subject.hidden_ids.size(); ++i) {
    latent::TokenErrors errors;
    errors.l1_normed = all.at("l1_" + side)[i];
    errors.cosine = all.at("cosine_" + side)[i];
    subject.errors.push_back(errors);
  }
  subject.mean = latent::meanOf(subject.errors);
  subject.spread.l1_normed = all.at("spread_" + side)[0];
  subject.model_hash = {1, side == "a" ? 1U : 2U};
  subject.mask_hash = {2, side == "a" ? 1U : 2U};
  return subject;
}

Matrix matrixFrom(const json& values, std::size_t rows) {
  Matrix matrix(rows, values.size() / rows);
  for (std::size_t i = 0; i < values.size(); ++i) matrix.values[i] = values[i].get<float>();
  return matrix;
}

void checkInterval(const std::optional<Interval>& interval, const json& expected) {
  REQUIRE(interval.has_value());
  CHECK(interval->low == Approx(expected[0].get<double>()).margin(1e-12));
  CHECK(interval->high == Approx(expected[1].get<double>()).margin(1e-12));
  if (expected.size() > 2) CHECK(interval->clusters == expected[2]);
}

void checkFigures(const Comparison& made, const json& all, const json& expected) {
  std::vector<int> shared;
  for (const TokenId token : made.tokens) shared.push_back(index(token));
  CHECK(shared == all.at("shared").get<std::vector<int>>());
  const SideFigures* sides[] = {&made.figures_a, &made.figures_b};
  for (std::size_t side = 0; side < 2; ++side) {
    CHECK(sides[side]->mean == Approx(expected.at("mean")[side].get<double>()));
    CHECK(sides[side]->nine_of_ten == Approx(expected.at("nine_of_ten")[side].get<double>()));
    CHECK(sides[side]->worst == Approx(expected.at("worst")[side].get<double>()));
    CHECK(index(sides[side]->worst_token) == expected.at("worst_token")[side]);
  }
  CHECK(made.a_better == expected.at("better")[0]);
  CHECK(made.b_better == expected.at("better")[1]);
  CHECK(made.ties == expected.at("better")[2]);
  CHECK(made.mean_gain == Approx(expected.at("mean_gain").get<double>()));
  checkInterval(made.by_steps, expected.at("by_steps"));
  checkInterval(made.by_places, expected.at("by_places"));
  checkInterval(made.if_independent, expected.at("if_independent"));
  for (std::size_t step = 0; step < made.steps.size(); ++step) CHECK(made.steps[step].gain == Approx(expected.at("step_gain")[step].get<double>()));
}

Settings settingsFrom(const json& all, latent::Metric metric, Scale scale) { return {metric, scale, all.at("seed"), all.at("draws")}; }

std::string refusalOf(const Subject& a, const Subject& b, const Settings& settings = {}) {
  try {
    compareRuns(a, b, settings, {}, no_context);
  } catch (const Failure& failure) {
    return failure.error().what;
  }
  return {};
}

std::shared_ptr<const latent::Run> runOf(const std::vector<int>& hidden, double phase = 0) {
  latent::LatentCache cache(std::size_t{1} << 24);
  return latent::predictHidden({test::wavesWindow(phase), test::demoModel(), test::maskOf({4, 4, 4}, hidden), {}}, cache, no_context);
}

Subject subjectFrom(const latent::Run& run) {
  Subject subject = subjectOf(run, "model.safetensors", "By hand");
  subject.spread = spreadOf(run.targets->values, *run.targets_normed, no_context);
  return subject;
}

}  // namespace

TEST_CASE("paired figures and intervals are those of numpy", "[compare]") {
  const json all = figures();
  const Subject a = subjectFrom(all, "a"), b = subjectFrom(all, "b");
  const auto made = [&](latent::Metric metric, Scale scale) { return compareRuns(a, b, settingsFrom(all, metric, scale), {}, no_context); };
  checkFigures(made(latent::Metric::L1Normed, Scale::AsIs), all, all.at("as_is"));
  checkFigures(made(latent::Metric::L1Normed, Scale::Auto), all, all.at("divided"));  // the models differ
  checkFigures(made(latent::Metric::Cosine, Scale::Auto), all, all.at("cosine"));
  const Comparison as_is = made(latent::Metric::L1Normed, Scale::AsIs);
  CHECK_FALSE(as_is.divided);
  CHECK(as_is.hidden_a == 34);
  CHECK(as_is.hidden_b == 40);
  CHECK(as_is.verdict() == Verdict::Unclear);  // the wider interval holds zero
  CHECK(as_is.interval()->width() == std::max(as_is.by_steps->width(), as_is.by_places->width()));
  CHECK(verdictText(as_is) == "No clear difference");
  CHECK(made(latent::Metric::L1Normed, Scale::AsIs).by_steps == as_is.by_steps);  // the same seed, the same numbers
}

TEST_CASE("the spread of true tokens is that of numpy", "[compare]") {
  const json all = figures();
  for (const char* side : {"a", "b"}) {
    const Matrix latents = matrixFrom(all.at(std::string("true_") + side), 60);
    const Spread spread = spreadOf(latents, latents, no_context);
    const json expected = all.at(std::string("spread_") + side);
    CHECK(spread.l1_normed == Approx(expected[0].get<double>()).epsilon(1e-6));
    CHECK(spread.l1_raw == Approx(expected[0].get<double>()).epsilon(1e-6));
    CHECK(spread.l2_normed == Approx(expected[1].get<double>()).epsilon(1e-6));
  }
}

TEST_CASE("the match of true latents is one minus scipy's Procrustes disparity, with chance beside it", "[compare]") {
  const json all = figures();
  const Matrix a = matrixFrom(all.at("true_a"), 60), b = matrixFrom(all.at("true_b"), 60);
  const Match match = matchOf(a, b, all.at("seed"), no_context);
  CHECK(match.match == Approx(all.at("match").get<double>()).epsilon(1e-9));
  CHECK(match.chance == Approx(all.at("chance").get<double>()).epsilon(1e-9));
  CHECK(match.width_a == 6);
  CHECK(match.width_b == 8);
  CHECK(matchOf(b, a, 1, no_context).match == Approx(match.match));  // it does not matter which is turned
  CHECK(matchOf(a, a, 1, no_context).match == Approx(1));
  Matrix turned(60, 6);  // rotated in one plane, mirrored, larger and moved
  for (std::size_t row = 0; row < 60; ++row) {
    for (std::size_t i = 0; i < 6; ++i) turned.row(row)[i] = 3 * a.row(row)[i] + 5;
    turned.row(row)[0] = 3 * (0.6F * a.row(row)[0] - 0.8F * a.row(row)[1]);
    turned.row(row)[1] = -3 * (0.8F * a.row(row)[0] + 0.6F * a.row(row)[1]);
  }
  CHECK(matchOf(a, turned, 1, no_context).match == Approx(1).margin(1e-6));
  CHECK_THROWS_WITH(matchOf(a, Matrix(59, 6), 1, no_context), ContainsSubstring("different numbers"));
  CHECK_THROWS_WITH(matchOf(a, Matrix(60, 6), 1, no_context), ContainsSubstring("all alike"));
  Matrix broken = a;
  broken.values[5] = std::numeric_limits<float>::quiet_NaN();
  CHECK_THROWS_AS(matchOf(a, broken, 1, no_context), Failure);
}

TEST_CASE("B turned onto A's axes lies where numpy puts it", "[compare]") {
  const json all = figures(), expected = all.at("space");
  const Matrix true_a = matrixFrom(all.at("true_a"), 60), true_b = matrixFrom(all.at("true_b"), 60);
  std::vector<TokenId> shared;
  for (const int id : all.at("shared")) shared.push_back(TokenId{id});
  const SpaceSide a{true_a, matrixFrom(all.at("predicted_a"), shared.size())}, b{true_b, matrixFrom(all.at("predicted_b"), shared.size())};
  const SharedSpace space = sharedSpaceOf(a, b, shared, false, 1, no_context);
  CHECK(space.turned);
  for (const std::size_t axis : {std::size_t{0}, std::size_t{1}}) CHECK(space.explained[axis] == Approx(expected.at("explained")[axis].get<double>()));
  const auto check = [&](const Matrix& points, const char* name) {
    REQUIRE(points.rows == shared.size());
    for (std::size_t i = 0; i < points.values.size(); ++i) CHECK(points.values[i] == Approx(expected.at(name)[i].get<double>()).margin(1e-4));
  };
  check(space.true_a, "true_a");
  check(space.predicted_a, "predicted_a");
  check(space.true_b, "true_b");
  check(space.predicted_b, "predicted_b");
  const SharedSpace same = sharedSpaceOf(a, a, shared, true, 1, no_context);
  CHECK(same.true_b.values == same.true_a.values);
  CHECK(same.predicted_b.values == same.predicted_a.values);
  const Matrix alike(60, 8);
  CHECK_THROWS_AS(sharedSpaceOf(a, {alike, b.predicted}, shared, false, 1, no_context), Failure);
}

TEST_CASE("two runs of a model are compared over the tokens that both hid", "[compare]") {
  const auto first = runOf({5, 6, 9, 10, 21, 22, 37}), second = runOf({6, 10, 21, 22, 23, 37, 38});
  const Subject a = subjectFrom(*first), b = subjectFrom(*second);
  const std::vector<Region> regions = {{"Ball", {TokenId{6}, TokenId{10}, TokenId{11}}}, {"Nowhere", {TokenId{1}}}};
  const Comparison made = compareRuns(a, b, {latent::Metric::L2Normed}, regions, no_context);
  const std::vector<int> shared = {6, 10, 21, 22, 37};
  REQUIRE(made.tokens.size() == shared.size());
  CHECK(made.same_model);
  CHECK(made.same_clip);
  CHECK_FALSE(made.same_mask);
  CHECK_FALSE(made.divided);
  double sum = 0;
  for (std::size_t i = 0; i < shared.size(); ++i) {
    const TokenId id{shared[i]};
    const double error_a = first->errors[static_cast<std::size_t>(first->rowOf(id))].l2_normed;
    const double error_b = second->errors[static_cast<std::size_t>(second->rowOf(id))].l2_normed;
    CHECK(made.a[i] == error_a);
    CHECK(made.b[i] == error_b);
    CHECK(made.gain[i] == error_a - error_b);
    sum += error_a - error_b;
  }
  CHECK(made.mean_gain == Approx(sum / 5));
  CHECK(made.by_steps->clusters == 3);
  CHECK(made.by_places->clusters == 3);  // 6 and 22 lie at one place, 21 and 37 at another, 10 alone
  REQUIRE(made.regions.size() == 1);  // one that shares no token says nothing
  CHECK(made.regions[0].tokens == 2);
  CHECK(made.regions[0].gain == Approx((made.gain[0] + made.gain[1]) / 2));
  CHECK(made.steps[0].tokens == 2);
  CHECK(made.steps[3].tokens == 0);

  const Comparison turned = compareRuns(b, a, {latent::Metric::L2Normed}, {}, no_context);
  CHECK(turned.mean_gain == Approx(-made.mean_gain));
  CHECK(turned.a_better == made.b_better);
  const Comparison same = compareRuns(a, a, {}, {}, no_context);
  CHECK(same.verdict() == Verdict::Same);
  CHECK(same.ties == 7);
  CHECK(verdictText(same) == "No difference");
}

TEST_CASE("what cannot be compared is refused in one clear line", "[compare]") {
  const json all = figures();
  const Subject a = subjectFrom(all, "a"), b = subjectFrom(all, "b");
  Subject other = b;
  other.grid.steps = 8;
  CHECK_THAT(refusalOf(a, other), ContainsSubstring("different grids, A 4 x 3 x 5 and B 8 x 3 x 5"));
  other = b;
  other.hidden_ids.clear();
  other.errors.clear();
  CHECK_THAT(refusalOf(a, other), ContainsSubstring("No token is hidden in both runs (A hides 34, B 0)"));
  other = b;
  for (auto& error : other.errors) error.l1_normed = std::numeric_limits<float>::quiet_NaN();
  CHECK_THAT(refusalOf(a, other), ContainsSubstring("Run B has errors that are not numbers"));
  other = b;
  other.spread = {};
  CHECK_THAT(refusalOf(a, other), ContainsSubstring("have no scale"));
  CHECK(refusalOf(a, other, {latent::Metric::L1Normed, Scale::AsIs}).empty());

  Subject one = a;  // a single shared token: figures, but no interval
  one.hidden_ids = {b.hidden_ids[0]};
  one.errors = {b.errors[0]};
  const Comparison made = compareRuns(one, b, {}, {}, no_context);
  CHECK(made.tokens.size() == 1);
  CHECK_FALSE(made.interval().has_value());
  CHECK_THAT(intervalText(made), ContainsSubstring("No interval"));

  std::stop_source stopped;
  stopped.request_stop();
  CHECK_THROWS_AS(compareRuns(a, b, {}, {}, {stopped.get_token(), nullptr}), CancelledException);
}

TEST_CASE("a comparison is written with the settings that made it and all its figures", "[compare]") {
  const auto first = runOf({5, 6, 9, 10, 21, 22, 37}), second = runOf({6, 10, 21, 22, 23, 37, 38}, 0.5);
  const Subject a = subjectFrom(*first), b = subjectFrom(*second);
  const Comparison made = compareRuns(a, b, {latent::Metric::L1Raw, Scale::OwnSpread, 5, 100}, {}, no_context);
  const Match match = matchOf(*first->targets_normed, *second->targets_normed, 5, no_context);
  const json written = json::parse(comparisonJson(a, b, made, match));
  CHECK(written.at("metric") == "l1_raw");
  CHECK(written.at("divided_by_own_spread") == true);
  CHECK(written.at("seed") == 5);
  CHECK(written.at("a").at("run_hash") == first->hash.hex());
  CHECK(written.at("a").at("model_file") == "model.safetensors");
  CHECK(written.at("b").at("clip_hash") == second->window->hash.hex());
  CHECK(written.at("mean_gain") == made.mean_gain);
  CHECK(written.at("figures_a").at("divided_by") == a.spread.l1_raw);
  CHECK(written.at("interval").at("by_places").at("low") == made.by_places->low);
  CHECK(written.at("latent_match").at("match") == match.match);
  CHECK(written.at("steps")[3].at("tokens") == 0);
  const std::string text = comparisonText(a, b, made, match);
  CHECK_THAT(text, ContainsSubstring(verdictText(made)));
  CHECK_THAT(text, ContainsSubstring("saw different clips"));
  CHECK_THAT(text, ContainsSubstring("Only tokens hidden in both count: 5 of 7 in A and of 7 in B"));
  CHECK_THAT(text, ContainsSubstring("so the interval is too narrow"));

  const latent::Table table = tokenTable(a, b, made);
  REQUIRE(table.columns.size() == 7);
  CHECK(table.columns[4].name == "l1_raw_by_spread_a");
  CHECK(table.columns[4].values == made.a);
  CHECK(table.columns[6].values == made.gain);
  CHECK(table.columns[3].values == std::vector<double>{6, 10, 21, 22, 37});
  CHECK(json::parse(table.settings).at("b").at("mask_hash") == second->mask.hash().hex());
  const latent::Table steps = stepTable(a, b, made);
  CHECK(steps.columns[1].values == std::vector<double>{2, 2, 1, 0});
  CHECK(std::isnan(steps.columns[4].values[3]));
}
