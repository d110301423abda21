#include "core/compare/shared_space.hpp"

#include <ATen/ATen.h>

#include <cmath>

#include "core/base/error.hpp"
#include "core/compare/drawn_rows.hpp"
#include "core/model/threads.hpp"

namespace lacuna::compare {
namespace {

at::Tensor viewOf(const Matrix& matrix) {
  Matrix& writable = const_cast<Matrix&>(matrix);  // ATen has no const views: what comes from here is only read
  return at::from_blob(writable.values.data(), {static_cast<std::int64_t>(matrix.rows), static_cast<std::int64_t>(matrix.cols)}, at::kFloat);
}

at::Tensor rowsOf(const Matrix& matrix, std::vector<std::int64_t>& rows) {
  const at::Tensor chosen = at::from_blob(rows.data(), {static_cast<std::int64_t>(rows.size())}, at::kLong);
  return viewOf(matrix).index_select(0, chosen).to(at::kDouble);
}

/// How latents of B become latents of A.
struct Turn {
  at::Tensor mean_a, mean_b;  ///< [1, width]
  at::Tensor rotation;        ///< [width B, width A]; none: they stay as they are
  double scale = 1;
  at::Tensor operator()(const at::Tensor& b) const { return rotation.defined() ? scale * at::mm(b - mean_b, rotation) + mean_a : b; }
};

/// Stops before and after its decomposition, not within it (1.7 s at width 1024, 5.5 s at 1408, on two busy cores).
Turn turnFor(const at::Tensor& a, const at::Tensor& b, const jobs::JobContext& context) {
  Turn turn{a.mean(0, true), b.mean(0, true), {}, 1};
  const at::Tensor centred = b - turn.mean_b;
  const double squares = centred.square().sum().item<double>();
  if (!std::isfinite(squares) || squares <= 0) fail(ErrorKind::Mismatch, "The true tokens of run B are all alike, so they cannot be turned onto others.");
  context.throwIfStopped();
  const at::Tensor product = at::mm((a - turn.mean_a).t(), centred);
  context.throwIfStopped();
  const auto [u, s, vh] = at::linalg_svd(product, false);
  context.throwIfStopped();
  turn.rotation = at::mm(u, vh).t().contiguous();
  turn.scale = s.sum().item<double>() / squares;
  return turn;
}

/// The two first principal components, [width, 2], and their shares of the variance.
at::Tensor axesOf(const at::Tensor& centred, double (&explained)[2], const jobs::JobContext& context) {
  const at::Tensor covariance = at::mm(centred.t(), centred);
  context.throwIfStopped();
  const auto [variances, vectors] = at::linalg_eigh(covariance);  // ascending
  const double total = variances.sum().item<double>();
  const std::int64_t width = covariance.size(0);
  at::Tensor axes = at::zeros({width, 2}, at::kDouble);
  for (std::int64_t axis = 0; axis < std::min<std::int64_t>(2, width); ++axis) {
    at::Tensor vector = vectors.select(1, width - 1 - axis);
    if (vector[vector.abs().argmax()].item<double>() < 0) vector = -vector;
    axes.select(1, axis).copy_(vector);
    explained[axis] = total > 0 ? variances[width - 1 - axis].item<double>() / total : 0;
  }
  return axes;
}

Matrix matrixOf(const at::Tensor& points) {
  const at::Tensor flat = points.to(at::kFloat).contiguous();
  Matrix matrix(static_cast<std::size_t>(flat.size(0)), static_cast<std::size_t>(flat.size(1)));
  std::copy_n(flat.data_ptr<float>(), matrix.values.size(), matrix.values.begin());
  return matrix;
}

}  // namespace

SharedSpace sharedSpaceOf(const SpaceSide& a, const SpaceSide& b, const std::vector<TokenId>& tokens, bool same_space, std::uint64_t seed,
                          const jobs::JobContext& context) {
  if (a.targets_normed.rows != b.targets_normed.rows) fail(ErrorKind::Mismatch, "The runs have different numbers of true tokens, so they cannot be turned onto each other.");
  if (a.targets_normed.rows < 2) fail(ErrorKind::Mismatch, "Turning latents onto each other needs at least two tokens.");
  model::setOwnThreads(model::configuredThreads());
  SharedSpace made;
  made.turned = !same_space;
  std::vector<std::int64_t> fitted = drawnRows(a.targets_normed.rows, seed), shared;
  for (const TokenId token : tokens) shared.push_back(index(token));
  const at::Tensor true_a = rowsOf(a.targets_normed, fitted);
  const at::Tensor mean = true_a.mean(0, true);
  const Turn turn = same_space ? Turn{} : turnFor(true_a, rowsOf(b.targets_normed, fitted), context);
  context.throwIfStopped();
  const at::Tensor axes = axesOf(true_a - mean, made.explained, context);
  context.throwIfStopped();
  const auto placed = [&](const at::Tensor& latents) { return matrixOf(at::mm(latents - mean, axes)); };
  made.true_a = placed(rowsOf(a.targets_normed, shared));
  made.predicted_a = placed(viewOf(a.predicted).to(at::kDouble));
  made.true_b = placed(turn(rowsOf(b.targets_normed, shared)));
  made.predicted_b = placed(turn(viewOf(b.predicted).to(at::kDouble)));
  return made;
}

}  // namespace lacuna::compare
