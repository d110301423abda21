#pragma once

#include <cstddef>
#include <vector>

#include "core/jobs/job_context.hpp"

namespace lacuna::projection {

/// Weighted edges, row by row: those of row r are at offsets[r] .. offsets[r + 1].
struct SparseGraph {
  std::vector<std::size_t> offsets;
  std::vector<int> ids;
  std::vector<float> weights;
  std::size_t rows() const { return offsets.empty() ? 0 : offsets.size() - 1; }
};

/// The graph with an edge each way wherever there is one: its weight is `join` of the one there and the one back, 0 where
/// there is none.
SparseGraph bothWays(const SparseGraph& directed, float (*join)(float there, float back), const jobs::JobContext& context);

}  // namespace lacuna::projection
