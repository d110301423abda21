#include <algorithm>
#include <iterator>
#include <utility>

#include "core/base/error.hpp"
#include "core/train/engine.hpp"
#include "core/train/recipe.hpp"
#include "core/train/scenes.hpp"
#include "core/world/pairs.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::train;

namespace {

void refused(const Recipe& recipe, const std::string& named) {
  try {
    check(recipe);
    FAIL("accepted: " << named);
  } catch (const Failure& failure) {
    CHECK(failure.error().kind == ErrorKind::Refused);
    CHECK_THAT(failure.error().what, ContainsSubstring(named));
    CHECK(failure.error().what.find('\n') == std::string::npos);
  }
}

}  // namespace

TEST_CASE("a recipe and its text are the same", "[train]") {
  Recipe recipe;
  check(recipe);
  CHECK(parsedRecipe(textOf(recipe)) == recipe);
  for (const auto& [name, value] : {std::pair<const char*, const char*>{"side", "64"},
                                    {"frames", "8"},
                                    {"patch", "16"},
                                    {"tubelet", "1"},
                                    {"width", "96"},
                                    {"heads", "3"},
                                    {"seed", "18446744073709551615"},
                                    {"rate", "0.00030000000000000003"},
                                    {"settle", "0.25"},
                                    {"precision", "bf16"},
                                    {"device", "cuda"},
                                    {"replicas", "4"},
                                    {"pred-depth", "2"}}) {
    set(recipe, name, value);
    CHECK(get(recipe, name) == value);
  }
  CHECK(recipe.size.side_px == 64);
  CHECK(recipe.seed == 18446744073709551615ULL);
  CHECK(recipe.rate == 0.00030000000000000003);
  CHECK(parsedRecipe(textOf(recipe)) == recipe);
}

TEST_CASE("every setting is named once and explained", "[train]") {
  std::vector<std::string> names;
  for (const Setting& setting : recipeSettings()) {
    CHECK(std::string(setting.help).size() > 3);
    CHECK(std::find(names.begin(), names.end(), setting.name) == names.end());
    names.push_back(setting.name);
    CHECK(!get(Recipe{}, setting.name).empty());
  }
}

TEST_CASE("settings that are not there, and values that do not fit, are refused", "[train]") {
  Recipe recipe;
  CHECK_THROWS_WITH(set(recipe, "speed", "1"), ContainsSubstring("speed") && ContainsSubstring("rate"));
  for (const char* value : {"", "12x", "0x10", "twelve", " 12", "1.5", "99999999999999999999"})
    CHECK_THROWS_AS(set(recipe, "steps", value), Failure);
  CHECK_THROWS_AS(set(recipe, "seed", "-1"), Failure);
  CHECK_THROWS_AS(set(recipe, "precision", "fp8"), Failure);
  CHECK_THROWS_AS(parsedRecipe("steps\n"), Failure);
  CHECK(recipe == Recipe{});
}

TEST_CASE("recipes whose parts do not fit together are refused in one line", "[train]") {
  const auto with = [](const std::string& name, const std::string& value) {
    Recipe recipe;
    set(recipe, name, value);
    return recipe;
  };
  refused(with("side", "90"), "multiple of patch");
  refused(with("side", "24"), "4 patches");
  refused(with("side", "0"), "side");
  refused(with("patch", "0"), "patch");
  refused(with("tubelet", "0"), "tubelet");
  refused(with("frames", "15"), "multiple of tubelet");
  refused(with("frames", "6"), "4 steps");
  refused(with("heads", "5"), "5 even heads");
  refused(with("heads", "64"), "64 even heads");
  refused(with("pred-heads", "0"), "pred-width");
  refused(with("steps", "0"), "steps");
  refused(with("batch", "1"), "batch");
  refused(with("replicas", "3"), "multiple of replicas");
  refused(with("rate", "2"), "rate");
  refused(with("hidden-most", "0"), "hidden-most");
  for (const char* name : {"rate", "warm-up", "rate-end", "decay", "clip-norm", "ema-start", "ema-end", "settle",
                           "settle-rate", "spread", "motion", "clips-share"}) {
    refused(with(name, "nan"), name);
    refused(with(name, "-0.5"), name);
  }
}

TEST_CASE("the rate warms up, falls, and starts again lower when the encoder settles", "[train]") {
  Recipe recipe;
  recipe.steps = 1000;
  const auto at = [&](int step) { return scheduleAt(recipe, step); };
  CHECK(at(0).rate < 0.02 * recipe.rate);
  CHECK(at(59).rate == Approx(recipe.rate));  // 6 % of the steps
  CHECK(at(799).rate == Approx(recipe.rate * recipe.rate_end).epsilon(0.01));
  CHECK_FALSE(at(799).settled);
  CHECK(at(800).settled);
  CHECK(at(800).rate == Approx(recipe.rate * recipe.settle_rate));
  CHECK(at(999).rate == Approx(recipe.rate * recipe.settle_rate * recipe.rate_end).epsilon(0.01));
  CHECK(at(0).ema == recipe.ema_start);
  CHECK(at(800).ema == recipe.ema_end);
  for (int step = 1; step < 800; ++step) {
    CHECK(at(step).ema > at(step - 1).ema);
    CHECK((at(step).rate > at(step - 1).rate) == (step < 60));
  }
}

TEST_CASE("training and measures never draw the same scene", "[train]") {
  Recipe recipe;
  recipe.size.frames = 4;
  const TrainingScenes scenes = drawTrainingScenes(recipe, 5, 6), again = drawTrainingScenes(recipe, 5, 6);
  REQUIRE(scenes.clips.size() == 6);
  CHECK(scenes.first_frame == again.first_frame);
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(scenes.clips[i].frameCount() == scenes.first_frame + 4);
    CHECK(scenes.clips[i].cut == -1);  // only what is possible
    CHECK(scenes.clips[i].backdrop.seed == again.clips[i].backdrop.seed);
    CHECK(scenes.clips[i].frames[2].back().x == again.clips[i].frames[2].back().x);
  }
  std::vector<std::uint64_t> trained, held_out;  // the textures' seeds stand for the scenes
  for (int step = 0; step < 200; ++step)
    for (const auto& clip : drawTrainingScenes(recipe, step, 4).clips) trained.push_back(clip.backdrop.seed);
  for (std::uint64_t i = 0; i < 800; ++i) held_out.push_back(heldOutClip(i, 4).backdrop.seed);
  for (int i = 0; i < 200; ++i) {
    const std::uint64_t seed = heldOutSeed(1, 0x5A9, i);
    CHECK(seed >> 63 == 0);
    for (const world::PairKind kind : world::pairKinds()) held_out.push_back(world::makePair(kind, seed, 16).a.backdrop.seed);
  }
  for (auto* seeds : {&trained, &held_out}) {
    std::sort(seeds->begin(), seeds->end());
    CHECK(std::adjacent_find(seeds->begin(), seeds->end()) == seeds->end());  // nor one twice
  }
  std::vector<std::uint64_t> both;
  std::set_intersection(trained.begin(), trained.end(), held_out.begin(), held_out.end(), std::back_inserter(both));
  CHECK(both.empty());
}
