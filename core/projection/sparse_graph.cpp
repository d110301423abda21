#include "core/projection/sparse_graph.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace lacuna::projection {

SparseGraph bothWays(const SparseGraph& directed, float (*join)(float there, float back)) {
  struct Edge {
    int from, to;
    float there, back;
  };
  std::vector<Edge> edges;
  edges.reserve(2 * directed.ids.size());
  for (std::size_t row = 0; row < directed.rows(); ++row)
    for (std::size_t e = directed.offsets[row]; e < directed.offsets[row + 1]; ++e) {
      edges.push_back({static_cast<int>(row), directed.ids[e], directed.weights[e], 0});
      edges.push_back({directed.ids[e], static_cast<int>(row), 0, directed.weights[e]});
    }
  std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return std::pair(a.from, a.to) < std::pair(b.from, b.to); });
  SparseGraph graph;
  graph.offsets.assign(directed.rows() + 1, 0);
  for (std::size_t i = 0; i < edges.size();) {
    Edge edge = edges[i];
    for (++i; i < edges.size() && edges[i].from == edge.from && edges[i].to == edge.to; ++i) {
      edge.there = std::max(edge.there, edges[i].there);
      edge.back = std::max(edge.back, edges[i].back);
    }
    graph.ids.push_back(edge.to);
    graph.weights.push_back(join(edge.there, edge.back));
    ++graph.offsets[static_cast<std::size_t>(edge.from) + 1];
  }
  std::partial_sum(graph.offsets.begin(), graph.offsets.end(), graph.offsets.begin());
  return graph;
}

}  // namespace lacuna::projection
