#pragma once

#include <algorithm>
#include <functional>
#include <span>
#include <vector>

#include "core/jobs/job_context.hpp"
#include "core/model/model.hpp"
#include "core/model/rope.hpp"
#include "core/model/team.hpp"
#include "core/model/weights.hpp"

namespace lacuna::model {

class Bf16Layers;

/// A stack of pre-norm blocks, as both encoder and predictor have one.
struct BlockStack {
  const TransformerSize& size;
  std::span<const BlockWeights> blocks;
  float eps = 1e-6F;
  const char* doing = "";  ///< for progress lines
  int group = 0;           ///< tokens a time step, see `AttentionInput::group`
  const Bf16Layers* bf16 = nullptr;  ///< the blocks' layers in bf16, where they shall be computed so
};

/// Where to look at x on its way: `see(k, x)` is called after the k-th block, from 1 on, for those in `after`.
struct Taps {
  std::vector<int> after;
  std::function<void(int, const Matrix&)> see;

  bool wants(int block) const { return std::find(after.begin(), after.end(), block) != after.end(); }
};

/// x [tokens, width] through all blocks, in place: x += Attention(norm1(x)); x += MLP(norm2(x)). Throws
/// `CancelledException`.
void runBlocks(Team& team, const BlockStack& stack, const RopeTable& rope, const jobs::JobContext& context, Trace* trace,
               Matrix& x, const Taps& taps = {});

/// norm(x) row by row, into a matrix of its own.
Matrix normalised(const Matrix& x, const NormWeights& norm, float eps);

}  // namespace lacuna::model
