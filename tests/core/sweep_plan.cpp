#include "core/sweep/plan.hpp"

#include <algorithm>

#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::sweep;

namespace {

Spec specOf(const Plan& plan) { return parseSpecText(jsonOf(plan), {}, {}); }

}  // namespace

TEST_CASE("values of an axis are lists or ranges", "[sweep]") {
  Plan plan;
  plan.clips = "world:behind,seed=1..2; /a/clip.mp4";
  plan.axes[0] = {"ratio", "0.1..0.9 step 0.2"};
  plan.axes[1] = {"seed", "1..3"};
  const Spec spec = specOf(plan);
  CHECK(spec.clips == std::vector<std::string>{"world:behind,seed=1", "world:behind,seed=2", "/a/clip.mp4"});
  CHECK(spec.axes[0].values == std::vector<std::string>{"0.1", "0.3", "0.5", "0.7", "0.9"});
  CHECK(spec.axes[1].values == std::vector<std::string>{"1", "2", "3"});
  plan.axes[0].values = " 0.25 ,0.5; 1e-1 ";
  CHECK(specOf(plan).axes[0].values == std::vector<std::string>{"0.25", "0.5", "1e-1"});
  plan.axes[0].values = "-1..";
  CHECK_THROWS_AS(specOf(plan), Failure);
  plan.axes[0].values = "..";
  CHECK_THROWS_AS(specOf(plan), Failure);
  plan.axes[0].values = "1..2 step 0";
  CHECK_THROWS_AS(specOf(plan), Failure);
  plan.axes[0].values = std::string(100'000, '1') + "..2";
  CHECK_THROWS_AS(specOf(plan), Failure);
  plan.axes[0].values = " ; ";
  CHECK_THROWS_WITH(jsonOf(plan), ContainsSubstring("such as 0.1"));
  plan.axes[0] = {"mask", "random,ratio=0.5; blocks-small"};
  plan.axes[1] = {};
  CHECK(specOf(plan).axes[0].values == std::vector<std::string>{"random,ratio=0.5", "blocks-small"});
  plan.axes[0] = {};
  plan.seeds = 4;
  CHECK(specOf(plan).points() == 12);
}

TEST_CASE("what can be varied depends on the mask", "[sweep]") {
  const auto has = [](const std::string& mask, const std::string& axis) {
    const auto axes = axesFor(mask);
    return std::ranges::find(axes, axis) != axes.end();
  };
  CHECK(has("random,seed=3", "ratio"));
  CHECK(has("random", "seed"));
  CHECK_FALSE(has("random", "x"));
  CHECK(has("blocks", "blocks"));
  CHECK_FALSE(has("future", "seed"));
  CHECK(has("", "scale"));
  CHECK(has("drawn.json", "x"));
  CHECK(has("", "frames"));
}
