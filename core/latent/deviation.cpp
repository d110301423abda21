#include "core/latent/deviation.hpp"

#include <cmath>

#include "core/latent/make_latents.hpp"

namespace lacuna::latent {
namespace {

double cosine(std::span<const float> a, std::span<const float> b) {
  double dot = 0, aa = 0, bb = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    dot += double{a[i]} * b[i];
    aa += double{a[i]} * a[i];
    bb += double{b[i]} * b[i];
  }
  return aa > 0 && bb > 0 ? dot / std::sqrt(aa * bb) : aa == bb ? 1 : 0;
}

}  // namespace

Deviation deviationOf(const Matrix& exact, const Matrix& other) {
  Deviation deviation;
  deviation.tokens = static_cast<int>(exact.rows);
  double sum = 0;
  for (std::size_t row = 0; row < exact.rows; ++row) {
    const double value = cosine(exact.row(row), other.row(row));
    sum += value;
    if (row > 0 && value >= deviation.worst_cosine) continue;
    deviation.worst_cosine = value;
    deviation.worst_token = TokenId{static_cast<std::int32_t>(row)};
  }
  if (exact.rows > 0) deviation.mean_cosine = sum / static_cast<double>(exact.rows);
  return deviation;
}

Deviation compareWithExact(const media::ClipWindow& window, const model::Model& model, LatentCache& cache,
                           const jobs::JobContext& context) {
  const auto other = targetLatents(window, model, cache, context);
  const auto exact = targetLatents(window, *model.computedBy({}, context), cache, context);
  return deviationOf(exact->values, other->values);
}

}  // namespace lacuna::latent
