#pragma once

#include <functional>
#include <vector>

#include "core/jobs/job_context.hpp"
#include "core/model/model.hpp"
#include "core/model/rope.hpp"
#include "core/model/team.hpp"
#include "core/model/weights.hpp"

namespace lacuna::model {

/// A stack of pre-norm blocks, as both encoder and predictor have one.
struct BlockStack {
  const TransformerSize& size;
  const std::vector<BlockWeights>& blocks;
  float eps = 1e-6F;
  const char* doing = "";  ///< for progress lines
  int group = 0;           ///< tokens a time step, see `AttentionInput::group`
};

/// x [tokens, width] through all blocks, in place: x += Attention(norm1(x)); x += MLP(norm2(x)). `after_block(k, x)` is
/// called after the k-th block, from 1 on. Throws `CancelledException`.
using AfterBlock = std::function<void(int, const Matrix&)>;
void runBlocks(Team& team, const BlockStack& stack, const RopeTable& rope, const jobs::JobContext& context, Trace* trace,
               Matrix& x, const AfterBlock& after_block = {});

/// norm(x) row by row, into a matrix of its own.
Matrix normalised(const Matrix& x, const NormWeights& norm, float eps);

}  // namespace lacuna::model
