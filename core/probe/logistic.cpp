#include "core/probe/logistic.hpp"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <cmath>
#include <deque>

#include "core/base/error.hpp"

namespace lacuna::probe {
namespace {

using at::Tensor;

constexpr std::size_t remembered = 10;  // steps of L-BFGS

/// Standardised rows and what was taken out of them.
struct Rows {
  Tensor values;       // [rows, features], double
  Tensor mean, scale;  // [features]; scale is 1 / deviation, 0 where nothing varies
  Tensor wanted;       // [rows, classes], 1 at the row's class
};

Rows rowsOf(const Matrix& features, std::span<const int> rows, std::span<const int> classes, int class_count) {
  const auto count = static_cast<std::int64_t>(rows.size()), width = static_cast<std::int64_t>(features.cols);
  Rows made{at::empty({count, width}, at::kDouble), {}, {}, at::zeros({count, class_count}, at::kDouble)};
  double* value = made.values.data_ptr<double>();
  double* wanted = made.wanted.data_ptr<double>();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto row = features.row(static_cast<std::size_t>(rows[i]));
    value = std::copy(row.begin(), row.end(), value);
    wanted[i * static_cast<std::size_t>(class_count) + static_cast<std::size_t>(classes[i])] = 1;
  }
  made.mean = made.values.mean(0);
  const Tensor deviation = made.values.std(0, false);
  if (!std::isfinite(deviation.sum().item<double>())) fail(ErrorKind::Mismatch, "The latents hold values that are not numbers.");
  made.scale = at::where(deviation > 1e-9, 1 / deviation.clamp_min(1e-9), at::zeros_like(deviation));
  made.values.sub_(made.mean).mul_(made.scale);
  return made;
}

/// The weights of the standardised features with the offsets as one more row, [features + 1, classes].
class Objective {
 public:
  Objective(const Rows& rows, double penalty) : rows_(rows), penalty_(penalty) {}

  std::int64_t width() const { return rows_.values.size(1); }

  /// The mean over rows, penalty included; fills its slope.
  double valueAt(const Tensor& point, Tensor& slope) const {
    const Tensor weights = point.narrow(0, 0, width());
    const Tensor scores = at::log_softmax(rows_.values.matmul(weights) + point[width()], 1);
    const Tensor off = scores.exp() - rows_.wanted;
    const auto count = static_cast<double>(rows_.values.size(0));
    slope = at::cat({rows_.values.t().matmul(off) + penalty_ * weights, off.sum(0, true)}) / count;
    return (-(scores * rows_.wanted).sum() + penalty_ / 2 * weights.square().sum()).item<double>() / count;
  }

 private:
  const Rows& rows_;
  double penalty_;
};

double summedProduct(const Tensor& a, const Tensor& b) { return (a * b).sum().item<double>(); }

/// The last steps and changes of slope: what stands for the second derivatives.
class Memory {
 public:
  void add(const Tensor& step, const Tensor& change) {
    const double curvature = summedProduct(step, change);
    if (curvature <= 0) return;
    pairs_.push_back({step, change, curvature});
    if (pairs_.size() > remembered) pairs_.pop_front();
  }

  /// Where to go from a slope: the two loops of L-BFGS.
  Tensor direction(const Tensor& slope) const {
    Tensor way = slope.neg();
    std::vector<double> along(pairs_.size());
    for (std::size_t i = pairs_.size(); i-- > 0;) {
      along[i] = summedProduct(pairs_[i].step, way) / pairs_[i].curvature;
      way = way - along[i] * pairs_[i].change;
    }
    if (!pairs_.empty()) way = way * (pairs_.back().curvature / summedProduct(pairs_.back().change, pairs_.back().change));
    for (std::size_t i = 0; i < pairs_.size(); ++i)
      way = way + (along[i] - summedProduct(pairs_[i].change, way) / pairs_[i].curvature) * pairs_[i].step;
    return way;
  }

 private:
  struct Pair {
    Tensor step, change;
    double curvature;
  };
  std::deque<Pair> pairs_;
};

struct Least {
  Tensor point;
  int iterations = 0;
  bool converged = false;
};

Least leastOf(const Objective& objective, std::int64_t classes, const LogisticSettings& settings, const jobs::JobContext& context) {
  constexpr double enough = 1e-4;  // of the foretold fall: Armijo's rule
  Least least{at::zeros({objective.width() + 1, classes}, at::kDouble)};
  Tensor slope, next_slope;
  double value = objective.valueAt(least.point, slope);
  Memory memory;
  for (; least.iterations < settings.most_iterations; ++least.iterations) {
    context.throwIfStopped();
    least.converged = slope.abs().max().item<double>() < settings.tolerance;
    if (least.converged) break;
    const Tensor way = memory.direction(slope);
    const double fall = summedProduct(slope, way);
    double length = 1, next_value = 0;
    Tensor next;
    for (int halved = 0; halved < 40; ++halved, length /= 2) {
      next = least.point + length * way;
      next_value = objective.valueAt(next, next_slope);
      if (next_value <= value + enough * length * fall) break;
    }
    if (!(next_value < value)) break;  // rounding leaves nothing to gain
    memory.add(next - least.point, next_slope - slope);
    least.point = next;
    slope = next_slope;
    value = next_value;
  }
  return least;
}

/// Weights for features that are not standardised.
Logistic unstandardised(const Least& least, const Rows& rows) {
  const std::int64_t width = rows.values.size(1), classes = least.point.size(1);
  const Tensor weights = least.point.narrow(0, 0, width) * rows.scale.unsqueeze(1);
  const Tensor offsets = (least.point[width] - at::matmul(rows.mean, weights)).contiguous();
  Logistic logistic{Matrix(static_cast<std::size_t>(classes), static_cast<std::size_t>(width)), {}, least.iterations, least.converged};
  const Tensor by_class = weights.t().to(at::kFloat).contiguous();
  std::copy_n(by_class.data_ptr<float>(), logistic.weights.values.size(), logistic.weights.values.begin());
  logistic.offsets.assign(offsets.data_ptr<double>(), offsets.data_ptr<double>() + classes);
  return logistic;
}

}  // namespace

std::vector<double> Logistic::shares(std::span<const float> features) const {
  std::vector<double> shares;
  for (std::size_t k = 0; k < weights.rows; ++k) {
    const auto weight = weights.row(k);
    double score = offsets[k];
    for (std::size_t i = 0; i < features.size(); ++i) score += static_cast<double>(weight[i]) * static_cast<double>(features[i]);
    shares.push_back(score);
  }
  const double most = *std::ranges::max_element(shares);
  double sum = 0;
  for (double& share : shares) sum += share = std::exp(share - most);
  for (double& share : shares) share /= sum;
  return shares;
}

int Logistic::read(std::span<const float> features) const {
  const std::vector<double> all = shares(features);
  return static_cast<int>(std::ranges::max_element(all) - all.begin());
}

Logistic fitLogistic(const Matrix& features, std::span<const int> rows, std::span<const int> classes, int class_count,
                     const LogisticSettings& settings, const jobs::JobContext& context) {
  if (rows.empty()) fail(ErrorKind::Mismatch, "There is no labelled token to fit a probe on.");
  const c10::NoGradGuard no_grad;
  const Rows standardised = rowsOf(features, rows, classes, class_count);
  return unstandardised(leastOf(Objective(standardised, settings.penalty), class_count, settings, context), standardised);
}

}  // namespace lacuna::probe
