#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "core/base/matrix.hpp"
#include "core/jobs/job_context.hpp"

namespace lacuna::projection {

/// A fitted linear map to a few axes. Signs are fixed (largest loading positive), so the same latents give the same picture.
struct PcaMap {
  std::vector<float> mean;        ///< [width]
  Matrix axes;                    ///< [axes, width], unit length
  std::vector<double> explained;  ///< share of variance per axis, 0..1

  /// Points [rows, axes] of latents [rows, width] in these axes.
  Matrix map(const Matrix& latents, const jobs::JobContext& context = {}) const;
};

/// Exact PCA by the eigenvectors of the smaller of covariance and Gram matrix. Throws `Failure` (Mismatch) with fewer than 4 rows.
PcaMap fitPca(const Matrix& latents, const jobs::JobContext& context, int axes = 3);

/// The same by randomised SVD (Halko, Martinsson, Tropp 2011, arXiv 0909.4061, algorithms 4.4 and 5.1: two power iterations, ten
/// directions more than asked for) where both sides of `latents` are large, else exact. Always the same random directions.
PcaMap fitPcaFast(const Matrix& latents, const jobs::JobContext& context, int axes);

/// Points of one run in fixed axes: fitted on all true tokens, so that a new mask lands in the same axes.
struct Projection {
  PcaMap map;
  Matrix true_points;       ///< [tokens, 3], layer-normed targets
  Matrix predicted_points;  ///< [hidden, 3], rows as in the run's hidden_ids
  std::vector<std::array<std::uint8_t, 3>> true_rgb;       ///< 3 components, 1st..99th percentile stretched to 0..255
  std::vector<std::array<std::uint8_t, 3>> predicted_rgb;  ///< the same stretch
  std::array<float, 3> rgb_low{}, rgb_high{};
};

/// Colours of other latents of the same width, in the projection's components and stretch; [rows].
std::vector<std::array<std::uint8_t, 3>> featureColours(const Projection& projection, const Matrix& latents);

/// `fit` may be given to reuse a map of the same targets.
std::shared_ptr<const Projection> project(const Matrix& targets_normed, const Matrix* predicted, const jobs::JobContext& context,
                                          const Projection* fit = nullptr);

}  // namespace lacuna::projection
