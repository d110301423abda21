#include "core/projection/sparse_graph.hpp"

#include <algorithm>
#include <vector>

namespace lacuna::projection {

namespace {

struct Edge {
  int to;
  float weight;
  bool operator<(const Edge& other) const { return to < other.to; }
};
using Rows = std::vector<std::vector<Edge>>;

/// Takes the next edge of a row when it leads to `to`; else there is none, of weight 0.
float weightTo(int to, const std::vector<Edge>& row, std::size_t& next) { return next < row.size() && row[next].to == to ? row[next++].weight : 0; }

}  // namespace

SparseGraph bothWays(const SparseGraph& directed, float (*join)(float there, float back)) {
  Rows there(directed.rows()), back(directed.rows());
  for (std::size_t row = 0; row < directed.rows(); ++row) {
    for (std::size_t e = directed.offsets[row]; e < directed.offsets[row + 1]; ++e) {
      there[row].push_back({directed.ids[e], directed.weights[e]});
      back[static_cast<std::size_t>(directed.ids[e])].push_back({static_cast<int>(row), directed.weights[e]});  // ascending by itself
    }
    std::sort(there[row].begin(), there[row].end());
  }
  SparseGraph graph;
  graph.offsets.assign(1, 0);
  for (std::size_t row = 0; row < directed.rows(); ++row) {
    for (std::size_t a = 0, b = 0; a < there[row].size() || b < back[row].size();) {
      const bool from_there = b == back[row].size() || (a < there[row].size() && there[row][a].to <= back[row][b].to);
      const int to = from_there ? there[row][a].to : back[row][b].to;
      const float weight_there = weightTo(to, there[row], a);
      graph.ids.push_back(to);
      graph.weights.push_back(join(weight_there, weightTo(to, back[row], b)));
    }
    graph.offsets.push_back(graph.ids.size());
  }
  return graph;
}

}  // namespace lacuna::projection
