#include "core/projection/pca.hpp"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <cmath>

#include "core/base/error.hpp"
#include "core/model/threads.hpp"

namespace lacuna::projection {
namespace {

constexpr std::int64_t chunk_rows = 1024;  // small enough to stop between, large enough for a fast product

at::Tensor writableView(Matrix& matrix) {
  return at::from_blob(matrix.values.data(),
                       {static_cast<std::int64_t>(matrix.rows), static_cast<std::int64_t>(matrix.cols)}, at::kFloat);
}

/// ATen has no const views: what comes from here is only read.
at::Tensor viewOf(const Matrix& matrix) { return writableView(const_cast<Matrix&>(matrix)); }

/// Calls `use(rows as float64, first row)` for chunks of a matrix.
template <class Use>
void forChunks(const at::Tensor& values, const jobs::JobContext& context, Use use) {
  for (std::int64_t first = 0; first < values.size(0); first += chunk_rows) {
    context.throwIfStopped();
    use(values.slice(0, first, std::min(first + chunk_rows, values.size(0))).to(at::kDouble), first);
  }
}

at::Tensor meanOf(const at::Tensor& values, const jobs::JobContext& context) {
  at::Tensor sum = at::zeros({values.size(1)}, at::kDouble);
  forChunks(values, context, [&](const at::Tensor& rows, std::int64_t) { sum += rows.sum(0); });
  return sum / static_cast<double>(values.size(0));
}

/// The axes of the largest variances [axes, width], their variances [axes], and the variance of all axes together.
struct Spectrum {
  at::Tensor axes, variances;
  double total = 0;
};

/// Eigenvalues come ascending: the last few, largest first; fewer are filled up with zeros.
at::Tensor largestFirst(const at::Tensor& values, std::int64_t dimension, std::int64_t axis_count) {
  const std::int64_t count = std::min(values.size(dimension), axis_count);
  at::Tensor kept = values.narrow(dimension, values.size(dimension) - count, count).flip(dimension);
  if (count == axis_count) return kept;
  std::vector<std::int64_t> missing = kept.sizes().vec();
  missing[static_cast<std::size_t>(dimension)] = axis_count - count;
  return at::cat({kept, at::zeros(missing, at::kDouble)}, dimension);
}

Spectrum fromCovariance(const at::Tensor& values, const at::Tensor& mean, std::int64_t axes, const jobs::JobContext& context) {
  at::Tensor covariance = at::zeros({values.size(1), values.size(1)}, at::kDouble);
  forChunks(values, context, [&](const at::Tensor& rows, std::int64_t) {
    const at::Tensor centred = rows - mean;
    covariance.addmm_(centred.t(), centred);
  });
  covariance /= static_cast<double>(values.size(0) - 1);
  const double total = covariance.trace().item<double>();
  if (!std::isfinite(total)) fail(ErrorKind::Mismatch, "The latents hold values that are not numbers.");
  const auto [variances, vectors] = at::linalg_eigh(covariance);
  return {largestFirst(vectors, 1, axes).t().contiguous(), largestFirst(variances, 0, axes), total};
}

Spectrum fromGram(const at::Tensor& values, const at::Tensor& mean, std::int64_t axes) {
  const at::Tensor centred = values.to(at::kDouble) - mean;
  const at::Tensor gram = at::mm(centred, centred.t()) / static_cast<double>(values.size(0) - 1);
  const double total = gram.trace().item<double>();
  if (!std::isfinite(total)) fail(ErrorKind::Mismatch, "The latents hold values that are not numbers.");
  const auto [variances, vectors] = at::linalg_eigh(gram);
  return {at::mm(largestFirst(vectors, 1, axes).t(), centred), largestFirst(variances, 0, axes), total};
}

/// The product of the centred values with `directions` [width, few], and of their transpose with `rows` [rows, few].
at::Tensor timesCentred(const at::Tensor& values, const at::Tensor& mean, const at::Tensor& directions, const jobs::JobContext& context) {
  at::Tensor product = at::empty({values.size(0), directions.size(1)}, at::kDouble);
  forChunks(values, context, [&](const at::Tensor& rows, std::int64_t first) {
    product.slice(0, first, first + rows.size(0)).copy_(at::mm(rows - mean, directions));
  });
  return product;
}

at::Tensor centredTimes(const at::Tensor& values, const at::Tensor& mean, const at::Tensor& few, const jobs::JobContext& context) {
  at::Tensor product = at::zeros({values.size(1), few.size(1)}, at::kDouble);
  forChunks(values, context, [&](const at::Tensor& rows, std::int64_t first) {
    product.addmm_((rows - mean).t(), few.slice(0, first, first + rows.size(0)));
  });
  return product;
}

Spectrum fromRandomRange(const at::Tensor& values, const at::Tensor& mean, std::int64_t axes, const jobs::JobContext& context) {
  constexpr std::int64_t more = 10;
  constexpr int power_iterations = 2;
  at::Generator draws = at::detail::createCPUGenerator(20260101);
  const auto orthonormal = [](const at::Tensor& columns) { return std::get<0>(at::linalg_qr(columns)); };
  at::Tensor range = orthonormal(timesCentred(values, mean, at::randn({values.size(1), axes + more}, draws, at::kDouble), context));
  for (int i = 0; i < power_iterations; ++i)
    range = orthonormal(timesCentred(values, mean, orthonormal(centredTimes(values, mean, range, context)), context));
  const at::Tensor small = centredTimes(values, mean, range, context);  // [width, few]
  double total = 0;
  forChunks(values, context, [&](const at::Tensor& rows, std::int64_t) { total += (rows - mean).square().sum().item<double>(); });
  if (!std::isfinite(total)) fail(ErrorKind::Mismatch, "The latents hold values that are not numbers.");
  const double freedom = static_cast<double>(values.size(0) - 1);
  const auto [variances, vectors] = at::linalg_eigh(at::mm(small.t(), small) / freedom);
  const at::Tensor directions = at::mm(small, largestFirst(vectors, 1, axes)).t().contiguous();
  return {directions, largestFirst(variances, 0, axes), total / freedom};
}

/// Makes each axis a unit vector whose largest loading is positive. An axis without variance becomes any direction
/// across the ones before it, or zeros where the latents have fewer features than axes.
void settleAxes(at::Tensor& axes, const at::Tensor& variances, double total) {
  constexpr double no_variance = 1e-12;
  for (std::int64_t k = 0; k < axes.size(0); ++k) {
    at::Tensor axis = axes[k].clone();
    const bool degenerate = !(variances[k].item<double>() > no_variance * total);
    for (std::int64_t start = 0; degenerate && start < axes.size(1); ++start) {
      axis = at::zeros_like(axis);
      axis[start] = 1;
      for (std::int64_t j = 0; j < k; ++j) axis -= axes[j] * at::dot(axes[j], axis);
      if (axis.norm().item<double>() > 0.5 / static_cast<double>(axes.size(0))) break;
    }
    if (k >= axes.size(1)) axis.zero_();
    const double length = axis.norm().item<double>();
    if (length > 0) axis /= length;
    const std::int64_t largest = axis.abs().argmax().item<std::int64_t>();
    if (axis[largest].item<double>() < 0) axis.neg_();
    axes[k].copy_(axis);
  }
}

/// The 1st and 99th percentile of each column.
void stretchOf(const Matrix& points, std::array<float, 3>& low, std::array<float, 3>& high) {
  std::vector<float> column(points.rows);
  for (std::size_t k = 0; k < 3; ++k) {
    for (std::size_t r = 0; r < points.rows; ++r) column[r] = points.row(r)[k];
    const auto at = [&](double share) {
      const auto place = static_cast<std::ptrdiff_t>(std::lround(share * static_cast<double>(points.rows - 1)));
      std::nth_element(column.begin(), column.begin() + place, column.end());
      return column[static_cast<std::size_t>(place)];
    };
    low[k] = at(0.01);
    high[k] = at(0.99);
  }
}

std::vector<std::array<std::uint8_t, 3>> coloursOf(const Matrix& points, const std::array<float, 3>& low,
                                                   const std::array<float, 3>& high) {
  std::vector<std::array<std::uint8_t, 3>> colours(points.rows);
  for (std::size_t r = 0; r < points.rows; ++r) {
    for (std::size_t k = 0; k < 3; ++k) {
      const float range = high[k] - low[k];
      const float share = range > 0 ? std::clamp((points.row(r)[k] - low[k]) / range, 0.0F, 1.0F) : 0.5F;
      colours[r][k] = static_cast<std::uint8_t>(std::lround(share * 255));
    }
  }
  return colours;
}

/// The map, points and colours of the true tokens: taken over from `fit` where it belongs to the same targets.
void settleTruth(Projection& projection, const Matrix& targets_normed, const jobs::JobContext& context,
                 const Projection* fit) {
  if (fit != nullptr && fit->true_points.rows == targets_normed.rows && fit->map.mean.size() == targets_normed.cols) {
    projection = *fit;
    return;
  }
  projection.map = fitPca(targets_normed, context);
  projection.true_points = projection.map.map(targets_normed);
  stretchOf(projection.true_points, projection.rgb_low, projection.rgb_high);
  projection.true_rgb = coloursOf(projection.true_points, projection.rgb_low, projection.rgb_high);
}

}  // namespace

Matrix PcaMap::map(const Matrix& latents) const {
  if (latents.cols != mean.size()) {
    fail(ErrorKind::Mismatch, "The latents have " + std::to_string(latents.cols) + " features, the axes were fitted on " +
                                  std::to_string(mean.size()) + ".");
  }
  Matrix points(latents.rows, axes.rows);
  const at::Tensor directions = viewOf(axes).to(at::kDouble).t();
  const at::Tensor centre =
      at::from_blob(const_cast<float*>(mean.data()), {static_cast<std::int64_t>(mean.size())}, at::kFloat).to(at::kDouble);
  at::Tensor out = writableView(points);
  forChunks(viewOf(latents), {}, [&](const at::Tensor& rows, std::int64_t first) {
    out.slice(0, first, first + rows.size(0)).copy_(at::mm(rows - centre, directions));
  });
  return points;
}

namespace {

enum class Way { Exact, Random };

PcaMap fitBy(Way way, const Matrix& latents, const jobs::JobContext& context, int axis_count) {
  constexpr std::size_t fewest_rows = 4;
  if (latents.rows < fewest_rows || latents.cols == 0) {
    fail(ErrorKind::Mismatch, "3 axes need at least 4 tokens; there are " + std::to_string(latents.rows) + ".");
  }
  const c10::NoGradGuard no_grad;
  const at::Tensor values = viewOf(latents);
  const at::Tensor mean = meanOf(values, context);
  Spectrum spectrum = way == Way::Random             ? fromRandomRange(values, mean, axis_count, context)
                      : latents.cols <= latents.rows ? fromCovariance(values, mean, axis_count, context)
                                                     : fromGram(values, mean, axis_count);
  context.throwIfStopped();
  settleAxes(spectrum.axes, spectrum.variances, spectrum.total);
  PcaMap map;
  map.mean.resize(latents.cols);
  map.axes = Matrix(static_cast<std::size_t>(axis_count), latents.cols);
  map.explained.resize(map.axes.rows);
  at::from_blob(map.mean.data(), {values.size(1)}, at::kFloat).copy_(mean);
  writableView(map.axes).copy_(spectrum.axes);
  for (std::int64_t k = 0; k < axis_count && spectrum.total > 0; ++k) {
    map.explained[static_cast<std::size_t>(k)] = std::clamp(spectrum.variances[k].item<double>() / spectrum.total, 0.0, 1.0);
  }
  return map;
}

}  // namespace

PcaMap fitPca(const Matrix& latents, const jobs::JobContext& context, int axes) { return fitBy(Way::Exact, latents, context, axes); }

PcaMap fitPcaFast(const Matrix& latents, const jobs::JobContext& context, int axes) {
  constexpr std::size_t large = 600;  // the eigenvectors of a smaller matrix take no time worth saving
  const bool random = std::min(latents.rows, latents.cols) > large && static_cast<std::size_t>(axes) < large / 4;
  return fitBy(random ? Way::Random : Way::Exact, latents, context, axes);
}

std::shared_ptr<const Projection> project(const Matrix& targets_normed, const Matrix* predicted,
                                          const jobs::JobContext& context, const Projection* fit) {
  model::setOwnThreads(model::configuredThreads());  // another thread's team may have left one
  auto projection = std::make_shared<Projection>();
  settleTruth(*projection, targets_normed, context, fit);
  context.throwIfStopped();
  projection->predicted_points = predicted != nullptr ? projection->map.map(*predicted) : Matrix(0, 3);
  projection->predicted_rgb = coloursOf(projection->predicted_points, projection->rgb_low, projection->rgb_high);
  return projection;
}

}  // namespace lacuna::projection
