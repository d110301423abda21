#pragma once

#include <string>
#include <vector>

#include "core/latent/run.hpp"

namespace lacuna::latent {

/// Whose attention is looked at.
enum class AttentionOf {
  Target,    ///< the target encoder on the whole clip
  Context,   ///< the encoder of the visible tokens
  Predictor  ///< visible and hidden tokens together
};

/// What one token looks at, in every block and head.
struct Attention {
  AttentionOf of = AttentionOf::Target;
  TokenId query{};
  std::vector<TokenId> tokens;  ///< of the columns
  std::vector<Matrix> blocks;   ///< [heads, tokens] a block; rows add up to 1
};

/// One pass in fp32 on the CPU, without ever holding a map. Context latents for the predictor come from the cache where they
/// are. Throws `Failure` (Mismatch) where the query is not among the tokens, and as `predictHidden` does.
Attention attentionOf(const RunRequest& request, AttentionOf of, TokenId query, LatentCache& cache,
                      const jobs::JobContext& context);

/// The whole map of one head, [tokens, tokens], rows are queries. Throws `Failure` (Mismatch) over 256 MB.
struct AttentionMap {
  std::vector<TokenId> tokens;
  Matrix shares;
};
AttentionMap attentionMapOf(const RunRequest& request, AttentionOf of, model::Trace::Head head, LatentCache& cache,
                            const jobs::JobContext& context);

const char* nameOf(AttentionOf of);  ///< "target", "context", "predictor"

/// "attention" [blocks, heads, tokens] and "tokens" in one safetensors file, with what they were made from.
void writeAttention(const Attention& attention, const RunRequest& request, const std::string& path);

}  // namespace lacuna::latent
