#include <algorithm>

#include "core/base/error.hpp"
#include "core/mask/generators.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::mask;

namespace {

double meanHiddenShare(const std::string& kind, const TokenGrid& grid, int seeds) {
  double sum = 0;
  for (int seed = 0; seed < seeds; ++seed) sum += generate({kind, static_cast<std::uint64_t>(seed), {}}, grid).hiddenShare();
  return sum / seeds;
}

/// A form of this kind with this share where it takes one.
Generated made(const std::string& kind, std::uint64_t seed, double ratio) {
  Generated generated{kind, seed, {}};
  for (const GeneratorParameter& parameter : knownGenerator(kind).parameters)
    if (parameter.name == "ratio") generated.parameters["ratio"] = ratio;
  return generated;
}

/// Every token of its own: the later the more.
MotionMap risingMotion(const TokenGrid& grid) {
  MotionMap motion{grid, {}};
  for (int i = 0; i < grid.size(); ++i) motion.energy.push_back(static_cast<float>(i) / static_cast<float>(grid.size()));
  return motion;
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
    const MotionMap motion = risingMotion(grid);
    const Mask first = generate(made(info.kind, 5, 0.4), grid, &motion);
    CHECK(first == generate(made(info.kind, 5, 0.4), grid, &motion));
    CHECK(info.seeded == !(first == generate(made(info.kind, 6, 0.4), grid, &motion)));
    CHECK(first.hiddenCount() > 0);
    CHECK(first.hiddenCount() < grid.size());
    CHECK_FALSE(info.title.empty());
    CHECK_FALSE(info.help.empty());
  }
}

TEST_CASE("generators: draws are the same on every machine", "[mask]") {
  const Mask mask = generate(made("random", 1, 0.5), {1, 2, 4});
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
    const Mask mask = generate({"blocks-large", static_cast<std::uint64_t>(seed), {}}, {3, 16, 16});
    CHECK(mask.hiddenCount() < mask.grid().size());
    CHECK(sameInAllSteps(mask));
  }
}

TEST_CASE("generators: ratios are kept", "[mask]") {
  const TokenGrid grid{8, 10, 10};
  CHECK(generate(made("random", 3, 0.3), grid).hiddenCount() == 240);
  CHECK(generate(made("random", 3, 0), grid).hiddenCount() == 0);
  CHECK(generate(made("random", 3, 1), grid).hiddenCount() == 800);
  CHECK(generate(made("tube", 0, 0.25), grid).hiddenCount() == 200);
  CHECK(generate(made("checkerboard", 0, 0.5), grid).hiddenShare() == Approx(0.5));
  CHECK(generate(made("checkerboard", 1, 0.5), grid) == generate(made("checkerboard", 0, 0.5), grid).inverted());
  const Mask future = generate(made("future", 0, 0.5), grid);
  CHECK(future.hiddenCountInStep(3) == 0);
  CHECK(future.hiddenCountInStep(4) == 100);
  CHECK(future.hiddenCount() == 400);
  CHECK(generate(made("future", 0, 0.99), grid).hiddenCountInStep(0) == 0);
}

TEST_CASE("generators: a tube is centred unless a seed moves it", "[mask]") {
  const TokenGrid grid{4, 8, 8};
  const Mask centred = generate(made("tube", 0, 0.25), grid);
  CHECK(sameInAllSteps(centred));
  CHECK(centred.hidden(grid.id({0, 2, 2})));
  CHECK(centred.hidden(grid.id({3, 5, 5})));
  CHECK_FALSE(centred.hidden(grid.id({0, 1, 2})));
  CHECK_FALSE(generate(made("tube", 4, 0.25), grid) == centred);
  CHECK(generate(made("tube", 4, 0.25), grid).hiddenCount() == centred.hiddenCount());
}

TEST_CASE("generators: small and odd grids are no trap", "[mask]") {
  for (const GeneratorInfo& info : generators()) {
    INFO(info.kind);
    for (const TokenGrid grid :
         {TokenGrid{1, 1, 1}, TokenGrid{1, 1, 5}, TokenGrid{3, 2, 1}, TokenGrid{2, 3, 40}, TokenGrid{}}) {
      const MotionMap motion = risingMotion(grid);
      CHECK(generate(made(info.kind, 7, 0.5), grid, &motion).grid() == grid);
    }
  }
}

TEST_CASE("generators: text forms", "[mask]") {
  CHECK(parseGenerator("blocks-small,seed=3") == Generated{"blocks-small", 3, {}});
  CHECK(parseGenerator("future,ratio=0.25") == Generated{"future", 0, {{"ratio", 0.25}}});
  CHECK(parseGenerator("random,ratio=0.75,seed=18446744073709551615") ==
        Generated{"random", 18446744073709551615ULL, {{"ratio", 0.75}}});
  CHECK(parseGenerator("tube") == Generated{"tube", 0, {}});
  CHECK_THROWS_WITH(parseGenerator("blobs"), ContainsSubstring("blocks-small") && ContainsSubstring("checkerboard"));
  CHECK_THROWS_AS(parseGenerator(""), Failure);
  CHECK_THROWS_WITH(parseGenerator("tube,size=3"), ContainsSubstring("size"));
  CHECK_THROWS_WITH(parseGenerator("random,ratio=0.5,ratio=0.6"), ContainsSubstring("given twice"));
  CHECK_THROWS_WITH(parseGenerator("tube,seed=x"), ContainsSubstring("whole number from 0"));
  CHECK_THROWS_WITH(parseGenerator("tube,seed=-1"), ContainsSubstring("whole number from 0"));
  CHECK_THROWS_WITH(parseGenerator("tube,ratio=1.5"), ContainsSubstring("ratio must be a number from 0 to 1"));
  CHECK_THROWS_WITH(parseGenerator("tube,ratio=nan"), ContainsSubstring("number from 0 to 1"));
  CHECK_THROWS_WITH(parseGenerator("blocks-small,ratio=0.5"),
                    ContainsSubstring("has no parameter \"ratio\". It takes seed"));
  CHECK_THROWS_WITH(parseGenerator("tube,"), ContainsSubstring("no parameter"));
}

TEST_CASE("generators: names under which kinds are published", "[mask]") {
  CHECK(parseGenerator("vjepa2.1-short,seed=3") == Generated{"blocks-small", 3, {}});
  CHECK(parseGenerator("vjepa-long") == Generated{"blocks-large", 0, {}});
  CHECK(parseGenerator("causal,ratio=0.25") == Generated{"future", 0, {{"ratio", 0.25}}});
  CHECK(parseGenerator("vjepa-tube").kind == "tube-random");
  CHECK(generate({"vjepa2-short", 9, {}}, {2, 16, 16}) == generate({"blocks-small", 9, {}}, {2, 16, 16}));
  CHECK(generatorOf("vjepa3-short") == nullptr);
  std::vector<std::string> names;
  for (const GeneratorInfo& info : generators()) {
    names.push_back(info.kind);
    names.insert(names.end(), info.other_names.begin(), info.other_names.end());
  }
  std::sort(names.begin(), names.end());
  CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
}

TEST_CASE("generators: text is read back", "[mask]") {
  for (const std::string text :
       {"blocks-small,seed=3", "future,ratio=0.25", "blocks,seed=7,aspect_low=0.5,blocks=3,time=0.5",
        "ijepa,seed=0,surround=0", "border,width=3", "motion,calm=1,ratio=0.2"}) {
    INFO(text);
    CHECK(textOf(parseGenerator(text)) == text);
  }
  CHECK_THROWS_WITH(parseGenerator("border,width=1.5"), ContainsSubstring("whole number from 1 to 64"));
  CHECK_THROWS_WITH(parseGenerator("blocks,size=3"), ContainsSubstring("seed, blocks, scale, aspect_low"));
}

TEST_CASE("generators: blocks of some steps, and no context after some", "[mask]") {
  const TokenGrid grid{8, 12, 12};
  const Mask part = generate(parseGenerator("blocks,blocks=1,scale=0.25,time=0.5,seed=2"), grid);
  int steps = 0;
  for (int step = 0; step < grid.steps; ++step) steps += part.hiddenCountInStep(step) > 0 ? 1 : 0;
  CHECK(steps == 4);
  const Mask kept = generate(parseGenerator("blocks,keep=0.5"), grid);
  CHECK(kept.hiddenCountInStep(3) < 144);
  for (int step = 4; step < 8; ++step) CHECK(kept.hiddenCountInStep(step) == 144);
  CHECK(generate({"blocks", 11, {}}, grid) == generate({"blocks-small", 11, {}}, grid));
}

TEST_CASE("generators: a border leaves the middle", "[mask]") {
  const Mask mask = generate({"border", 0, {}}, {2, 8, 10});
  CHECK(mask.hiddenCount() == 2 * (80 - 4 * 6));
  CHECK(mask.hidden(TokenId{0}));
  CHECK_FALSE(mask.hidden(mask.grid().id({1, 2, 2})));
  CHECK(generate({"border", 0, {{"width", 30}}}, {1, 5, 9}).hiddenCount() == 44);
}

TEST_CASE("generators: motion hides what moves most, or least", "[mask]") {
  const TokenGrid grid{2, 2, 2};
  MotionMap motion{grid, {0.1F, 0.9F, 0.2F, 0.2F, 0.2F, 0.5F, 0, 0.8F}};
  const auto hidden = [&](const std::string& text) { return generate(parseGenerator(text), grid, &motion).hiddenIds(); };
  CHECK(hidden("motion,ratio=0.25") == std::vector<TokenId>{TokenId{1}, TokenId{7}});
  CHECK(hidden("motion") ==
        std::vector<TokenId>{TokenId{1}, TokenId{2}, TokenId{5}, TokenId{7}});  // of three alike the first
  CHECK(hidden("motion,ratio=0.375,calm=1") == std::vector<TokenId>{TokenId{0}, TokenId{2}, TokenId{6}});
  CHECK_THROWS_WITH(generate({"motion", 0, {}}, grid), ContainsSubstring("needs the clip's motion"));
  motion.grid = {1, 2, 4};
  CHECK_THROWS_AS(generate({"motion", 0, {}}, grid, &motion), Failure);
}
