#pragma once

#include <algorithm>
#include <functional>
#include <span>

#include "core/base/matrix.hpp"
#include "core/jobs/job_context.hpp"
#include "core/model/team.hpp"

namespace lacuna::model {

/// Queries, keys and values of all heads: [tokens, 3*width], head after head inside each third; queries already scaled.
struct AttentionInput {
  const float* qkv = nullptr;
  int tokens = 0, width = 0, heads = 0;
  int group = 0;  ///< block-causal: tokens a time step, of which one sees its own step and earlier ones; 0: all see all
  int headDim() const { return width / heads; }
  int groupSize() const { return group > 0 ? group : tokens; }

  /// How many keys a query sees: all up to the end of its group.
  int keysOf(int query) const { return std::min(tokens, (query / groupSize() + 1) * groupSize()); }
};

/// softmax(q k') v for every head into out [tokens, width]. Works in tiles of queries and keys with a running softmax, so
/// that memory does not grow with tokens squared; keys that a query does not see are not touched. Throws
/// `CancelledException`.
void attend(Team& team, const AttentionInput& input, const jobs::JobContext& context, float* out);

/// The softmax probabilities of one head, [tokens, tokens], 0 where nothing is seen: for looking at, not for speed. Throws
/// `CancelledException`.
Matrix attentionProbabilities(const AttentionInput& input, int head, const jobs::JobContext& context);

/// What some consecutive queries of one head look at.
struct AttentionRows {
  int head = 0, first_query = 0;
  const Matrix& shares;              ///< [queries, tokens], each row adding up to 1
  std::span<const float> spread_bits;  ///< entropy of each row, from 0 to log2(tokens)
};

/// All of them, a few hundred at a time: every head is gone through by one thread, in the order of its queries, heads beside
/// each other. Never holds a full map. Throws `CancelledException`.
void forAttentionRows(Team& team, const AttentionInput& input, const jobs::JobContext& context,
                      const std::function<void(const AttentionRows&)>& see);

/// What one row of the input looks at, by every head: [heads, tokens], each row adding up to 1. Never holds a full map.
Matrix attentionRow(const AttentionInput& input, int query);

}  // namespace lacuna::model
