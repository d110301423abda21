#pragma once

#include <span>
#include <vector>

#include "core/base/matrix.hpp"
#include "core/jobs/job_context.hpp"

namespace lacuna::probe {

struct LogisticSettings {
  double penalty = 1;         ///< half of it times the squared weights is added to the sum over rows; scikit-learn's 1/C
  int most_iterations = 1000;
  double tolerance = 1e-5;    ///< of the largest slope of the mean over rows, at which it has converged
  bool operator==(const LogisticSettings&) const = default;
};

/// Multinomial logistic regression: share of class k = softmax over k of (weights_k . x + offset_k).
struct Logistic {
  Matrix weights;               ///< [classes, features], for features as they are given
  std::vector<double> offsets;  ///< [classes]
  int iterations = 0;
  bool converged = false;

  /// Shares of the classes, adding up to 1.
  std::vector<double> shares(std::span<const float> features) const;
  /// The likeliest class; the first of equal ones.
  int read(std::span<const float> features) const;
};

/// Least of  sum over rows of -log(share of its class) + penalty/2 * |weights|^2,  by L-BFGS from zero: one minimum, so no seed.
/// Features are standardised by mean and deviation of these rows first (the weights' penalty is of standardised features);
/// one that does not vary has weight 0. `classes` has the class of each of `rows`, which are rows of `features`. A class that no row
/// has gets a share near 0. Throws `CancelledException`, `Failure` (Mismatch) for no rows or features that are no numbers.
/// Source of the method: Liu and Nocedal 1989, On the limited memory BFGS method, with Armijo's rule for the step.
Logistic fitLogistic(const Matrix& features, std::span<const int> rows, std::span<const int> classes, int class_count,
                     const LogisticSettings& settings, const jobs::JobContext& context);

}  // namespace lacuna::probe
