#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "core/base/error.hpp"
#include "core/mask/generators.hpp"
#include "core/probe/curve.hpp"
#include "core/probe/probing.hpp"
#include "core/probe/report.hpp"
#include "tests/core/latent_fixture.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::probe;

namespace {

const mask::TokenGrid made_grid{6, 4, 4};

/// The data of tests/data/probe/make.py.
struct Made {
  Matrix features{96, 5};
  TokenLabels labels{made_grid, 1, {"zero", "one", "two"}, {}, 0, "test"};

  Made() {
    for (int i = 0; i < 96; ++i) {
      labels.of_token.push_back(i % 5 == 4 ? 2 : i * i % 3);
      for (int j = 0; j < 5; ++j)
        features.row(static_cast<std::size_t>(i))[static_cast<std::size_t>(j)] = static_cast<float>((i * 37 + j * 101 + i * j * 13) % 97 - 48) / 16.0F;
      features.row(static_cast<std::size_t>(i))[static_cast<std::size_t>(labels.of_token.back())] += 1.5F;
    }
  }
};

nlohmann::json expected() { return nlohmann::json::parse(test::readFile(test::sourceFile("tests/data/probe/expected.json"))); }

ProbeSettings foldedBySteps(int folds, double penalty) {
  ProbeSettings settings;
  settings.folds = folds;
  settings.logistic.penalty = penalty;
  settings.logistic.tolerance = 1e-7;
  return settings;
}

/// Tokens of the waves of the tests' own model, by the side of the picture that they lie on.
TokenLabels sides(const mask::TokenGrid& grid) {
  TokenLabels labels{grid, 1, {"left", "right"}, {}, 0, "test"};
  for (int i = 0; i < grid.size(); ++i) labels.of_token.push_back(grid.cell(TokenId{i}).col < grid.cols / 2 ? 0 : 1);
  return labels;
}

latent::RunRequest wavesRequest(const std::vector<int>& hidden) {
  return {test::wavesWindow(), test::demoModel(), test::maskOf({4, 4, 4}, hidden), {}};
}

}  // namespace

TEST_CASE("the regression and its cross-validation give scikit-learn's numbers", "[probe]") {
  const Made made;
  const auto wanted = expected();
  const LinearProbe probe = fitProbe(made.features, made.labels, foldedBySteps(3, 2), {});
  CHECK(probe.whole.converged);
  for (std::size_t i = 0; i < 6; ++i) {
    const std::vector<double> shares = probe.whole.shares(made.features.row(i));
    for (std::size_t k = 0; k < 3; ++k) CHECK(shares[k] == Approx(wanted["shares"][i][k].get<double>()).margin(1e-5));
  }
  CHECK(probe.guesses[0].of_token == wanted["held_out"].get<std::vector<int>>());
  CHECK(probe.guesses[0].accuracy.value == Approx(wanted["accuracy"].get<double>()));
  CHECK(probe.guesses[0].balanced.value == Approx(wanted["balanced"].get<double>()));
  CHECK(probe.confusion == wanted["confusion"].get<std::vector<std::vector<int>>>());
}

TEST_CASE("simple guesses beside the probe are what they say", "[probe]") {
  const Made made;
  const LinearProbe probe = fitProbe(made.features, made.labels, foldedBySteps(3, 2), {});
  for (int fold = 0; fold < 3; ++fold) {
    std::map<int, int> all;
    std::vector<std::map<int, int>> by_place(16);
    for (int i = 0; i < 96; ++i) {
      if (i / 32 == fold) continue;
      const int label = made.labels.of_token[static_cast<std::size_t>(i)];
      ++all[label], ++by_place[static_cast<std::size_t>(i % 16)][label];
    }
    const auto most = [](const std::map<int, int>& counts) {
      int best = counts.begin()->first;
      for (const auto& [label, count] : counts)
        if (count > counts.at(best)) best = label;
      return best;
    };
    for (int i = fold * 32; i < (fold + 1) * 32; ++i) {
      CHECK(probe.guesses[1].of_token[static_cast<std::size_t>(i)] == most(by_place[static_cast<std::size_t>(i % 16)]));
      CHECK(probe.guesses[3].of_token[static_cast<std::size_t>(i)] == most(all));
    }
  }
  CHECK(probe.gain.value == Approx(probe.guesses[0].balanced.value - probe.guesses[probe.best_simple].balanced.value));
  CHECK(probe.gain.low <= probe.gain.value);
}

TEST_CASE("labels that follow the place alone are found by place, and the probe's gain over that is none", "[probe]") {
  Matrix noise(96, 3);
  for (std::size_t i = 0; i < noise.values.size(); ++i) noise.values[i] = static_cast<float>(i * 7919 % 101) / 50 - 1;
  const LinearProbe probe = fitProbe(noise, sides(made_grid), foldedBySteps(3, 1), {});
  CHECK(probe.guesses[1].accuracy.value == 1);
  CHECK(probe.guesses[2].accuracy.value == 1);
  CHECK(probe.gain.high < 0);
}

TEST_CASE("folds leave whole steps or whole blocks of places out", "[probe]") {
  const TokenLabels labels = sides({6, 8, 8});
  for (const FoldBy by : {FoldBy::Steps, FoldBy::Places}) {
    const Folds folds = foldsOf(labels, by, 3, 5);
    std::map<int, int> fold_of_group;
    std::map<int, int> sizes;
    for (std::size_t i = 0; i < folds.of_token.size(); ++i) {
      const auto [found, fresh] = fold_of_group.emplace(folds.group_of_token[i], folds.of_token[i]);
      CHECK(found->second == folds.of_token[i]);
      ++sizes[folds.of_token[i]];
    }
    CHECK(sizes.size() == 3);
    CHECK(folds.groups == (by == FoldBy::Steps ? 6 : 16));
    CHECK(foldsOf(labels, by, 3, 5).of_token == folds.of_token);
  }
  CHECK(foldsOf(labels, FoldBy::Places, 3, 6).of_token != foldsOf(labels, FoldBy::Places, 3, 5).of_token);
  CHECK_THROWS_WITH(foldsOf(labels, FoldBy::Steps, 7, 1), ContainsSubstring("there are 6"));
  CHECK_THROWS_WITH(foldsOf(labels, FoldBy::Steps, 1, 1), ContainsSubstring("at least 2 folds"));
}

TEST_CASE("labels that cannot make a probe are told in one line", "[probe]") {
  const Made made;
  TokenLabels one{made_grid, 1, {"ball"}, std::vector<int>(96, 0), 0, "test"};
  CHECK_THROWS_WITH(fitProbe(made.features, one, {}, {}), ContainsSubstring("nothing to tell apart"));
  CHECK_THROWS_WITH(fitProbe(made.features, TokenLabels{made_grid, 1, {}, std::vector<int>(96, -1), 0, "test"}, {}, {}), ContainsSubstring("No token has a label"));
  CHECK_THROWS_WITH(fitProbe(made.features, sides({4, 4, 4}), {}, {}), ContainsSubstring("of 64 tokens"));
  Matrix broken = made.features;
  broken.values[7] = std::nanf("");
  CHECK_THROWS_WITH(fitProbe(broken, made.labels, {}, {}), ContainsSubstring("not numbers"));
  std::stop_source stop;
  stop.request_stop();
  CHECK_THROWS_AS(fitProbe(made.features, made.labels, {}, {stop.get_token(), nullptr}), CancelledException);
}

TEST_CASE("a fold whose others bear one label says that label", "[probe]") {
  Made made;
  for (int i = 0; i < 96; ++i) made.labels.of_token[static_cast<std::size_t>(i)] = i < 48 ? 0 : 1;
  const LinearProbe probe = fitProbe(made.features, made.labels, foldedBySteps(2, 1), {});
  CHECK(probe.guesses[0].accuracy.value == 0);  // each half is read by what saw the other alone
  CHECK(probe.confusion == std::vector<std::vector<int>>{{0, 48, 0}, {48, 0, 0}, {0, 0, 0}});
}

TEST_CASE("named tokens become labels; two names on one token are none", "[probe]") {
  const mask::TokenGrid grid{1, 2, 2};
  const std::vector<NamedTokens> named{{"ball", grid, {TokenId{0}, TokenId{1}}}, {"card", grid, {TokenId{1}, TokenId{2}}}};
  const TokenLabels labels = labelsOf(named, grid, {});
  CHECK(labels.of_token == std::vector<int>{0, unlabelled, 1, unlabelled});
  CHECK(labels.contested == 1);
  CHECK(labelsOf(named, grid, "rest").of_token == std::vector<int>{0, unlabelled, 1, 2});
  CHECK_THROWS_WITH(labelsOf(named, {2, 2, 2}, {}), ContainsSubstring("of a grid of 1 x 2 x 2"));
}

TEST_CASE("labels are read from csv files, and wrong ones are told by line", "[probe]") {
  const test::TempFolder folder;
  const mask::TokenGrid grid{2, 2, 2};
  const std::string path = folder.file("labels.csv");
  const auto read = [&](const std::string& text) {
    test::writeFile(path, text);
    return readLabels(path, grid, {});
  };
  const TokenLabels labels = read("# by hand\ntoken,label\r\n0,ball\n7,\"card, red\"\n");
  CHECK(labels.classes == std::vector<std::string>{"ball", "card, red"});
  CHECK(labels.of_token[7] == 1);
  CHECK(read("step,row,column,label\n1,1,1,ball\n").of_token[7] == 0);
  CHECK_THROWS_WITH(read("token,label\n8,ball\n"), ContainsSubstring("line 2: This token is outside the grid of 2 x 2 x 2"));
  CHECK_THROWS_WITH(read("token,label\nx,ball\n"), ContainsSubstring("'x' is no whole number"));
  CHECK_THROWS_WITH(read("token,label\n1\n"), ContainsSubstring("1 fields in place of 2"));
  CHECK_THROWS_WITH(read("token,label\n1,\n"), ContainsSubstring("empty label"));
  CHECK_THROWS_WITH(read("id,name\n"), ContainsSubstring("must name the columns"));
  CHECK_THROWS_WITH(read(""), ContainsSubstring("no line that names its columns"));
  std::string many = "step,row,column,label\n";
  for (int i = 0; i < 200; ++i) many += "0,0,0,name" + std::to_string(i) + "\n";
  CHECK_THROWS_WITH(read(many), ContainsSubstring("more than 100 names"));
  CHECK_THROWS_AS(readLabels(folder.file("none.csv"), grid, {}), Failure);
}

TEST_CASE("hidden tokens are read from true, predicted and copied latents by the probe that left them out", "[probe]") {
  latent::LatentCache cache(1 << 26);
  const latent::RunRequest request = wavesRequest({5, 6, 9, 21, 22, 37});
  const auto run = latent::predictHidden(request, cache, {});
  const LinearProbe probe = fitProbe(*run->targets_normed, sides(run->grid()), foldedBySteps(4, 1), {});
  const HiddenReading reading = readHidden(probe, *run, {});
  REQUIRE(reading.ways.size() == 4);
  CHECK(reading.labelled == 6);
  int right = 0;
  for (std::size_t i = 0; i < reading.ids.size(); ++i) {
    const Logistic& reader = probe.without[static_cast<std::size_t>(index(reading.ids[i]) / 16)];  // folds are single steps
    const auto truth = run->targets_normed->row(static_cast<std::size_t>(index(reading.ids[i])));
    CHECK(reading.ways[HiddenReading::True].said[i] == reader.read(truth));
    CHECK(reading.ways[HiddenReading::Predicted].said[i] == reader.read(run->predicted->values.row(i)));
    right += reader.read(truth) == reading.label[i] ? 1 : 0;
  }
  CHECK(reading.ways[HiddenReading::True].accuracy.value == Approx(right / 6.0));
  CHECK(reading.ways[HiddenReading::Copied].said[0] == probe.without[0].read(run->targets_normed->row(1)));  // above token 5
  const TokenReading tokens = readTokens(probe, *run->targets_normed, {});
  CHECK(tokens.said == probe.guesses[0].of_token);
  LinearProbe other = probe;
  other.labels.grid = {2, 4, 8};
  CHECK_THROWS_WITH(readHidden(other, *run, {}), ContainsSubstring("another grid"));
}

TEST_CASE("regions of a curve hide what they say, grow round the mask and keep some token", "[probe]") {
  const mask::Mask around = test::maskOf({4, 8, 8}, {27, 28, 35, 36, 91, 92, 99, 100});
  mask::Mask last(around.grid());
  for (const double share : {0.0, 0.03125, 0.3, 0.6, 1.0}) {
    const mask::Mask mask = curveMask("outwards", share, 3, around, nullptr);
    CHECK(mask.hiddenCount() == std::min(255L, std::lround(share * 256)));
    for (const TokenId id : last.hiddenIds()) CHECK(mask.hidden(id));
    last = mask;
  }
  CHECK(curveMask("outwards", 8.0 / 256, 3, around, nullptr) == around);
  CHECK(curveMask("inwards", 248.0 / 256, 3, around, nullptr) == around.inverted());
  CHECK_THROWS_WITH(curveMask("inwards", 0.5, 1, mask::Mask({4, 8, 8}), nullptr), ContainsSubstring("hides nothing"));
  CHECK(curveMask("tube-random", 0, 1, around, nullptr).hiddenCount() == 0);
  CHECK(curveMask("random", 0.5, 1, around, nullptr).hiddenCount() == 128);
  CurveSettings settings;
  CHECK(shareAt(settings, 0) == 0);
  CHECK(shareAt(settings, 11) == Approx(0.95));
  settings.family = "checkerboard";
  CHECK_THROWS_WITH(checkCurve(settings), ContainsSubstring("tube-random, outwards, inwards"));
  settings = {};
  settings.points = 100000;
  CHECK_THROWS_WITH(checkCurve(settings), ContainsSubstring("1 to 1000 runs"));
  settings = {};
  settings.to = std::nan("");
  CHECK_THROWS_AS(checkCurve(settings), Failure);
}

TEST_CASE("a linear probe's curve has the numbers of single runs, comes point by point and stops", "[probe]") {
  latent::LatentCache cache(1 << 26);
  CurveRequest request;
  request.run = wavesRequest({5, 6});
  const auto run = latent::predictHidden(request.run, cache, {});
  request.linear = std::make_shared<const LinearProbe>(fitProbe(*run->targets_normed, sides(run->grid()), foldedBySteps(4, 1), {}));
  request.settings = {"random", 3, 0, 0.5, 2, 1};
  std::vector<std::size_t> seen;
  const Curve curve = runCurve(request, cache, {}, [&](const Curve& so_far) { seen.push_back(so_far.points.size()); });
  CHECK(seen == std::vector<std::size_t>{1, 2, 3, 4, 5, 6});
  CHECK(curve.points[0].hidden == 0);
  CHECK(std::isnan(curve.points[0].ways[0].accuracy));
  latent::RunRequest single = request.run;
  single.mask = mask::generate({"random", 2, {{"ratio", 0.5}}}, {4, 4, 4});
  const HiddenReading reading = readHidden(*request.linear, *latent::predictHidden(single, cache, {}), {});
  const CurvePoint& last = curve.points.back();
  CHECK((last.seed == 2 && last.hidden == 32));
  CHECK(last.ways[0].accuracy == reading.ways[HiddenReading::Predicted].accuracy.value);
  CHECK(last.ways[1].shares == reading.ways[HiddenReading::True].right_share);
  CHECK(last.ways[2].balanced == reading.ways[HiddenReading::Copied].balanced.value);
  const latent::Table table = curveTable({request.run.window, request.run.model, request.run.mask, {}}, curve, {1});
  CHECK(table.columns.size() == 4 + 3 * 3);
  CHECK(table.columns.back().name == "Copied latents: right");
  CHECK_THAT(table.settings, ContainsSubstring("\"penalty\":1.0") && ContainsSubstring("\"position_penalty\":1.0") && ContainsSubstring("\"start_frame\""));
  std::stop_source stop;
  CHECK_THROWS_AS(runCurve(request, cache, {stop.get_token(), nullptr}, [&](const Curve& so_far) { if (so_far.points.size() == 2) stop.request_stop(); }), CancelledException);
}

TEST_CASE("labels of several clips are joined by name, and whole clips are left out", "[probe]") {
  const mask::TokenGrid grid{2, 1, 2};
  const TokenLabels a{grid, 1, {"ball", "card"}, {0, 1, 0, unlabelled}, 1, "test"}, b{grid, 1, {"card", "wall"}, {0, 1, 1, 1}, 2, "test"};
  const TokenLabels both = joined(std::vector{a, b});
  CHECK((both.grid == mask::TokenGrid{4, 1, 2} && both.clips == 2 && both.clipGrid() == grid && both.contested == 3));
  CHECK(both.classes == std::vector<std::string>{"ball", "card", "wall"});
  CHECK(both.of_token == std::vector<int>{0, 1, 0, unlabelled, 1, 2, 2, 2});
  const Folds folds = foldsOf(both, FoldBy::Clips, 2, 1);
  CHECK(folds.of_token == std::vector<int>{0, 0, 0, -1, 1, 1, 1, 1});
  CHECK_THROWS_WITH(foldsOf(both, FoldBy::Clips, 3, 1), ContainsSubstring("there are 2"));
  TokenLabels other = b;
  other.grid = {1, 2, 2};
  CHECK_THROWS_WITH(joined(std::vector{a, other}), ContainsSubstring("2 x 1 x 2 and 1 x 2 x 2"));
}

TEST_CASE("a mean over classes is one of all classes in every draw", "[probe]") {
  const Said said{{0, 0, 1}, {0, 1, 1}, {0, 1, 2}};
  const Tally tally(said, 3, 3);
  const auto balanced = [&](std::vector<int> times) { return tally.balanced(times); };  // nothing bears the third
  CHECK(balanced({1, 1, 1}) == Approx(0.75));
  CHECK(balanced({2, 1, 1}) == Approx((2.0 / 3 + 1) / 2));
  CHECK(std::isnan(balanced({1, 2, 0})));
  CHECK(tally.accuracy(std::vector{2, 1, 1}) == Approx(0.75));
  CHECK(std::isnan(tally.accuracy(std::vector{0, 0, 0})));
  const Estimate estimate = groupwise(3, 500, 1, [&](std::span<const int> times) { return tally.balanced(times); }, {});
  CHECK(estimate.low >= 0.5);
  CHECK(estimate.high <= 1);
  CHECK(std::isnan(groupwise(3, 500, 1, [](std::span<const int> times) { return times[0] == 1 && times[1] == 1 ? 1.0 : std::nan(""); }, {}).low));
  std::stop_source stop;
  const auto stopping = [&](std::span<const int>) {
    stop.request_stop();
    return 1.0;
  };
  CHECK_THROWS_AS(groupwise(3, 500, 1, stopping, {stop.get_token(), nullptr}), CancelledException);
}

TEST_CASE("more latents than memory is used for are refused with the amount", "[probe]") {
  checkBytes(87, 2048, 1000);
  CHECK_THROWS_WITH(checkBytes(1000, 2048, 1024), ContainsSubstring("1000 clips would take 24 GB") && ContainsSubstring("at most 2 GB"));
}
