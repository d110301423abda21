#include "core/compare/match.hpp"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/error.hpp"
#include "core/compare/drawn_rows.hpp"
#include "core/model/threads.hpp"

namespace lacuna::compare {
namespace {

constexpr int shuffles = 3;

at::Tensor tensorOf(std::vector<std::int64_t>& numbers) {
  return at::from_blob(numbers.data(), {static_cast<std::int64_t>(numbers.size())}, at::kLong);
}

/// These rows in float64, centred and of length 1.
at::Tensor standardised(const Matrix& matrix, const at::Tensor& rows, const char* side) {
  Matrix& writable = const_cast<Matrix&>(matrix);  // ATen has no const views: this one is only read
  const at::Tensor all = at::from_blob(writable.values.data(), {static_cast<std::int64_t>(matrix.rows), static_cast<std::int64_t>(matrix.cols)}, at::kFloat);
  at::Tensor chosen = all.index_select(0, rows).to(at::kDouble);
  chosen -= chosen.mean(0, true);
  const double length = chosen.norm().item<double>();
  if (!std::isfinite(length) || length <= 0)
    fail(ErrorKind::Mismatch, std::string("The true tokens of run ") + side + " are all alike, so they cannot be turned onto others.");
  return chosen / length;
}

/// Stops before its decomposition, not within it (0.7 s at width 1024, 5 s at 1408, on two busy cores).
double fitOf(const at::Tensor& a, const at::Tensor& b, const jobs::JobContext& context) {
  context.throwIfStopped();
  const at::Tensor product = at::mm(a.t(), b);
  context.throwIfStopped();
  const double sum = at::linalg_svdvals(product).sum().item<double>();
  return std::min(1.0, sum * sum);
}

}  // namespace

Match matchOf(const Matrix& a, const Matrix& b, std::uint64_t seed, const jobs::JobContext& context) {
  if (a.rows != b.rows) fail(ErrorKind::Mismatch, "The runs have different numbers of true tokens, so they cannot be turned onto each other.");
  if (a.rows < 2) fail(ErrorKind::Mismatch, "Turning latents onto each other needs at least two tokens.");
  model::setOwnThreads(model::configuredThreads());
  Match made{0, 0, shuffles, seed, 0, a.rows, a.cols, b.cols};
  std::vector<std::int64_t> rows = drawnRows(a.rows, seed);
  made.tokens = rows.size();
  const at::Tensor chosen = tensorOf(rows);
  const at::Tensor left = standardised(a, chosen, "A"), right = standardised(b, chosen, "B");
  made.match = fitOf(left, right, context);
  RandomDraws random(mixedSeed(seed, 4));
  for (int i = 0; i < shuffles; ++i) {
    std::vector<std::int64_t> order = shuffledRows(rows.size(), random);
    made.chance += fitOf(left, right.index_select(0, tensorOf(order)), context) / shuffles;
  }
  return made;
}

}  // namespace lacuna::compare
