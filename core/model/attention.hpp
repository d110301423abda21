#pragma once

#include <algorithm>

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

/// What one row of the input looks at, by every head: [heads, tokens], each row adding up to 1. Never holds a full map.
Matrix attentionRow(const AttentionInput& input, int query);

}  // namespace lacuna::model
