#include "core/projection/tsne.hpp"

#include <ATen/Parallel.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "core/base/error.hpp"
#include "core/projection/draws.hpp"
#include "core/projection/point_tree.hpp"
#include "core/projection/row_chunks.hpp"

namespace lacuna::projection {
namespace {

constexpr int early_epochs = 250, momentum_from = 250;
constexpr double early_exaggeration = 12, start_deviation = 1e-4;
constexpr std::int64_t grain = 128;  // rows a thread takes

/// The weights of one row into `weights`; the width is found by halving.
void weighRow(const float* distances, std::size_t count, double perplexity, float* weights) {
  constexpr int halvings = 64;
  const double wanted = std::log(std::min(perplexity, static_cast<double>(count)));
  double low = 0, high = std::numeric_limits<double>::infinity(), precision = 1;
  const double nearest = static_cast<double>(distances[0]) * distances[0];
  double sum = 1;
  for (int i = 0; i < halvings; ++i) {
    double spread = 0;
    sum = 0;
    for (std::size_t k = 0; k < count; ++k) {
      const double squared = static_cast<double>(distances[k]) * distances[k] - nearest;
      const double weight = std::exp(-squared * precision);
      weights[k] = static_cast<float>(weight);
      sum += weight;
      spread += squared * weight;
    }
    const double entropy = std::log(sum) + precision * spread / sum;
    if (std::abs(entropy - wanted) < 1e-5) break;
    (entropy > wanted ? low : high) = precision;
    precision = std::isinf(high) ? 2 * precision : (low + high) / 2;
  }
  for (std::size_t k = 0; k < count; ++k) weights[k] = static_cast<float>(weights[k] / sum);
}

/// Of deviation 1e-4 along the first axis, as the start of a descent whose first steps must be small.
void scaleStart(Matrix& points, std::uint64_t seed) {
  double squares = 0, mean = 0;
  for (std::size_t r = 0; r < points.rows; ++r) mean += points.row(r)[0] / static_cast<double>(points.rows);
  for (std::size_t r = 0; r < points.rows; ++r) squares += std::pow(points.row(r)[0] - mean, 2) / static_cast<double>(points.rows);
  const double factor = squares > 0 ? start_deviation / std::sqrt(squares) : 0;
  for (std::size_t i = 0; i < points.values.size(); ++i) {
    const double share = drawBelow(drawAt(seed, ~std::uint64_t{0}, i), 1U << 20) / static_cast<double>(1U << 20) - 0.5;
    points.values[i] = static_cast<float>(factor * points.values[i] + 0.01 * start_deviation * share);  // equal rows are parted
  }
}

/// The pull of a row's neighbours: the sum of weight / (1 + d^2) (neighbour - here).
template <std::size_t dimensions>
std::array<float, 3> pullIn(const SparseGraph& graph, std::size_t row, std::span<const float> here, const Matrix& points) {
  std::array<float, 3> pull{};
  for (std::size_t e = graph.offsets[row]; e < graph.offsets[row + 1]; ++e) {
    const float* there = points.values.data() + static_cast<std::size_t>(graph.ids[e]) * dimensions;
    std::array<float, dimensions> away;
    float squared = 0;
    for (std::size_t d = 0; d < dimensions; ++d) {
      away[d] = there[d] - here[d];
      squared += away[d] * away[d];
    }
    const float weight = graph.weights[e] / (1 + squared);
    for (std::size_t d = 0; d < dimensions; ++d) pull[d] += weight * away[d];
  }
  return pull;
}

std::array<float, 3> pullOf(const SparseGraph& graph, std::size_t row, std::span<const float> here, const Matrix& points) {
  return points.cols == 2 ? pullIn<2>(graph, row, here, points) : pullIn<3>(graph, row, here, points);
}

}  // namespace

SparseGraph likelihoodOf(const Neighbours& neighbours, double perplexity, const jobs::JobContext& context) {
  SparseGraph graph;
  graph.offsets.resize(neighbours.rows + 1);
  graph.ids = neighbours.ids;
  graph.weights.resize(neighbours.ids.size());
  for (std::size_t row = 0; row <= neighbours.rows; ++row) graph.offsets[row] = row * neighbours.count;
  if (neighbours.count == 0) return graph;
  forRows(neighbours.rows, "Weighing neighbours", context, [&](std::size_t row) {
    weighRow(neighbours.distancesOf(row), neighbours.count, perplexity, graph.weights.data() + graph.offsets[row]);
  });
  return graph;
}

SparseGraph meanLikelihood(const SparseGraph& directed, const jobs::JobContext& context) {
  SparseGraph graph = bothWays(directed, [](float there, float back) { return (there + back) / 2; }, context);
  for (float& weight : graph.weights) weight /= static_cast<float>(graph.rows());
  return graph;
}

Tsne::Tsne(SparseGraph likelihood, Matrix start, const TsneSettings& settings)
    : graph_(std::move(likelihood)), points_(std::move(start)),
      step_(points_.rows, points_.cols), gains_(points_.rows, points_.cols), settings_(settings) {
  const bool fits = points_.rows == graph_.rows() && static_cast<int>(points_.cols) == settings.dimensions;
  if (!fits || points_.cols < 2 || points_.cols > 3)
    fail(ErrorKind::Mismatch, "t-SNE starts from one place of 2 or 3 axes for each token.");
  std::fill(gains_.values.begin(), gains_.values.end(), 1.0F);
  scaleStart(points_, settings.seed);
}

void Tsne::epoch() {
  const std::size_t rows = points_.rows;
  const std::vector<PointTree::Repulsion> repulsion = PointTree(points_).atPoints();
  double all = 1e-12;  // in the rows' order: the same sum however many threads there are
  for (const auto& one : repulsion) all += one.weight;
  const bool early = done_ < std::min(early_epochs, settings_.epochs / 3);
  const double exaggeration = early ? early_exaggeration : 1;
  const double momentum = done_ < momentum_from ? 0.5 : 0.8;
  // What may be stepped without overshooting falls with the exaggeration (Belkina et al. 2019, doi 10.1038/s41467-019-13055-y).
  const double rate = std::max(200.0, static_cast<double>(rows) / early_exaggeration * (early ? 1 : 2));
  const Matrix before = points_;
  at::parallel_for(0, static_cast<std::int64_t>(rows), grain, [&](std::int64_t begin, std::int64_t end) {
    for (auto row = static_cast<std::size_t>(begin); row < static_cast<std::size_t>(end); ++row) {
      const auto pull = pullOf(graph_, row, before.row(row), before);
      for (std::size_t d = 0; d < points_.cols; ++d) {
        const double slope = -4 * (exaggeration * static_cast<double>(pull[d]) + repulsion[row].push[d] / all);
        float& step = step_.row(row)[d];
        float& gain = gains_.row(row)[d];
        gain = (slope > 0) != (step > 0) ? gain + 0.2F : std::max(0.01F, gain * 0.8F);
        step = static_cast<float>(momentum * step - rate * static_cast<double>(gain) * slope);
        points_.row(row)[d] += step;
      }
    }
  });
  ++done_;
}

Matrix placeInTsne(const Neighbours& nearest, const Matrix& points, const jobs::JobContext& context) {
  constexpr int epochs = 100;
  constexpr double perplexity = 5, exaggeration = 1.5, rate = 0.1, momentum = 0.8, longest_slope = 0.25;
  const SparseGraph graph = likelihoodOf(nearest, perplexity, context);
  const PointTree tree(points);
  Matrix placed(nearest.rows, points.cols);
  forRows(placed.rows, "Placing", context, [&](std::size_t row) {
    const std::span<float> at = placed.row(row);
    for (std::size_t e = graph.offsets[row]; e < graph.offsets[row + 1]; ++e)
      for (std::size_t d = 0; d < at.size(); ++d) at[d] += graph.weights[e] * points.row(static_cast<std::size_t>(graph.ids[e]))[d];
    std::array<double, 3> step{};
    for (int epoch = 0; epoch < epochs; ++epoch) {
      const auto pull = pullOf(graph, row, at, points);
      const PointTree::Repulsion repulsion = tree.at(at);
      for (std::size_t d = 0; d < at.size(); ++d) {
        const double slope = -4 * (exaggeration * static_cast<double>(pull[d]) + repulsion.push[d] / std::max(repulsion.weight, 1e-12));
        step[d] = momentum * step[d] - rate * std::clamp(slope, -longest_slope, longest_slope);
        at[d] += static_cast<float>(step[d]);
      }
    }
  });
  return placed;
}

}  // namespace lacuna::projection
