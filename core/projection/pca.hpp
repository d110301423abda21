#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "core/base/matrix.hpp"
#include "core/jobs/job_context.hpp"

namespace lacuna::projection {

/// A fitted linear map to 3 axes. Signs are fixed (largest loading positive), so the same latents give the same picture.
struct PcaMap {
  std::vector<float> mean;            ///< [width]
  Matrix axes;                        ///< [3, width], unit length
  std::array<double, 3> explained{};  ///< share of variance per axis, 0..1

  /// Points [rows, 3] of latents [rows, width] in these axes.
  Matrix map(const Matrix& latents) const;
};

/// Exact PCA by the eigenvectors of the smaller of covariance and Gram matrix. Throws `Failure` (Mismatch) with fewer than 4 rows.
PcaMap fitPca(const Matrix& latents, const jobs::JobContext& context);

/// Points of one run in fixed axes: fitted on all true tokens, so that a new mask lands in the same axes.
struct Projection {
  PcaMap map;
  Matrix true_points;       ///< [tokens, 3], layer-normed targets
  Matrix predicted_points;  ///< [hidden, 3], rows as in the run's hidden_ids
  std::vector<std::array<std::uint8_t, 3>> true_rgb;       ///< 3 components, 1st..99th percentile stretched to 0..255
  std::vector<std::array<std::uint8_t, 3>> predicted_rgb;  ///< the same stretch
  std::array<float, 3> rgb_low{}, rgb_high{};
};

/// `fit` may be given to reuse a map of the same targets.
std::shared_ptr<const Projection> project(const Matrix& targets_normed, const Matrix* predicted, const jobs::JobContext& context,
                                          const Projection* fit = nullptr);

}  // namespace lacuna::projection
