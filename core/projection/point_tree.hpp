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

  /// What t-SNE's kernel w = 1 / (1 + d^2) says at a place: the sum of w, and the sum of w^2 (place - point). The point of row
  /// `without` is left out; -1: none is.
  struct Repulsion {
    double weight = 0;
    std::array<double, 3> push{};
  };
  Repulsion at(std::span<const float> place, std::int64_t without) const;

 private:
  static constexpr int leaf_points = 8, deepest = 40;
  struct Node {
    std::array<float, 3> mean{};
    float side = 0;                     ///< of its box
    std::uint32_t first = 0, last = 0;  ///< of `order_`
    std::uint32_t next = 0;             ///< the node after all that are inside this one
    bool leaf = false;
  };
  struct Box {
    std::array<float, 3> middle{};
    float half = 0;
  };
  void build(std::uint32_t first, std::uint32_t last, const Box& box, int depth);

  const Matrix& points_;
  std::size_t dimensions_;
  std::vector<std::uint32_t> order_;
  std::vector<Node> nodes_;  ///< a node, then all inside it
};

}  // namespace lacuna::projection
