#pragma once

#include <optional>
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

/// What one token looks at, in every block and head; and one head's whole map where it was asked for.
struct Attention {
  AttentionOf of = AttentionOf::Target;
  TokenId query{};
  std::vector<TokenId> tokens;  ///< of the columns
  std::vector<Matrix> blocks;   ///< [heads, tokens] a block; rows add up to 1
  std::optional<model::Trace::Head> map_of;
  Matrix map;                   ///< of that head, [tokens, tokens], rows are queries; empty when none was wanted
};

/// One pass in fp32 on the CPU; no map is ever held but the one wanted, of 256 MB at most. Context latents for the predictor
/// come from the cache where they are. Throws `Failure` (Mismatch) where the query is not among the tokens or the map is too
/// large, and as `predictHidden` does.
Attention attentionOf(const RunRequest& request, AttentionOf of, TokenId query, std::optional<model::Trace::Head> map_of,
                      LatentCache& cache, const jobs::JobContext& context);

const char* nameOf(AttentionOf of);  ///< "target", "context", "predictor"

struct AttentionRollout;
struct AttentionSurvey;

/// "attention" [blocks, heads, tokens], "tokens" and perhaps "map" [tokens, tokens] in one safetensors file, with what they were
/// made from; of a survey, where there is one, "received" and perhaps "read_by" [blocks, heads, tokens], and "rollout" [blocks, tokens].
void writeAttention(const Attention& attention, const RunRequest& request, const std::string& path, const AttentionSurvey* survey = nullptr,
                    const AttentionRollout* rollout = nullptr);

}  // namespace lacuna::latent
