#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "core/base/matrix.hpp"
#include "core/projection/distance.hpp"
#include "core/projection/neighbours.hpp"
#include "core/projection/sparse_graph.hpp"

namespace lacuna::projection {

struct UmapSettings {
  int neighbours = 15;     ///< how far local structure reaches: 2..200
  double min_dist = 0.1;   ///< how close points may lie: 0..1
  int dimensions = 3;      ///< 2 or 3
  int epochs = 0;          ///< 0: 500 up to 10,000 rows, 200 beyond
  std::uint64_t seed = 42;
  bool operator==(const UmapSettings&) const = default;
  int epochsFor(std::size_t rows) const { return epochs > 0 ? epochs : rows <= 10'000 ? 500 : 200; }
};

/// How sure it is that two rows belong together, 0..1: exp of how much farther than the nearest a neighbour is, at a scale by
/// which the row's weights sum to log2 of their count (McInnes et al. 2018, arXiv 1802.03426, section 3.1). Directed.
SparseGraph membershipOf(const Neighbours& neighbours, const jobs::JobContext& context);
/// The union a + b - ab of a directed graph with its reverse.
SparseGraph fuzzyUnion(const SparseGraph& directed, const jobs::JobContext& context);

/// The curve 1 / (1 + a x^(2b)) that is nearest to: 1 up to `min_dist`, then falling as exp(min_dist - x).
struct UmapCurve {
  double a = 1, b = 1;
};
UmapCurve umapCurve(double min_dist);

/// How strongly two points of a squared distance are pulled together or pushed apart along the way between them. From tables, since
/// the powers would take most of an epoch: 32 knots for each doubling, straight between them, off by less than 1 in 10,000.
class UmapForces {
 public:
  explicit UmapForces(const UmapCurve& curve);
  float pull(float squared) const { return at(pull_, squared); }
  float push(float squared) const { return at(push_, squared); }

 private:
  static constexpr std::uint32_t knot_bits = 18;                         // of a float's 23 bits of fraction: between two knots
  static constexpr float nearest = 0x1p-40F, farthest = 0x1p40F;         // beyond them both forces are as at them
  static constexpr std::uint32_t lowest = std::bit_cast<std::uint32_t>(nearest);
  static constexpr std::size_t knots = ((std::bit_cast<std::uint32_t>(farthest) - lowest) >> knot_bits) + 2;
  using Table = std::array<float, knots>;

  static float at(const Table& table, float squared) {
    const std::uint32_t past = std::bit_cast<std::uint32_t>(held(squared, nearest, farthest)) - lowest;
    const float share = static_cast<float>(past & ((1U << knot_bits) - 1)) * (1.0F / (1U << knot_bits));
    const float here = table[past >> knot_bits];
    return here + share * (table[(past >> knot_bits) + 1] - here);
  }

  Table pull_, push_;
};

/// The layout, an epoch at a time. Every epoch moves all points at once by what the places before it say, and draws its random
/// numbers by place: the same seed gives the same picture with any number of threads (as in uwot's batch mode, with Adam).
class Umap {
 public:
  /// `start`: [rows, dimensions] of any scale, e.g. principal components. Throws `Failure` (Mismatch) when sizes differ.
  Umap(SparseGraph graph, Matrix start, const UmapSettings& settings);
  int epochs() const { return epochs_; }
  int done() const { return done_; }
  bool finished() const { return done_ >= epochs_; }
  void epoch();
  const Matrix& points() const { return points_; }

 private:
  template <std::size_t dimensions>
  std::array<float, 3> moveOf(std::size_t row) const;

  SparseGraph graph_;  ///< a weight is the share of the epochs in which its edge is drawn
  Matrix points_, before_, momentum_, scale_;
  UmapSettings settings_;
  UmapForces forces_;
  int epochs_, done_ = 0;
};

/// Where new rows belong in a finished layout, which stays as it is: between their nearest rows, then settled against it.
/// `nearest`: of the new rows among those of `points`.
Matrix placeInUmap(const Neighbours& nearest, const Matrix& points, const UmapSettings& settings, const jobs::JobContext& context);

}  // namespace lacuna::projection
