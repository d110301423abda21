#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/matrix.hpp"

namespace lacuna::projection {

/// Points in 2-D or 3-D, halved along every axis until few are left, so that a far crowd can be taken as one point.
class PointTree {
 public:
  explicit PointTree(const Matrix& points);

  /// What t-SNE's kernel w = 1 / (1 + d^2) says at a place: the sum of w, and the sum of w^2 (place - point).
  struct Repulsion {
    double weight = 0;
    std::array<double, 3> push{};
  };
  /// At any place, of all points.
  Repulsion at(std::span<const float> place) const;
  /// At each point, of all others. On all threads; the same with any number of them.
  std::vector<Repulsion> atPoints() const;

 private:
  static constexpr std::uint32_t leaf_points = 8;
  using Place = std::array<float, 3>;
  struct Node {
    Place mean{};
    float reach = 0;                    ///< squared: farther away, all inside it act as one point
    std::uint32_t first = 0, last = 0;  ///< of `points_`
    std::uint32_t next = 0;             ///< the node after all that are inside this one
    bool leaf = false;
  };
  /// Points that act as one, or a point alone.
  struct Crowd {
    Place mean{};
    float count = 1;
  };
  struct Box {
    Place low{}, high{};
  };

  void sort(const Matrix& points);
  void build(std::uint32_t first, std::uint32_t last, int level);
  Box boxOf(std::uint32_t first, std::uint32_t last) const;
  void crowdsSeenFrom(const Box& box, std::vector<Crowd>& crowds) const;

  std::size_t dimensions_;
  std::vector<Place>
      points_;  ///< along a curve that stays near itself, so that neighbours in memory are neighbours in space
  std::vector<std::uint64_t> codes_;  ///< of the curve
  std::vector<std::uint32_t> rows_;   ///< which row of the matrix each was
  std::vector<Node> nodes_;           ///< a node, then all inside it
};

}  // namespace lacuna::projection
