#include <algorithm>
#include <cmath>
#include <random>

#include "core/base/error.hpp"
#include "core/projection/pca.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::projection;

namespace {

const jobs::JobContext no_context;
constexpr std::array<double, 3> half_axes{5, 3, 1};

std::vector<double> unit(std::vector<double> vector) {
  double squares = 0;
  for (const double value : vector) squares += value * value;
  for (double& value : vector) value /= std::sqrt(squares);
  return vector;
}

double dot(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// Three directions at right angles in `width` features.
std::vector<std::vector<double>> directions(std::size_t width) {
  std::mt19937 engine(11);
  std::vector<std::vector<double>> all;
  while (all.size() < 3) {
    std::vector<double> vector(width);
    for (double& value : vector) value = static_cast<double>(engine() % 2001) / 1000 - 1;
    for (const auto& other : all) {
      const double along = dot(vector, other);
      for (std::size_t i = 0; i < width; ++i) vector[i] -= along * other[i];
    }
    all.push_back(unit(std::move(vector)));
  }
  return all;
}

/// Points on a known ellipsoid's axes curve: (5 cos a, 3 sin a, cos 3a), and the same as latents of `width` features.
struct Ellipse {
  Matrix points, latents;
};

Ellipse ellipse(std::size_t count, std::size_t width) {
  Ellipse made{Matrix(count, 3), Matrix(count, width)};
  const auto axes = directions(width);
  for (std::size_t r = 0; r < count; ++r) {
    const double angle = 2 * std::acos(-1.0) * static_cast<double>(r) / static_cast<double>(count);
    const std::array<double, 3> at{half_axes[0] * std::cos(angle), half_axes[1] * std::sin(angle),
                                   half_axes[2] * std::cos(3 * angle)};
    for (std::size_t k = 0; k < 3; ++k) made.points.row(r)[k] = static_cast<float>(at[k]);
    for (std::size_t i = 0; i < width; ++i) {
      made.latents.row(r)[i] = static_cast<float>(7 + at[0] * axes[0][i] + at[1] * axes[1][i] + at[2] * axes[2][i]);
    }
  }
  return made;
}

double distance(std::span<const float> a, std::span<const float> b) {
  double squares = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    squares += (static_cast<double>(a[i]) - b[i]) * (static_cast<double>(a[i]) - b[i]);
  return std::sqrt(squares);
}

/// Equal up to rotation and reflection: all distances between points are the same.
bool closeUpToRotation(const Matrix& a, const Matrix& b, double tolerance) {
  for (std::size_t i = 0; i < a.rows; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (std::abs(distance(a.row(i), a.row(j)) - distance(b.row(i), b.row(j))) > tolerance) return false;
    }
  }
  return a.rows == b.rows;
}

}  // namespace

TEST_CASE("pca: finds a known ellipse, by covariance and by Gram matrix", "[projection]") {
  for (const auto& [count, width] : {std::pair<std::size_t, std::size_t>{60, 10}, {20, 50}}) {
    INFO(count << " x " << width);
    const Ellipse made = ellipse(count, width);
    const PcaMap map = fitPca(made.latents, no_context);
    const Matrix points = map.map(made.latents);
    CHECK(closeUpToRotation(points, made.points, 1e-4));
    const double total = 25 + 9 + 1;
    CHECK(map.explained[0] == Approx(25 / total).epsilon(1e-4));
    CHECK(map.explained[1] == Approx(9 / total).epsilon(1e-4));
    CHECK(map.explained[2] == Approx(1 / total).epsilon(1e-4));
    for (std::size_t r = 0; r < count; ++r)
      CHECK(std::abs(points.row(r)[0]) == Approx(std::abs(made.points.row(r)[0])).margin(1e-4));
  }
}

TEST_CASE("pca: axes are units at right angles with a positive largest loading", "[projection]") {
  const PcaMap map = fitPca(ellipse(40, 12).latents, no_context);
  for (std::size_t a = 0; a < 3; ++a) {
    const auto axis = map.axes.row(a);
    CHECK(*std::max_element(axis.begin(), axis.end(), [](float x, float y) { return std::abs(x) < std::abs(y); }) > 0);
    for (std::size_t b = 0; b < 3; ++b) {
      double sum = 0;
      for (std::size_t i = 0; i < axis.size(); ++i) sum += static_cast<double>(axis[i]) * map.axes.row(b)[i];
      CHECK(sum == Approx(a == b ? 1 : 0).margin(1e-5));
    }
  }
}

TEST_CASE("pca: the same latents give the same picture", "[projection]") {
  const Matrix latents = ellipse(50, 9).latents;
  const auto first = project(latents, nullptr, no_context), second = project(latents, nullptr, no_context);
  CHECK(first->true_points.values == second->true_points.values);
  CHECK(first->true_rgb == second->true_rgb);
  CHECK(first->predicted_points.rows == 0);
}

TEST_CASE("pca: few features and no variance are no trap", "[projection]") {
  SECTION("two features") {
    Matrix latents(6, 2);
    for (std::size_t r = 0; r < 6; ++r)
      latents.row(r)[0] = static_cast<float>(r), latents.row(r)[1] = static_cast<float>(r % 2);
    const PcaMap map = fitPca(latents, no_context);
    CHECK(map.explained[0] + map.explained[1] == Approx(1));
    CHECK(map.explained[2] == 0);
    for (const float value : map.axes.row(2)) CHECK(value == 0);
    CHECK(map.map(latents).cols == 3);
  }
  SECTION("all rows equal") {
    for (const std::size_t width : {3U, 40U}) {
      Matrix latents(8, width);
      std::fill(latents.values.begin(), latents.values.end(), 2.5F);
      const auto projection = project(latents, &latents, no_context);
      for (const float value : projection->true_points.values) CHECK(value == Approx(0).margin(1e-5));
      CHECK(projection->true_rgb[0] == std::array<std::uint8_t, 3>{128, 128, 128});
      CHECK(projection->map.explained[0] == 0);
    }
  }
  SECTION("rows on one line") {
    Matrix latents(5, 30);
    for (std::size_t r = 0; r < 5; ++r) latents.row(r)[4] = static_cast<float>(r);
    const PcaMap map = fitPca(latents, no_context);
    CHECK(map.explained[0] == Approx(1));
    CHECK(map.axes.row(0)[4] == Approx(1));
    for (const float value : map.axes.values) CHECK(std::isfinite(value));
  }
  SECTION("too few rows, or not numbers") {
    CHECK_THROWS_WITH(fitPca(Matrix(3, 5), no_context), ContainsSubstring("at least 4"));
    Matrix latents(8, 3);
    latents.values[5] = std::nanf("");
    CHECK_THROWS_WITH(fitPca(latents, no_context), ContainsSubstring("not numbers"));
  }
}

TEST_CASE("projection: a new mask lands in the same axes and colours", "[projection]") {
  const Matrix latents = ellipse(200, 8).latents;
  Matrix predicted(2, 8);
  std::copy(latents.row(7).begin(), latents.row(7).end(), predicted.row(0).begin());
  std::copy(latents.row(100).begin(), latents.row(100).end(), predicted.row(1).begin());
  const auto first = project(latents, nullptr, no_context);
  const auto again = project(latents, &predicted, no_context, first.get());
  CHECK(again->true_points.values == first->true_points.values);
  CHECK(again->predicted_points.row(0)[0] == first->true_points.row(7)[0]);
  CHECK(again->predicted_rgb[1] == first->true_rgb[100]);
  for (std::size_t k = 0; k < 3; ++k) {
    std::vector<float> column;
    for (std::size_t r = 0; r < 200; ++r) column.push_back(first->true_points.row(r)[k]);
    std::sort(column.begin(), column.end());
    CHECK(first->rgb_low[k] == column[2]);
    CHECK(first->rgb_high[k] == column[197]);
  }
}

TEST_CASE("pca: stops when asked", "[projection]") {
  std::stop_source source;
  source.request_stop();
  CHECK_THROWS_AS(fitPca(ellipse(20, 5).latents, {source.get_token(), nullptr}), CancelledException);
}
