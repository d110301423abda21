#include "core/projection/error_direction.hpp"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "core/base/column_means.hpp"
#include "core/base/error.hpp"
#include "core/model/threads.hpp"
#include "core/projection/pca.hpp"

namespace lacuna::projection {
namespace {

constexpr std::size_t folds = 5, fewest_errors = 10;
/// Of the ridge, beside the mean variance of a feature.
constexpr std::array<double, 7> strengths{1e-3, 1e-2, 1e-1, 1, 10, 100, 1000};

/// Latents (less the mean) and errors of some tokens, as sums that can be added up and taken away.
struct Sums {
  double count = 0, error = 0, error_squares = 0;
  at::Tensor latent, squares, products;  // [width], [width, width], [width]

  explicit Sums(std::int64_t width)
      : latent(at::zeros({width}, at::kDouble)),
        squares(at::zeros({width, width}, at::kDouble)),
        products(at::zeros({width}, at::kDouble)) {}
  void add(const Sums& other, double sign) {
    count += sign * other.count;
    error += sign * other.error;
    error_squares += sign * other.error_squares;
    latent += sign * other.latent;
    squares += sign * other.squares;
    products += sign * other.products;
  }
};

/// What foretells the error of a latent: weights . latent + offset.
struct Line {
  at::Tensor weights;
  double offset = 0;
};

Line ridge(const Sums& sums, double strength) {
  const at::Tensor mean = sums.latent / sums.count;
  at::Tensor covariance = sums.squares / sums.count - at::outer(mean, mean);
  const at::Tensor along = sums.products / sums.count - mean * (sums.error / sums.count);
  const double held = strength * covariance.trace().item<double>() / static_cast<double>(covariance.size(0));
  covariance.diagonal().add_(std::max(held, 1e-300));
  const at::Tensor factor = std::get<0>(at::linalg_cholesky_ex(covariance));
  const at::Tensor weights = at::cholesky_solve(along.unsqueeze(1), factor).squeeze(1);
  return {weights, sums.error / sums.count - at::dot(weights, mean).item<double>()};
}

/// The squared misses of a line on tokens, by their sums.
double missesOf(const Line& line, const Sums& sums) {
  const double square = at::dot(line.weights, at::mv(sums.squares, line.weights)).item<double>();
  const double with_error = at::dot(line.weights, sums.products).item<double>(),
               with_one = at::dot(line.weights, sums.latent).item<double>();
  return square + sums.error_squares + line.offset * line.offset * sums.count - 2 * with_error +
         2 * line.offset * (with_one - sums.error);
}

/// The tokens with errors, as fifths of their time.
std::vector<Sums> sumsOfFolds(const Matrix& latents, std::span<const int> steps, std::span<const std::size_t> rows,
                              std::span<const float> errors, const std::vector<float>& mean,
                              const jobs::JobContext& context) {
  constexpr std::size_t chunk_rows = 512;
  const auto width = static_cast<std::int64_t>(latents.cols);
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return steps[rows[i]]; });
  std::vector<Sums> sums;
  for (std::size_t fold = 0; fold < folds; ++fold) {
    Sums& here = sums.emplace_back(width);
    const std::size_t last = (fold + 1) * order.size() / folds;
    for (std::size_t first = fold * order.size() / folds; first < last; first += chunk_rows) {
      context.throwIfStopped();
      const auto count = static_cast<std::int64_t>(std::min(chunk_rows, last - first));
      at::Tensor chunk = at::empty({count, width}, at::kDouble), chunk_errors = at::empty({count}, at::kDouble);
      for (std::int64_t r = 0; r < count; ++r) {
        const std::size_t i = order[first + static_cast<std::size_t>(r)];
        double* to = chunk.data_ptr<double>() + r * width;
        for (std::size_t f = 0; f < latents.cols; ++f)
          to[f] = static_cast<double>(latents.row(rows[i])[f]) - static_cast<double>(mean[f]);
        chunk_errors.data_ptr<double>()[r] = errors[i];
      }
      here.count += static_cast<double>(count);
      here.error += chunk_errors.sum().item<double>();
      here.error_squares += chunk_errors.square().sum().item<double>();
      here.latent += chunk.sum(0);
      here.squares.addmm_(chunk.t(), chunk);
      here.products += at::mv(chunk.t(), chunk_errors);
    }
  }
  return sums;
}

struct Choice {
  double strength = 0, r2 = 0;
};

/// The strength that foretells left-out tokens best, against foretelling the mean of the others.
Choice chooseStrength(const std::vector<Sums>& parts, const Sums& all, const jobs::JobContext& context) {
  std::array<double, strengths.size()> misses{};
  double misses_of_mean = 0;
  for (const Sums& left_out : parts) {
    Sums others(all.latent.size(0));
    others.add(all, 1);
    others.add(left_out, -1);
    misses_of_mean += missesOf({at::zeros_like(all.latent), others.error / others.count}, left_out);
    for (std::size_t s = 0; s < strengths.size(); ++s) {
      context.throwIfStopped();
      misses[s] += missesOf(ridge(others, strengths[s]), left_out);
    }
  }
  const auto best = std::ranges::min_element(misses);
  return {strengths[static_cast<std::size_t>(best - misses.begin())], 1 - *best / misses_of_mean};
}

double along(std::span<const float> latent, const std::vector<float>& mean, const std::vector<float>& axis) {
  double sum = 0;
  for (std::size_t f = 0; f < axis.size(); ++f)
    sum += (static_cast<double>(latent[f]) - static_cast<double>(mean[f])) * static_cast<double>(axis[f]);
  return sum;
}

std::vector<float> unit(const at::Tensor& vector) {
  const at::Tensor scaled = (vector / vector.norm()).to(at::kFloat).contiguous();
  return {scaled.data_ptr<float>(), scaled.data_ptr<float>() + scaled.numel()};
}

/// The first principal component of the latents without what lies along the direction.
std::vector<float> componentAcross(const Matrix& latents, const ErrorDirection& found, const jobs::JobContext& context) {
  Matrix left = latents;
  for (std::size_t row = 0; row < latents.rows; ++row) {
    const auto share = static_cast<float>(along(latents.row(row), found.mean, found.direction));
    for (std::size_t f = 0; f < latents.cols; ++f) left.row(row)[f] -= share * found.direction[f];
  }
  return fitPcaFast(left, context, 1).axes.values;
}

double deviationOf(const std::vector<double>& values) {
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return std::sqrt(squares / static_cast<double>(values.size()));
}

double stepLength(const Matrix& latents, std::span<const int> steps, const ErrorDirection& found) {
  std::vector<double> places;
  for (std::size_t row = 0; row < latents.rows; ++row)
    places.push_back(along(latents.row(row), found.mean, found.direction));
  const double of_steps = deviationOf({steps.begin(), steps.end()});
  return of_steps > 0 ? deviationOf(places) / of_steps : 1;
}

void requireSizes(const Matrix& latents, std::span<const int> steps, std::span<const std::size_t> rows,
                  std::span<const float> errors) {
  const bool inside = std::ranges::all_of(rows, [&](std::size_t row) { return row < latents.rows; });
  if (steps.size() != latents.rows || rows.size() != errors.size() || !inside || latents.cols == 0)
    fail(ErrorKind::Mismatch, "The error direction needs a step for each token, and each error a token.");
  if (errors.size() < fewest_errors)
    fail(ErrorKind::Refused, "The error direction needs at least " + std::to_string(fewest_errors) +
                                 " hidden tokens; there are " + std::to_string(errors.size()) + ".");
  if (std::ranges::all_of(errors, [&](float error) { return error == errors[0]; }))
    fail(ErrorKind::Refused, "All hidden tokens have the same error: there is no direction in which it grows.");
}

}  // namespace

Matrix ErrorDirection::place(const Matrix& latents, std::span<const int> steps) const {
  if (latents.cols != mean.size() || steps.size() != latents.rows)
    fail(ErrorKind::Mismatch,
         "The error direction was fitted on tokens of " + std::to_string(mean.size()) + " features, each with its step.");
  Matrix points(latents.rows, 3);
  for (std::size_t row = 0; row < latents.rows; ++row) {
    points.row(row)[0] = static_cast<float>(along(latents.row(row), mean, direction));
    points.row(row)[1] = static_cast<float>(step_length * steps[row]);
    points.row(row)[2] = static_cast<float>(along(latents.row(row), mean, component));
  }
  return points;
}

ErrorDirection fitErrorDirection(const Matrix& latents, std::span<const int> steps,
                                 std::span<const std::size_t> rows_with_error, std::span<const float> errors,
                                 const jobs::JobContext& context) {
  requireSizes(latents, steps, rows_with_error, errors);
  model::setOwnThreads(model::configuredThreads());  // another thread's team may have left one
  const c10::NoGradGuard no_grad;
  ErrorDirection found;
  found.mean = columnMeans(latents);
  const std::vector<Sums> parts = sumsOfFolds(latents, steps, rows_with_error, errors, found.mean, context);
  Sums all(static_cast<std::int64_t>(latents.cols));
  for (const Sums& part : parts) all.add(part, 1);
  if (!std::isfinite(all.squares.trace().item<double>() + all.error_squares))
    fail(ErrorKind::Mismatch, "The latents or errors hold values that are not numbers.");
  const Choice choice = chooseStrength(parts, all, context);
  found.r2 = choice.r2;
  const at::Tensor weights = ridge(all, choice.strength).weights;
  if (!(weights.norm().item<double>() > 0))
    fail(ErrorKind::Refused, "The errors go along with no direction of the latents.");
  found.direction = unit(weights);
  found.component = componentAcross(latents, found, context);
  found.step_length = stepLength(latents, steps, found);
  return found;
}

}  // namespace lacuna::projection
