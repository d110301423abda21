#include "core/projection/umap.hpp"

#include <ATen/Parallel.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>
#include <utility>

#include "core/base/error.hpp"
#include "core/projection/distance.hpp"
#include "core/projection/draws.hpp"
#include "core/projection/row_chunks.hpp"

namespace lacuna::projection {
namespace {

constexpr int negatives = 5;           // points pushed away for each edge that pulls
constexpr float longest_move = 4;      // of one pull or push, along one axis
constexpr float start_span = 10;       // the start is scaled to +-10
constexpr std::int64_t grain = 256;    // rows a thread takes
using Move = std::array<float, 3>;

/// The scale by which the weights of a row sum to log2 of their count.
double scaleOf(const float* distances, std::size_t count, double nearest) {
  constexpr int halvings = 64;
  const double wanted = std::log2(static_cast<double>(count));
  double low = 0, high = std::numeric_limits<double>::infinity(), scale = 1;
  for (int i = 0; i < halvings; ++i) {
    double sum = 0;
    for (std::size_t k = 0; k < count; ++k) sum += std::exp(-std::max(0.0, distances[k] - nearest) / scale);
    if (std::abs(sum - wanted) < 1e-5) break;
    (sum > wanted ? high : low) = scale;
    scale = std::isinf(high) ? 2 * scale : (low + high) / 2;
  }
  return scale;
}

float pull(float squared, const UmapCurve& curve) {
  const auto a = static_cast<float>(curve.a), b = static_cast<float>(curve.b);
  const float power = std::pow(squared, b);
  return -2 * a * b * power / squared / (1 + a * power);
}

float push(float squared, const UmapCurve& curve) {
  const auto a = static_cast<float>(curve.a), b = static_cast<float>(curve.b);
  return 2 * b / ((0.001F + squared) * (1 + a * std::pow(squared, b)));
}

/// Adds `factor` of the way from `to` to `at`, at most `longest_move` along an axis.
void addMove(Move& move, std::span<const float> at, std::span<const float> to, float factor, float times) {
  for (std::size_t d = 0; d < at.size(); ++d) move[d] += times * held(factor * (at[d] - to[d]), -longest_move, longest_move);
}

/// Whether something that is drawn in a share of the epochs is drawn in this one.
bool drawnIn(int epoch, float share) {
  return static_cast<int>(static_cast<float>(epoch + 1) * share) > static_cast<int>(static_cast<float>(epoch) * share);
}

void scaleStart(Matrix& points) {
  const std::size_t dimensions = points.cols;
  for (std::size_t d = 0; d < dimensions; ++d) {
    double mean = 0;
    for (std::size_t r = 0; r < points.rows; ++r) mean += points.row(r)[d];
    mean /= static_cast<double>(std::max<std::size_t>(points.rows, 1));
    for (std::size_t r = 0; r < points.rows; ++r) points.row(r)[d] -= static_cast<float>(mean);
  }
  float most = 0;
  for (const float value : points.values) most = std::max(most, std::abs(value));
  for (float& value : points.values) value *= most > 0 ? start_span / most : 1;
}

/// Equal rows start at one place, where nothing would part them.
void partEqualRows(Matrix& points, std::uint64_t seed) {
  constexpr float jitter = 1e-4F * start_span;
  for (std::size_t i = 0; i < points.values.size(); ++i) {
    const auto share = static_cast<float>(drawBelow(drawAt(seed, ~std::uint64_t{0}, i), 1U << 20)) / static_cast<float>(1U << 20);
    points.values[i] += jitter * (share - 0.5F);
  }
}

}  // namespace

UmapForces::UmapForces(const UmapCurve& curve) {
  for (std::uint32_t knot = 0; knot < knots; ++knot) {
    const auto squared = std::bit_cast<float>(lowest + (knot << knot_bits));
    pull_[knot] = projection::pull(squared, curve);
    push_[knot] = projection::push(squared, curve);
  }
}

SparseGraph membershipOf(const Neighbours& neighbours, const jobs::JobContext& context) {
  SparseGraph graph;
  graph.offsets.resize(neighbours.rows + 1);
  graph.ids = neighbours.ids;
  graph.weights.resize(neighbours.ids.size());
  for (std::size_t row = 0; row <= neighbours.rows; ++row) graph.offsets[row] = row * neighbours.count;
  forRows(neighbours.rows, "Weighing neighbours", context, [&](std::size_t row) {
    const float* distances = neighbours.distancesOf(row);
    const float* nearest = std::find_if(distances, distances + neighbours.count, [](float distance) { return distance > 0; });
    const double rho = nearest == distances + neighbours.count ? 0 : *nearest;
    const double scale = scaleOf(distances, neighbours.count, rho);
    for (std::size_t k = 0; k < neighbours.count; ++k)
      graph.weights[graph.offsets[row] + k] = static_cast<float>(std::exp(-std::max(0.0, distances[k] - rho) / scale));
  });
  return graph;
}

SparseGraph fuzzyUnion(const SparseGraph& directed, const jobs::JobContext& context) {
  return bothWays(directed, [](float there, float back) { return there + back - there * back; }, context);
}

// Least squares over 0..3 by Gauss and Newton, with steps that are halved where they overshoot.
UmapCurve umapCurve(double min_dist) {
  constexpr int samples = 300, rounds = 50;
  const auto at = [](int i) { return 3.0 * (i + 1) / samples; };
  const auto wanted = [&](int i) { return at(i) < min_dist ? 1.0 : std::exp(min_dist - at(i)); };
  const auto value = [](const UmapCurve& c, double x) { return 1 / (1 + c.a * std::pow(x, 2 * c.b)); };
  const auto loss = [&](const UmapCurve& c) {
    double sum = 0;
    for (int i = 0; i < samples; ++i) sum += std::pow(value(c, at(i)) - wanted(i), 2);
    return sum;
  };
  UmapCurve curve;
  for (int round = 0; round < rounds; ++round) {
    double aa = 1e-12, ab = 0, bb = 1e-12, ga = 0, gb = 0;
    for (int i = 0; i < samples; ++i) {
      const double x = at(i), y = value(curve, x), power = std::pow(x, 2 * curve.b);
      const double da = -y * y * power, db = -y * y * curve.a * power * 2 * std::log(x), away = y - wanted(i);
      aa += da * da, ab += da * db, bb += db * db, ga += da * away, gb += db * away;
    }
    const double determinant = aa * bb - ab * ab;
    double step_a = -(bb * ga - ab * gb) / determinant, step_b = -(aa * gb - ab * ga) / determinant;
    const double now = loss(curve);
    UmapCurve next;
    for (int halving = 0; halving < 20; ++halving, step_a /= 2, step_b /= 2) {
      next = {std::max(1e-3, curve.a + step_a), std::max(1e-3, curve.b + step_b)};
      if (loss(next) <= now) break;
    }
    const bool settled = std::abs(next.a - curve.a) + std::abs(next.b - curve.b) < 1e-9;
    curve = next;
    if (settled) break;
  }
  return curve;
}

Umap::Umap(SparseGraph graph, Matrix start, const UmapSettings& settings)
    : graph_(std::move(graph)), points_(std::move(start)), settings_(settings), forces_(umapCurve(settings.min_dist)),
      epochs_(settings.epochsFor(points_.rows)) {
  const bool fits = points_.rows == graph_.rows() && static_cast<int>(points_.cols) == settings.dimensions;
  if (!fits || points_.cols < 2 || points_.cols > 3)
    fail(ErrorKind::Mismatch, "UMAP starts from one place of 2 or 3 axes for each token.");
  scaleStart(points_);
  partEqualRows(points_, settings.seed);
  momentum_ = scale_ = Matrix(points_.rows, points_.cols);
  const float heaviest = graph_.weights.empty() ? 1 : *std::max_element(graph_.weights.begin(), graph_.weights.end());
  for (float& weight : graph_.weights) weight = heaviest > 0 ? weight / heaviest : 0;
}

template <std::size_t dimensions>
std::array<float, 3> Umap::moveOf(std::size_t row) const {
  const auto rows = static_cast<std::uint32_t>(before_.rows);
  const auto place = [&](std::size_t of) { return std::span<const float, dimensions>(before_.values.data() + of * dimensions, dimensions); };
  const auto here = place(row);
  Move move{};
  for (std::size_t e = graph_.offsets[row]; e < graph_.offsets[row + 1]; ++e) {
    if (!drawnIn(done_, graph_.weights[e])) continue;
    const auto there = place(static_cast<std::size_t>(graph_.ids[e]));
    addMove(move, here, there, forces_.pull(squaredDistance(here, there)), 2);  // an edge pulls both its ends, and there is one each way
    for (std::uint64_t n = 0; n < negatives; ++n) {
      const std::uint32_t other = drawBelow(drawAt(settings_.seed, static_cast<std::uint64_t>(done_), negatives * e + n), rows);
      if (other == row) continue;
      const auto away = place(other);
      addMove(move, here, away, forces_.push(squaredDistance(here, away)), 1);
    }
  }
  return move;
}

void Umap::epoch() {
  constexpr float keep_momentum = 0.5F, keep_scale = 0.9F;  // uwot's Adam for batches
  before_ = points_;
  const float rate = 1 - static_cast<float>(done_) / static_cast<float>(epochs_);
  const float mended_momentum = 1 - std::pow(keep_momentum, static_cast<float>(done_ + 1));
  const float mended_scale = 1 - std::pow(keep_scale, static_cast<float>(done_ + 1));
  at::parallel_for(0, static_cast<std::int64_t>(points_.rows), grain, [&](std::int64_t begin, std::int64_t end) {
    for (auto row = static_cast<std::size_t>(begin); row < static_cast<std::size_t>(end); ++row) {
      const Move move = points_.cols == 2 ? moveOf<2>(row) : moveOf<3>(row);
      for (std::size_t d = 0; d < points_.cols; ++d) {
        float& momentum = momentum_.row(row)[d];
        float& scale = scale_.row(row)[d];
        momentum = keep_momentum * momentum + (1 - keep_momentum) * move[d];
        scale = keep_scale * scale + (1 - keep_scale) * move[d] * move[d];
        points_.row(row)[d] += rate * (momentum / mended_momentum) / (std::sqrt(scale / mended_scale) + 1e-7F);
      }
    }
  });
  ++done_;
}

namespace {

/// The middle of a row's neighbours, weighted.
void startBetween(std::span<float> at, const SparseGraph& graph, std::size_t row, const Matrix& points) {
  double sum = 0;
  for (std::size_t e = graph.offsets[row]; e < graph.offsets[row + 1]; ++e) sum += graph.weights[e];
  for (std::size_t e = graph.offsets[row]; e < graph.offsets[row + 1]; ++e)
    for (std::size_t d = 0; d < at.size(); ++d)
      at[d] += graph.weights[e] / static_cast<float>(sum) * points.row(static_cast<std::size_t>(graph.ids[e]))[d];
}

}  // namespace

Matrix placeInUmap(const Neighbours& nearest, const Matrix& points, const UmapSettings& settings, const jobs::JobContext& context) {
  constexpr int epochs = 60;
  const SparseGraph graph = membershipOf(nearest, context);
  const UmapForces forces(umapCurve(settings.min_dist));
  Matrix placed(nearest.rows, points.cols);
  forRows(placed.rows, "Placing", context, [&](std::size_t row) {
    const std::span<float> at = placed.row(row);
    startBetween(at, graph, row, points);
    for (int epoch = 0; epoch < epochs; ++epoch) {
      const float rate = 0.25F * (1 - static_cast<float>(epoch) / epochs);
      for (std::size_t e = graph.offsets[row]; e < graph.offsets[row + 1]; ++e) {
        if (!drawnIn(epoch, graph.weights[e])) continue;
        Move move{};
        const auto there = points.row(static_cast<std::size_t>(graph.ids[e]));
        addMove(move, at, there, forces.pull(squaredDistance(at, there)), 1);
        for (std::uint64_t n = 0; n < negatives; ++n) {
          const auto other = drawBelow(drawAt(settings.seed, static_cast<std::uint64_t>(epoch), negatives * e + n),
                                       static_cast<std::uint32_t>(points.rows));
          const auto away = points.row(other);
          addMove(move, at, away, forces.push(squaredDistance(at, away)), 1);
        }
        for (std::size_t d = 0; d < at.size(); ++d) at[d] += rate * move[d];
      }
    }
  });
  return placed;
}

}  // namespace lacuna::projection
