#include "core/projection/sparse_graph.hpp"

#include <algorithm>
#include <limits>
#include <vector>

namespace lacuna::projection {

namespace {

constexpr std::size_t rows_between_looks = 1024;  // at whether to stop

struct Edge {
  int to;
  float weight;
  bool operator<(const Edge& other) const { return to < other.to; }
};

/// All edges turned round: those of a row come ascending by where they lead.
class Reversed {
 public:
  Reversed(const SparseGraph& directed, const jobs::JobContext& context)
      : offsets_(directed.rows() + 1), edges_(directed.ids.size()) {
    for (const int to : directed.ids) ++offsets_[static_cast<std::size_t>(to) + 1];
    for (std::size_t row = 0; row < directed.rows(); ++row) offsets_[row + 1] += offsets_[row];
    std::vector<std::size_t> next(offsets_.begin(), offsets_.end() - 1);
    for (std::size_t row = 0; row < directed.rows(); ++row) {
      if (row % rows_between_looks == 0) context.throwIfStopped();
      for (std::size_t e = directed.offsets[row]; e < directed.offsets[row + 1]; ++e)
        edges_[next[static_cast<std::size_t>(directed.ids[e])]++] = {static_cast<int>(row), directed.weights[e]};
    }
  }
  const Edge* begin(std::size_t row) const { return edges_.data() + offsets_[row]; }
  const Edge* end(std::size_t row) const { return edges_.data() + offsets_[row + 1]; }

 private:
  std::vector<std::size_t> offsets_;
  std::vector<Edge> edges_;
};

int leadsTo(const Edge* edge, const Edge* end) { return edge == end ? std::numeric_limits<int>::max() : edge->to; }

}  // namespace

SparseGraph bothWays(const SparseGraph& directed, float (*join)(float there, float back), const jobs::JobContext& context) {
  const Reversed reversed(directed, context);
  SparseGraph graph;
  graph.offsets.assign(1, 0);
  graph.ids.reserve(2 * directed.ids.size());
  graph.weights.reserve(2 * directed.ids.size());
  std::vector<Edge> row_edges;
  for (std::size_t row = 0; row < directed.rows(); ++row) {
    if (row % rows_between_looks == 0) context.throwIfStopped();
    row_edges.clear();
    for (std::size_t e = directed.offsets[row]; e < directed.offsets[row + 1]; ++e)
      row_edges.push_back({directed.ids[e], directed.weights[e]});
    std::sort(row_edges.begin(), row_edges.end());
    const Edge *there = row_edges.data(), *there_end = there + row_edges.size(), *back = reversed.begin(row),
               *back_end = reversed.end(row);
    while (there != there_end || back != back_end) {
      const int to = std::min(leadsTo(there, there_end), leadsTo(back, back_end));
      const float weight_there = leadsTo(there, there_end) == to ? there++->weight : 0;
      const float weight_back = leadsTo(back, back_end) == to ? back++->weight : 0;
      graph.ids.push_back(to);
      graph.weights.push_back(join(weight_there, weight_back));
    }
    graph.offsets.push_back(graph.ids.size());
  }
  return graph;
}

}  // namespace lacuna::projection
