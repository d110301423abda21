#pragma once

#include <algorithm>
#include <cstdint>

#include "core/base/matrix.hpp"
#include "core/projection/neighbours.hpp"
#include "core/projection/sparse_graph.hpp"

namespace lacuna::projection {

struct TsneSettings {
  double perplexity = 30;  ///< about how many neighbours count: 5..100, `perplexityFor` of few rows
  int dimensions = 3;      ///< 2 or 3
  int epochs = 1000;       ///< the first 250 of them with exaggerated attraction
  std::uint64_t seed = 42; ///< of the jitter of the start
  bool operator==(const TsneSettings&) const = default;
  /// A third of the other rows at most: more cannot be reached.
  static double perplexityFor(double wanted, std::size_t rows) { return std::clamp(wanted, 1.0, std::max(1.0, (static_cast<double>(rows) - 1) / 3)); }
  std::size_t neighbours() const { return static_cast<std::size_t>(3 * perplexity); }
};

/// Of each row, how likely it would pick each neighbour: normal in distance, at the width whose perplexity is as asked; a row's
/// weights sum to 1 (van der Maaten & Hinton 2008). Directed.
SparseGraph likelihoodOf(const Neighbours& neighbours, double perplexity, const jobs::JobContext& context);
/// The mean of both ways, over the number of rows: symmetric, all weights sum to 1.
SparseGraph meanLikelihood(const SparseGraph& directed, const jobs::JobContext& context);

/// The layout, an epoch at a time: gradient descent with momentum and gains; points far away act together (Barnes & Hut, as in van
/// der Maaten 2014, arXiv 1301.3342). The same seed gives the same picture with any number of threads.
class Tsne {
 public:
  /// `likelihood`: of both ways. `start`: [rows, dimensions] of any scale, e.g. principal components. Throws `Failure` (Mismatch)
  /// when sizes differ.
  Tsne(SparseGraph likelihood, Matrix start, const TsneSettings& settings);
  int epochs() const { return settings_.epochs; }
  int done() const { return done_; }
  bool finished() const { return done_ >= settings_.epochs; }
  void epoch();
  const Matrix& points() const { return points_; }

 private:
  SparseGraph graph_;
  Matrix points_, step_, gains_;
  TsneSettings settings_;
  int done_ = 0;
};

/// Where new rows belong in a finished layout, which stays as it is (as in openTSNE's transform): between their nearest rows, then
/// by descent of the new rows alone. `nearest`: of the new rows among those of `points`; 15 of them are enough.
Matrix placeInTsne(const Neighbours& nearest, const Matrix& points, const jobs::JobContext& context);

}  // namespace lacuna::projection
