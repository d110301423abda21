#include "core/projection/pca.hpp"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>
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

/// Adds up `part(rows)` over chunks, on all threads, in the rows' order: the same sum with any number of threads.
template <class Part>
at::Tensor sumOverChunks(const at::Tensor& values, at::IntArrayRef shape, const jobs::JobContext& context, Part part) {
  constexpr std::int64_t rows_a_part = 256, parts_at_once = 32;  // a part of 1,024 features is 1 MB: it stays in a core's cache
  at::Tensor sum = at::zeros(shape, at::kDouble);
  std::array<at::Tensor, parts_at_once> parts;
  for (std::int64_t first = 0; first < values.size(0); first += parts_at_once * rows_a_part) {
    context.throwIfStopped();
    const std::int64_t count = std::min(parts_at_once, (values.size(0) - first + rows_a_part - 1) / rows_a_part);
    at::parallel_for(0, count, 1, [&](std::int64_t begin, std::int64_t end) {
      const c10::NoGradGuard no_grad;  // of a thread
      for (std::int64_t i = begin; i < end; ++i) {
        const std::int64_t at = first + i * rows_a_part;
        parts[static_cast<std::size_t>(i)] = part(values.slice(0, at, std::min(at + rows_a_part, values.size(0))));
      }
    });
    for (std::int64_t i = 0; i < count; ++i) sum += parts[static_cast<std::size_t>(i)];
  }
  return sum;
}

struct Moments {
  at::Tensor mean;  ///< [width]
  double total = 0; ///< variance of all features together
};

Moments momentsOf(const at::Tensor& values, const jobs::JobContext& context) {
  const std::int64_t width = values.size(1);
  const at::Tensor sums = sumOverChunks(values, {2, width}, context, [&](const at::Tensor& rows) {
    at::Tensor both = at::zeros({2, width}, at::kDouble);
    double *sum = both.data_ptr<double>(), *squares = sum + width;
    const float* value = rows.data_ptr<float>();
    for (std::int64_t row = 0; row < rows.size(0); ++row, value += width)
      for (std::int64_t f = 0; f < width; ++f) {
        sum[f] += value[f];
        squares[f] += static_cast<double>(value[f]) * static_cast<double>(value[f]);
      }
    return both;
  });
  const double count = static_cast<double>(values.size(0));
  const at::Tensor mean = sums[0] / count;
  const double total = (sums[1] - count * mean.square()).clamp_min(0).sum().item<double>() / (count - 1);
  if (!std::isfinite(total)) fail(ErrorKind::Mismatch, "The latents hold values that are not numbers.");
  return {mean, total};
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
  const auto [variances, vectors] = at::linalg_eigh(covariance);
  return {largestFirst(vectors, 1, axes).t().contiguous(), largestFirst(variances, 0, axes), total};
}

Spectrum fromGram(const at::Tensor& values, const at::Tensor& mean, std::int64_t axes) {
  const at::Tensor centred = values.to(at::kDouble) - mean;
  const at::Tensor gram = at::mm(centred, centred.t()) / static_cast<double>(values.size(0) - 1);
  const double total = gram.trace().item<double>();
  const auto [variances, vectors] = at::linalg_eigh(gram);
  return {at::mm(largestFirst(vectors, 1, axes).t(), centred), largestFirst(variances, 0, axes), total};
}

/// Halko, Martinsson and Tropp's range finder with all products of a round made while a chunk is at hand: the values are read once a
/// round. A round makes (A^T A) B of the centred values A.
Spectrum fromRandomRange(const at::Tensor& values, const Moments& moments, std::int64_t axes, const jobs::JobContext& context) {
  constexpr std::int64_t more = 10;
  constexpr int rounds = 2;
  const at::Tensor mean = moments.mean.to(at::kFloat);
  const auto covariance_times = [&](const at::Tensor& few) {
    const at::Tensor directions = few.to(at::kFloat);
    return sumOverChunks(values, few.sizes(), context, [&](const at::Tensor& rows) {
      const at::Tensor centred = rows - mean;
      return at::mm(centred.t(), at::mm(centred, directions));
    });
  };
  at::Generator draws = at::detail::createCPUGenerator(20260101);
  at::Tensor range = at::randn({values.size(1), axes + more}, draws, at::kDouble);
  for (int round = 0; round < rounds; ++round) range = std::get<0>(at::linalg_qr(covariance_times(range)));
  // A range, made orthonormal by the square root of its Gram matrix, spans what A (A^T A)^2 would; `small` is A^T times that.
  const at::Tensor product = covariance_times(range), gram = at::mm(range.t(), product);
  const auto [squares, mixes] = at::linalg_eigh((gram + gram.t()) / 2);
  const double least = 1e-12 * std::max(1e-300, squares.max().item<double>());
  const at::Tensor small = at::mm(product, mixes) * at::where(squares > least, squares.clamp_min(least).rsqrt(), at::zeros_like(squares));
  const double freedom = static_cast<double>(values.size(0) - 1);
  const auto [variances, vectors] = at::linalg_eigh(at::mm(small.t(), small) / freedom);
  const at::Tensor directions = at::mm(small, largestFirst(vectors, 1, axes)).t().contiguous();
  return {directions, largestFirst(variances, 0, axes), moments.total};
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

Matrix PcaMap::map(const Matrix& latents, const jobs::JobContext& context) const {
  if (latents.cols != mean.size()) {
    fail(ErrorKind::Mismatch, "The latents have " + std::to_string(latents.cols) + " features, the axes were fitted on " +
                                  std::to_string(mean.size()) + ".");
  }
  model::useOneBlasThread();  // each of our threads makes its own products
  Matrix points(latents.rows, axes.rows);
  const at::Tensor directions = viewOf(axes).t(), rows = viewOf(latents);
  const at::Tensor centre = at::from_blob(const_cast<float*>(mean.data()), {static_cast<std::int64_t>(mean.size())}, at::kFloat);
  at::Tensor out = writableView(points);
  constexpr std::int64_t between_looks = 8192, part = 256;
  for (std::int64_t first = 0; first < rows.size(0); first += between_looks) {
    context.throwIfStopped();
    const std::int64_t last = std::min(first + between_looks, rows.size(0));
    at::parallel_for(0, (last - first + part - 1) / part, 1, [&](std::int64_t begin, std::int64_t end) {
      const c10::NoGradGuard no_grad;  // of a thread
      for (std::int64_t at = first + begin * part; at < std::min(first + end * part, last); at += part) {
        const std::int64_t stop = std::min(at + part, last);
        out.slice(0, at, stop).copy_(at::mm(rows.slice(0, at, stop) - centre, directions));
      }
    });
  }
  return points;
}

namespace {

enum class Way { Exact, Random };

PcaMap fitBy(Way way, const Matrix& latents, const jobs::JobContext& context, int axis_count) {
  constexpr std::size_t fewest_rows = 4;
  if (latents.rows < fewest_rows || latents.cols == 0) {
    fail(ErrorKind::Mismatch, "3 axes need at least 4 tokens; there are " + std::to_string(latents.rows) + ".");
  }
  model::useOneBlasThread();
  const c10::NoGradGuard no_grad;
  const at::Tensor values = viewOf(latents);
  const Moments moments = momentsOf(values, context);
  Spectrum spectrum = way == Way::Random             ? fromRandomRange(values, moments, axis_count, context)
                      : latents.cols <= latents.rows ? fromCovariance(values, moments.mean, axis_count, context)
                                                     : fromGram(values, moments.mean, axis_count);
  context.throwIfStopped();
  settleAxes(spectrum.axes, spectrum.variances, spectrum.total);
  PcaMap map;
  map.mean.resize(latents.cols);
  map.axes = Matrix(static_cast<std::size_t>(axis_count), latents.cols);
  map.explained.resize(map.axes.rows);
  at::from_blob(map.mean.data(), {values.size(1)}, at::kFloat).copy_(moments.mean);
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

std::vector<std::array<std::uint8_t, 3>> featureColours(const Projection& projection, const Matrix& latents) {
  return coloursOf(projection.map.map(latents), projection.rgb_low, projection.rgb_high);
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
