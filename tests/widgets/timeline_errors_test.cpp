#include "tests/support/catch.hpp"
#include "tests/widgets/inspector_run.hpp"
#include "widgets/timeline/player.hpp"
#include "widgets/step_errors.hpp"

using namespace lacuna;
using namespace lacuna::widgets;

TEST_CASE("percentiles interpolate between the two nearest values", "[timeline]") {
  CHECK(percentile({}, 0.9) == 0);
  CHECK(percentile({3}, 0.9) == Approx(3));
  CHECK(percentile({5, 1, 2, 4, 3}, 0.5) == Approx(3));
  CHECK(percentile({0, 10}, 0.9) == Approx(9));
}

TEST_CASE("errors a step: mean, 90 % and the best baseline", "[timeline]") {
  const auto run = test::smallRun();
  const StepErrors errors = stepErrors(*run, latent::Metric::L1Normed);
  REQUIRE(errors.steps.size() == 2);
  CHECK(errors.baseline == 0);
  CHECK(errors.steps[0].hidden == 2);
  CHECK(errors.steps[0].mean == Approx(0.3));
  CHECK(errors.steps[0].worst_tenth == Approx(0.38));
  CHECK(errors.steps[0].baseline == Approx(0.3));
  CHECK(errors.steps[1].hidden == 1);
  CHECK(errors.steps[1].mean == Approx(0.6));
  SECTION("for cosine similarity low is worse, so the other end counts") {
    const StepErrors cosine = stepErrors(*run, latent::Metric::Cosine);
    CHECK(cosine.baseline == 0);
    CHECK(cosine.steps[0].mean == Approx(0.7));
    CHECK(cosine.steps[0].worst_tenth == Approx(0.62));
  }
}

TEST_CASE("a run with nothing hidden has empty steps and no baseline", "[timeline]") {
  const auto run = test::smallRun();
  run->hidden_ids.clear();
  run->errors.clear();
  run->baselines.clear();
  const StepErrors errors = stepErrors(*run, latent::Metric::L1Normed);
  CHECK(errors.baseline == -1);
  REQUIRE(errors.steps.size() == 2);
  CHECK(errors.steps[0].hidden == 0);
}

TEST_CASE("the frame on show is the last one that began", "[timeline]") {
  const std::vector<double> times{0.0, 0.1, 0.5};
  CHECK(frameAtTime(times, -1) == 0);
  CHECK(frameAtTime(times, 0.1) == 1);
  CHECK(frameAtTime(times, 0.49) == 1);
  CHECK(frameAtTime(times, 9) == 2);
}
