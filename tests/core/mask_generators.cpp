#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/base/error.hpp"
#include "core/mask/generators.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/files.hpp"

using namespace lacuna;
using namespace lacuna::mask;

namespace {

double meanHiddenShare(const std::string& kind, const TokenGrid& grid, int seeds) {
  double sum = 0;
  for (int seed = 0; seed < seeds; ++seed)
    sum += generate({kind, static_cast<std::uint64_t>(seed), 0.5}, grid).hiddenShare();
  return sum / seeds;
}

bool sameInAllSteps(const Mask& mask) {
  for (int step = 1; step < mask.grid().steps; ++step) {
    for (int i = 0; i < mask.grid().perStep(); ++i) {
      if (mask.hidden(TokenId{i}) != mask.hidden(TokenId{step * mask.grid().perStep() + i})) return false;
    }
  }
  return true;
}

}  // namespace

TEST_CASE("generators: the same seed gives the same mask", "[mask]") {
  for (const GeneratorInfo& info : generators()) {
    INFO(info.kind);
    const TokenGrid grid{8, 16, 16};
    const Mask first = generate({info.kind, 5, 0.4}, grid);
    CHECK(first == generate({info.kind, 5, 0.4}, grid));
    CHECK(first.hiddenCount() > 0);
    CHECK(first.hiddenCount() < grid.size());
    CHECK_FALSE(info.title.empty());
    CHECK_FALSE(info.help.empty());
  }
}

TEST_CASE("generators: draws are the same on every machine", "[mask]") {
  const Mask mask = generate({"random", 1, 0.5}, {1, 2, 4});
  std::string bits;
  for (int i = 0; i < 8; ++i) bits += mask.hidden(TokenId{i}) ? '1' : '0';
  CHECK(bits == "10111000");
}

TEST_CASE("generators: blocks hide the shares of the reference sampler", "[mask]") {
  for (const int side : {14, 16, 24}) {
    INFO(side);
    CHECK(meanHiddenShare("blocks-small", {2, side, side}, 2000) == Approx(0.625).margin(0.02));
    CHECK(meanHiddenShare("blocks-large", {2, side, side}, 2000) == Approx(0.813).margin(0.02));
  }
  for (int seed = 0; seed < 200; ++seed) {
    const Mask mask = generate({"blocks-large", static_cast<std::uint64_t>(seed), 0.5}, {3, 16, 16});
    CHECK(mask.hiddenCount() < mask.grid().size());
    CHECK(sameInAllSteps(mask));
  }
}

TEST_CASE("generators: blocks agree with recorded statistics of the reference", "[mask]") {
  if (!lacuna::test::hasShared("golden/masks/masks.json")) {
    WARN("no recorded mask statistics here: skipped");
    return;
  }
  std::ifstream file(lacuna::test::sharedFolder("golden/masks/masks.json"));
  const auto recorded = nlohmann::json::parse(file).at("multiblock3d");
  const std::pair<const char*, const char*> cases[] = {{"vjepa_short_range_224_16f", "blocks-small"},
                                                       {"vjepa_long_range_224_16f", "blocks-large"}};
  for (const auto& [name, kind] : cases) {
    INFO(name);
    const auto& grid = recorded.at(name).at("grid_TxHxW");
    const double expected = recorded.at(name).at("target_fraction_mean");
    CHECK(meanHiddenShare(kind, {grid[0], grid[1], grid[2]}, 2000) == Approx(expected).margin(0.01));
  }
}

TEST_CASE("generators: ratios are kept", "[mask]") {
  const TokenGrid grid{8, 10, 10};
  CHECK(generate({"random", 3, 0.3}, grid).hiddenCount() == 240);
  CHECK(generate({"random", 3, 0}, grid).hiddenCount() == 0);
  CHECK(generate({"random", 3, 1}, grid).hiddenCount() == 800);
  CHECK(generate({"tube", 0, 0.25}, grid).hiddenCount() == 200);
  CHECK(generate({"checkerboard", 0, 0.5}, grid).hiddenShare() == Approx(0.5));
  CHECK(generate({"checkerboard", 1, 0.5}, grid) == generate({"checkerboard", 0, 0.5}, grid).inverted());
  const Mask future = generate({"future", 0, 0.5}, grid);
  CHECK(future.hiddenCountInStep(3) == 0);
  CHECK(future.hiddenCountInStep(4) == 100);
  CHECK(future.hiddenCount() == 400);
  CHECK(generate({"future", 0, 0.99}, grid).hiddenCountInStep(0) == 0);
}

TEST_CASE("generators: a tube is centred unless a seed moves it", "[mask]") {
  const TokenGrid grid{4, 8, 8};
  const Mask centred = generate({"tube", 0, 0.25}, grid);
  CHECK(sameInAllSteps(centred));
  CHECK(centred.hidden(grid.id({0, 2, 2})));
  CHECK(centred.hidden(grid.id({3, 5, 5})));
  CHECK_FALSE(centred.hidden(grid.id({0, 1, 2})));
  CHECK_FALSE(generate({"tube", 4, 0.25}, grid) == centred);
  CHECK(generate({"tube", 4, 0.25}, grid).hiddenCount() == centred.hiddenCount());
}

TEST_CASE("generators: small and odd grids are no trap", "[mask]") {
  for (const GeneratorInfo& info : generators()) {
    INFO(info.kind);
    for (const TokenGrid grid :
         {TokenGrid{1, 1, 1}, TokenGrid{1, 1, 5}, TokenGrid{3, 2, 1}, TokenGrid{2, 3, 40}, TokenGrid{}}) {
      CHECK(generate({info.kind, 7, 0.5}, grid).grid() == grid);
    }
  }
}

TEST_CASE("generators: text forms", "[mask]") {
  CHECK(parseGenerator("blocks-small,seed=3") == Generated{"blocks-small", 3, 0.5});
  CHECK(parseGenerator("future,ratio=0.25") == Generated{"future", 0, 0.25});
  CHECK(parseGenerator("random,ratio=0.75,seed=18446744073709551615") == Generated{"random", 18446744073709551615ULL, 0.75});
  CHECK(parseGenerator("tube") == Generated{"tube", 0, 0.5});
  CHECK_THROWS_WITH(parseGenerator("blobs"), ContainsSubstring("blocks-small") && ContainsSubstring("checkerboard"));
  CHECK_THROWS_AS(parseGenerator(""), Failure);
  CHECK_THROWS_WITH(parseGenerator("tube,size=3"), ContainsSubstring("size"));
  CHECK_THROWS_WITH(parseGenerator("tube,seed=x"), ContainsSubstring("not a number"));
  CHECK_THROWS_WITH(parseGenerator("tube,seed=-1"), ContainsSubstring("not a number"));
  CHECK_THROWS_WITH(parseGenerator("tube,ratio=1.5"), ContainsSubstring("between 0 and 1"));
  CHECK_THROWS_WITH(parseGenerator("tube,ratio=nan"), ContainsSubstring("between 0 and 1"));
  CHECK_THROWS_WITH(parseGenerator("blocks-small,ratio=0.5"), ContainsSubstring("takes no ratio"));
  CHECK_THROWS_WITH(parseGenerator("tube,"), ContainsSubstring("no parameter"));
}
