#include "core/projection/point_tree.hpp"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace lacuna::projection {
namespace {

constexpr float nearness = 0.5F;  // a crowd this small beside its distance acts as one point
constexpr int levels = 20;        // halvings of each axis that a code tells apart
constexpr std::uint32_t together = 8;
using Four = float __attribute__((vector_size(16)));

/// The bits of `cell` (below 2^20), each with room for those of the other axes.
std::uint64_t spread(std::uint32_t cell, std::size_t dimensions) {
  std::uint64_t bits = 0;
  for (int bit = 0; bit < levels; ++bit)
    bits |= static_cast<std::uint64_t>(cell >> bit & 1U) << (static_cast<std::size_t>(bit) * dimensions);
  return bits;
}

/// Eight points that stand close together, and what acts on them.
struct Eight {
  std::array<std::array<Four, 2>, 3> at{}, push{};
  std::array<Four, 2> weight{};
};

/// Two dimensions are three of which the last is 0: the sums are the same.
template <class Crowds>
void act(const Crowds& crowds, Eight& eight) {
  for (std::size_t half = 0; half < 2; ++half) {
    const Four x = eight.at[0][half], y = eight.at[1][half], z = eight.at[2][half];
    Four weight{}, push_x{}, push_y{}, push_z{};
    for (const auto& crowd : crowds) {
      const Four away_x = x - crowd.mean[0], away_y = y - crowd.mean[1], away_z = z - crowd.mean[2];
      const Four kernel = 1.0F / (1.0F + away_x * away_x + away_y * away_y + away_z * away_z);
      const Four counted = crowd.count * kernel;
      const Four force = counted * kernel;
      weight += counted;
      push_x += force * away_x;
      push_y += force * away_y;
      push_z += force * away_z;
    }
    eight.weight[half] = weight;
    eight.push[0][half] = push_x;
    eight.push[1][half] = push_y;
    eight.push[2][half] = push_z;
  }
}

}  // namespace

PointTree::PointTree(const Matrix& points)
    : dimensions_(points.cols), points_(points.rows), codes_(points.rows), rows_(points.rows) {
  if (points.rows == 0) return;
  sort(points);
  nodes_.reserve(points.rows);
  build(0, static_cast<std::uint32_t>(points.rows), levels);
}

void PointTree::sort(const Matrix& points) {
  Place low{}, high{};
  for (std::size_t d = 0; d < dimensions_; ++d) {
    low[d] = high[d] = points.row(0)[d];
    for (std::size_t r = 1; r < points.rows; ++r) {
      low[d] = std::min(low[d], points.row(r)[d]);
      high[d] = std::max(high[d], points.row(r)[d]);
    }
  }
  float side = 0;
  for (std::size_t d = 0; d < dimensions_; ++d) side = std::max(side, high[d] - low[d]);
  const float most = static_cast<float>((1U << levels) - 1), scale = side > 0 ? most / side : 0;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> order(points.rows);
  at::parallel_for(0, static_cast<std::int64_t>(points.rows), 1024, [&](std::int64_t begin, std::int64_t end) {
    for (auto r = static_cast<std::size_t>(begin); r < static_cast<std::size_t>(end); ++r) {
      order[r] = {0, static_cast<std::uint32_t>(r)};
      for (std::size_t d = 0; d < dimensions_; ++d)
        order[r].first |=
            spread(static_cast<std::uint32_t>(std::min(most, (points.row(r)[d] - low[d]) * scale)), dimensions_) << d;
    }
  });
  std::sort(order.begin(), order.end());
  for (std::size_t i = 0; i < order.size(); ++i) {
    codes_[i] = order[i].first;
    rows_[i] = order[i].second;
    std::copy_n(points.row(rows_[i]).begin(), dimensions_, points_[i].begin());
  }
}

void PointTree::build(std::uint32_t first, std::uint32_t last, int level) {
  const std::size_t place = nodes_.size();
  nodes_.emplace_back();
  Node node;
  node.first = first;
  node.last = last;
  const auto part_of = [&](std::uint64_t code) { return code >> static_cast<std::size_t>(level - 1) * dimensions_; };
  while (level > 0 && part_of(codes_[first]) == part_of(codes_[last - 1])) --level;  // nothing is told apart here
  node.leaf = last - first <= leaf_points || level == 0;
  std::array<double, 3> sum{};
  for (std::uint32_t i = first; i < last; ++i)
    for (std::size_t d = 0; d < dimensions_; ++d) sum[d] += points_[i][d];
  const Box box = boxOf(first, last);
  float side = 0;
  for (std::size_t d = 0; d < dimensions_; ++d) {
    node.mean[d] = static_cast<float>(sum[d] / (last - first));
    side = std::max(side, box.high[d] - box.low[d]);
  }
  node.reach = side * side / (nearness * nearness);
  if (!node.leaf) {
    for (std::uint32_t begin = first; begin < last;) {
      const auto end =
          std::partition_point(codes_.begin() + begin, codes_.begin() + last,
                               [&, part = part_of(codes_[begin])](std::uint64_t code) { return part_of(code) == part; });
      const auto stop = static_cast<std::uint32_t>(end - codes_.begin());
      build(begin, stop, level - 1);
      begin = stop;
    }
  }
  node.next = static_cast<std::uint32_t>(nodes_.size());
  nodes_[place] = node;
}

PointTree::Box PointTree::boxOf(std::uint32_t first, std::uint32_t last) const {
  Box box{points_[first], points_[first]};
  for (std::uint32_t i = first + 1; i < last; ++i)
    for (std::size_t d = 0; d < dimensions_; ++d) {
      box.low[d] = std::min(box.low[d], points_[i][d]);
      box.high[d] = std::max(box.high[d], points_[i][d]);
    }
  return box;
}

/// What a box as a whole may see as one is seen so by all that is in it.
void PointTree::crowdsSeenFrom(const Box& box, std::vector<Crowd>& crowds) const {
  crowds.clear();
  for (std::size_t n = 0; n < nodes_.size();) {
    const Node& node = nodes_[n];
    float squared = 0;
    for (std::size_t d = 0; d < 3; ++d) {
      const float away = std::max({0.0F, box.low[d] - node.mean[d], node.mean[d] - box.high[d]});
      squared += away * away;
    }
    const bool as_one = node.reach < squared;
    if (as_one) crowds.push_back({node.mean, static_cast<float>(node.last - node.first)});
    if (!as_one && node.leaf)
      for (std::uint32_t i = node.first; i < node.last; ++i) crowds.push_back({points_[i], 1});
    n = as_one || node.leaf ? node.next : n + 1;
  }
}

PointTree::Repulsion PointTree::at(std::span<const float> place) const {
  Box box;
  std::copy(place.begin(), place.end(), box.low.begin());
  box.high = box.low;
  thread_local std::vector<Crowd> crowds;
  crowdsSeenFrom(box, crowds);
  Repulsion sum;
  for (const Crowd& crowd : crowds) {
    float squared = 0;
    for (std::size_t d = 0; d < 3; ++d) squared += (box.low[d] - crowd.mean[d]) * (box.low[d] - crowd.mean[d]);
    const float kernel = 1 / (1 + squared);
    sum.weight += crowd.count * kernel;
    for (std::size_t d = 0; d < 3; ++d) sum.push[d] += crowd.count * kernel * kernel * (box.low[d] - crowd.mean[d]);
  }
  return sum;
}

std::vector<PointTree::Repulsion> PointTree::atPoints() const {
  std::vector<Repulsion> all(points_.size());
  const auto groups = static_cast<std::int64_t>((points_.size() + together - 1) / together);
  at::parallel_for(0, groups, 8, [&](std::int64_t begin, std::int64_t end) {
    std::vector<Crowd> crowds;
    for (std::int64_t group = begin; group < end; ++group) {
      const auto first = static_cast<std::uint32_t>(group) * together;
      const auto last = std::min(first + together, static_cast<std::uint32_t>(points_.size()));
      crowdsSeenFrom(boxOf(first, last), crowds);
      Eight eight;
      for (std::uint32_t i = first; i < last; ++i)
        for (std::size_t d = 0; d < 3; ++d) eight.at[d][(i - first) / 4][(i - first) % 4] = points_[i][d];
      act(crowds, eight);
      for (std::uint32_t i = first; i < last; ++i) {
        Repulsion& one = all[rows_[i]];
        one.weight = static_cast<double>(eight.weight[(i - first) / 4][(i - first) % 4]) - 1;  // it met itself
        for (std::size_t d = 0; d < 3; ++d) one.push[d] = eight.push[d][(i - first) / 4][(i - first) % 4];
      }
    }
  });
  return all;
}

}  // namespace lacuna::projection
