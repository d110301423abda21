#include <cmath>
#include <numeric>
#include <random>

#include "core/base/error.hpp"
#include "core/projection/error_direction.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::projection;

namespace {

const jobs::JobContext no_context;
constexpr std::size_t width = 24, tokens_a_step = 40, steps = 15, rows = tokens_a_step * steps;

/// Latents that vary most along their first feature, and errors that grow along a planted direction across several others.
struct Planted {
  Matrix latents{rows, width};
  std::vector<int> steps_of;
  std::vector<std::size_t> with_error;
  std::vector<float> errors, direction = std::vector<float>(width);

  Planted() {
    std::mt19937 random(5);
    std::normal_distribution<float> normal;
    for (const std::size_t f : {3, 7, 11, 20}) direction[f] = f == 7 ? -0.5F : 0.5F;
    for (std::size_t row = 0; row < rows; ++row) {
      steps_of.push_back(static_cast<int>(row / tokens_a_step));
      for (std::size_t f = 0; f < width; ++f) latents.row(row)[f] = 2 + (f == 0 ? 5 : 1) * normal(random);
      if (row % 3 != 0) continue;
      with_error.push_back(row);
      const auto latent = latents.row(row);
      errors.push_back(1 + 0.3F * std::inner_product(latent.begin(), latent.end(), direction.begin(), 0.0F) +
                       0.1F * normal(random));
    }
  }
  ErrorDirection fit(const std::vector<float>& of) const {
    return fitErrorDirection(latents, steps_of, with_error, of, no_context);
  }
};

double dot(const std::vector<float>& a, const std::vector<float>& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

}  // namespace

TEST_CASE("error direction: the planted one is found, and what is left varies most along the first feature",
          "[projection]") {
  const Planted planted;
  const ErrorDirection found = planted.fit(planted.errors);
  CHECK(dot(found.direction, planted.direction) > 0.99);
  CHECK(found.r2 > 0.8);
  CHECK(dot(found.direction, found.direction) == Approx(1));
  CHECK(dot(found.component, found.component) == Approx(1));
  CHECK(dot(found.component, found.direction) == Approx(0).margin(1e-3));
  CHECK(found.component[0] > 0.99F);
  const ErrorDirection again = planted.fit(planted.errors);
  CHECK(again.direction == found.direction);
  CHECK(again.component == found.component);
}

TEST_CASE("error direction: points lie along it, in time, and along the component", "[projection]") {
  const Planted planted;
  const ErrorDirection found = planted.fit(planted.errors);
  const Matrix points = found.place(planted.latents, planted.steps_of);
  REQUIRE(points.rows == rows);
  REQUIRE(points.cols == 3);
  std::array<double, 3> sums{}, squares{};
  for (std::size_t row = 0; row < rows; ++row)
    for (std::size_t d = 0; d < 3; ++d) {
      sums[d] += points.row(row)[d] / rows;
      squares[d] += std::pow(points.row(row)[d], 2) / rows;
    }
  CHECK(sums[0] == Approx(0).margin(1e-3));
  CHECK(squares[1] - sums[1] * sums[1] == Approx(squares[0]).epsilon(1e-3));  // time is as wide as the first axis
  CHECK(static_cast<double>(points.row(rows - 1)[1]) == Approx(found.step_length * (steps - 1)));
  CHECK_THROWS_AS(found.place(planted.latents, std::vector<int>(3)), Failure);
  CHECK_THROWS_AS(found.place(Matrix(2, width - 1), std::vector<int>(2)), Failure);
}

TEST_CASE("error direction: shuffled errors are not foretold", "[projection]") {
  const Planted planted;
  std::vector<float> shuffled = planted.errors;
  std::shuffle(shuffled.begin(), shuffled.end(), std::mt19937(9));
  CHECK(std::abs(planted.fit(shuffled).r2) < 0.1);
}

TEST_CASE("error direction: wider than there are errors, equal latents, and what is refused", "[projection]") {
  std::mt19937 random(6);
  std::normal_distribution<float> normal;
  Matrix wide(30, 200);
  for (float& value : wide.values) value = normal(random);
  std::vector<std::size_t> all(30);
  std::iota(all.begin(), all.end(), std::size_t{0});
  std::vector<float> errors;
  for (std::size_t row = 0; row < 30; ++row) errors.push_back(wide.row(row)[4]);
  const std::vector<int> still(30);
  const ErrorDirection found = fitErrorDirection(wide, still, all, errors, no_context);
  CHECK(std::isfinite(found.r2));
  CHECK(found.direction[4] > 0.2F);
  CHECK(found.step_length == 1);
  for (const float value : found.place(wide, still).values) CHECK(std::isfinite(value));

  const auto few = std::span(all).first(9);
  CHECK_THROWS_AS(fitErrorDirection(wide, still, few, std::span(errors).first(9), no_context), Failure);
  CHECK_THROWS_AS(fitErrorDirection(wide, still, all, std::vector<float>(30, 1.0F), no_context), Failure);
  CHECK_THROWS_AS(fitErrorDirection(wide, std::vector<int>(29), all, errors, no_context), Failure);
  CHECK_THROWS_AS(fitErrorDirection(wide, still, std::vector<std::size_t>(30, 30), errors, no_context), Failure);
  CHECK_THROWS_AS(fitErrorDirection(Matrix(30, 20), still, all, errors, no_context), Failure);
  std::stop_source stop;
  stop.request_stop();
  CHECK_THROWS_AS(fitErrorDirection(wide, still, all, errors, {stop.get_token(), nullptr}), CancelledException);
}
