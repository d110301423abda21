#include "core/projection/point_tree.hpp"

#include <algorithm>
#include <numeric>

namespace lacuna::projection {
namespace {
constexpr double nearness = 0.5;  // a box this small beside its distance acts as one point
}

PointTree::PointTree(const Matrix& points) : points_(points), dimensions_(points.cols), order_(points.rows) {
  std::iota(order_.begin(), order_.end(), 0U);
  if (points.rows == 0) return;
  Box box;
  for (std::size_t d = 0; d < dimensions_; ++d) {
    float low = points.row(0)[d], high = low;
    for (std::size_t r = 1; r < points.rows; ++r) {
      low = std::min(low, points.row(r)[d]);
      high = std::max(high, points.row(r)[d]);
    }
    box.middle[d] = (low + high) / 2;
    box.half = std::max(box.half, (high - low) / 2);
  }
  nodes_.reserve(points.rows);
  build(0, static_cast<std::uint32_t>(points.rows), box, 0);
}

void PointTree::build(std::uint32_t first, std::uint32_t last, const Box& box, int depth) {
  const std::size_t place = nodes_.size();
  nodes_.emplace_back();
  Node node;
  node.first = first;
  node.last = last;
  node.side = 2 * box.half;
  node.leaf = last - first <= leaf_points || depth == deepest;
  for (std::size_t d = 0; d < dimensions_; ++d) {
    double sum = 0;
    for (std::uint32_t i = first; i < last; ++i) sum += points_.row(order_[i])[d];
    node.mean[d] = static_cast<float>(sum / (last - first));
  }
  if (!node.leaf) {
    const auto side_of = [&](std::uint32_t row) {
      unsigned side = 0;
      for (std::size_t d = 0; d < dimensions_; ++d) side |= points_.row(row)[d] > box.middle[d] ? 1U << d : 0U;
      return side;
    };
    auto begin = order_.begin() + first;
    for (unsigned side = 0; side < 1U << dimensions_; ++side) {
      const auto end = std::stable_partition(begin, order_.begin() + last, [&](std::uint32_t row) { return side_of(row) == side; });
      Box part{box.middle, box.half / 2};
      for (std::size_t d = 0; d < dimensions_; ++d) part.middle[d] += (side >> d & 1U) != 0 ? part.half : -part.half;
      if (end != begin)
        build(static_cast<std::uint32_t>(begin - order_.begin()), static_cast<std::uint32_t>(end - order_.begin()), part, depth + 1);
      begin = end;
    }
  }
  node.next = static_cast<std::uint32_t>(nodes_.size());
  nodes_[place] = node;
}

PointTree::Repulsion PointTree::at(std::span<const float> place, std::int64_t without) const {
  Repulsion sum;
  const auto add = [&](const float* point, double count) {
    std::array<double, 3> away{};
    double squared = 0;
    for (std::size_t d = 0; d < dimensions_; ++d) {
      away[d] = static_cast<double>(place[d]) - static_cast<double>(point[d]);
      squared += away[d] * away[d];
    }
    const double weight = 1 / (1 + squared);
    sum.weight += count * weight;
    for (std::size_t d = 0; d < dimensions_; ++d) sum.push[d] += count * weight * weight * away[d];
  };
  for (std::size_t n = 0; n < nodes_.size();) {
    const Node& node = nodes_[n];
    double squared = 0;
    for (std::size_t d = 0; d < dimensions_; ++d) {
      const double away = static_cast<double>(place[d]) - static_cast<double>(node.mean[d]);
      squared += away * away;
    }
    const double side = node.side;
    if (side * side < nearness * nearness * squared) {
      add(node.mean.data(), node.last - node.first);
      n = node.next;
    } else if (node.leaf) {
      for (std::uint32_t i = node.first; i < node.last; ++i)
        if (order_[i] != without) add(points_.row(order_[i]).data(), 1);
      n = node.next;
    } else {
      ++n;
    }
  }
  return sum;
}

}  // namespace lacuna::projection
