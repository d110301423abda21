#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/base/matrix.hpp"
#include "core/jobs/job_context.hpp"

namespace lacuna::projection {

/// Axes that ask where the model errs rather than where latents vary: the direction of latent space along which the
/// prediction error grows, the time, and the first principal component of what is left without that direction.
struct ErrorDirection {
  std::vector<float> mean;       ///< [width], of all latents
  std::vector<float> direction;  ///< [width], unit length; errors grow along it
  std::vector<float> component;  ///< [width], unit length, across `direction`
  double step_length = 1;        ///< of the time axis: it then varies as much as the first axis does
  /// How much of the errors' variance the latents foretell, on tokens left out of the fit: 1 is all, 0 or less is nothing,
  /// and then the first axis says nothing.
  double r2 = 0;

  /// Points [rows, 3] of latents [rows, width] and the step of each. Throws `Failure` (Mismatch) for other sizes.
  Matrix place(const Matrix& latents, std::span<const int> steps) const;
};

/// By ridge regression of `errors` on the latents at `rows_with_error`; how much it is held back is chosen among fixed
/// strengths by leaving out a fifth of the tokens at a time. A fifth is a stretch of time, since tokens of one step are much
/// alike. `steps`: of each row of `latents`. The same input gives the same axes. Throws `Failure` (Mismatch) when sizes
/// differ, (Refused) with fewer than 10 errors or where all are equal.
ErrorDirection fitErrorDirection(const Matrix& latents, std::span<const int> steps,
                                 std::span<const std::size_t> rows_with_error, std::span<const float> errors,
                                 const jobs::JobContext& context);

}  // namespace lacuna::projection
