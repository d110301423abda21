#include <numeric>

#include "core/base/random_draws.hpp"
#include "core/evaluate/statistics.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::evaluate;

namespace {

/// The mean of values, as a statistic of how often each was drawn.
auto meanOf(const std::vector<double>& values) {
  return [&values](const std::vector<int>& times) {
    double sum = 0, count = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
      sum += times[i] * values[i];
      count += times[i];
    }
    return sum / count;
  };
}

}  // namespace

TEST_CASE("Wilson's interval has its known values", "[evaluate]") {
  // Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
  struct Known {
    double successes;
    int trials;
    double low, high;
  };
  for (const auto& [successes, trials, low, high] :
       {Known{81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0.0, 0.1611}, {1, 29, 0.0061, 0.1718}}) {
    const Figure figure = accuracy("a", "b", successes, trials);
    CHECK(figure.value == Approx(successes / trials));
    CHECK(figure.low == Approx(low).margin(6e-5));
    CHECK(figure.high == Approx(high).margin(6e-5));
    CHECK(figure.samples == trials);
    const Figure mirror = accuracy("a", "b", trials - successes, trials);
    CHECK(mirror.low == Approx(1 - figure.high));
    CHECK(mirror.high == Approx(1 - figure.low));
  }
  CHECK(accuracy("a", "b", 0, 0).samples == 0);
  CHECK(accuracy("a", "b", 10.5, 20).value == Approx(0.525));  // a tie is a half
}

TEST_CASE("the bootstrap's interval holds the true mean about as often as it says", "[evaluate]") {
  RandomDraws draws(3);
  int held = 0;
  constexpr int rounds = 200;
  for (int round = 0; round < rounds; ++round) {
    std::vector<double> values(40);
    for (double& value : values) value = draws.unit() * draws.unit();  // lopsided, mean 1/4
    const Figure figure =
        bootstrapped("mean", "of values", values.size(), static_cast<std::uint64_t>(round), meanOf(values));
    CHECK(figure.value == Approx(std::accumulate(values.begin(), values.end(), 0.0) / 40));
    CHECK((figure.low < figure.value && figure.value < figure.high));
    held += figure.low <= 0.25 && 0.25 <= figure.high;
  }
  CHECK((held > 0.88 * rounds && held < 0.99 * rounds));
}

TEST_CASE("the bootstrap is repeatable, and narrow where there is much or nothing to vary", "[evaluate]") {
  const std::vector<double> same(30, 2.5);
  const Figure still = bootstrapped("m", "", same.size(), 1, meanOf(same));
  CHECK((still.low == 2.5 && still.value == 2.5 && still.high == 2.5));
  std::vector<double> few(20), many(2000);
  RandomDraws draws(8);
  for (double& value : few) value = draws.unit();
  for (double& value : many) value = draws.unit();
  const Figure wide = bootstrapped("m", "", few.size(), 1, meanOf(few)),
               narrow = bootstrapped("m", "", many.size(), 1, meanOf(many));
  CHECK((wide.high - wide.low) / (narrow.high - narrow.low) == Approx(10).epsilon(0.4));  // with the root of the samples
  const Figure again = bootstrapped("m", "", few.size(), 1, meanOf(few));
  CHECK((again.low == wide.low && again.high == wide.high));
  CHECK(bootstrapped("m", "", 0, 1, [](const auto&) { return 1.0; }).samples == 0);
  CHECK(std::isnan(bootstrapped("m", "", 0, 1, [](const auto&) { return 1.0; }).value));  // not a measured 0
}
