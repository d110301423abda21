#pragma once

#include <optional>
#include <vector>

#include "core/latent/attention.hpp"
#include "core/latent/table.hpp"

namespace lacuna::latent {

/// How a head looks, by which of these its shares mostly fall on; the first rule that holds names it.
enum class HeadKind {
  Itself,       ///< at least 30 % on the query's own token
  Nearby,       ///< at least 40 % within 2 cells in its own step
  SamePlace,    ///< at least 30 % on its cell in other steps
  RowOrColumn,  ///< at least 40 % on its row or column, in its own step
  Everywhere,   ///< at least 92 % of the largest possible entropy
  Chosen        ///< none of these: what it reads from depends on what is there
};
const char* nameOf(HeadKind kind);  ///< "Itself", "Nearby", "Same place", "Row or column", "Everywhere", "Chosen places"

/// Figures of what one query, or the mean query, reads from by one head. Shares are of attention, from 0 to 1.
struct HeadFigures {
  int block = 1, head = 0;    ///< blocks from 1, heads from 0
  double spread_bits = 0;     ///< entropy of the shares
  double distance_cells = 0;  ///< mean distance of what is read, within the frame
  double distance_steps = 0;  ///< and in time, whichever way
  double itself = 0, nearby = 0, same_place = 0, row_or_column = 0;  ///< shares, as `HeadKind` has them; they overlap
  double same_step = 0;
  double on_visible = 0;      ///< share on tokens that are visible
  HeadKind kind = HeadKind::Chosen;
};

/// Of one row: `shares` [tokens] of what `query` reads from. `spread_bits` is made here.
HeadFigures figuresOf(std::span<const float> shares, TokenId query, const std::vector<TokenId>& tokens, const mask::Mask& mask);

/// What all tokens of a pass read from: figures a head in the mean over queries, and what each token receives.
struct AttentionSurvey {
  AttentionOf of = AttentionOf::Target;
  std::vector<TokenId> tokens;      ///< of the columns
  std::vector<HeadFigures> heads;   ///< block after block
  std::vector<HeadFigures> of_hidden;  ///< the same, in the mean over hidden tokens alone; empty where the mask hides none of them
  std::vector<Matrix> received;     ///< [heads, tokens] a block: mean share that a token gets from all; a row adds up to 1
  std::optional<TokenId> read;      ///< whose readers were wanted
  std::vector<Matrix> read_by;      ///< [heads, tokens] a block: the share that each token gives to it
};

/// One pass in fp32 on the CPU that looks at every row once and keeps none: about twice the time of a pass. `read`: also who
/// reads from this token. Throws as `attentionOf` does.
AttentionSurvey surveyAttention(const RunRequest& request, AttentionOf of, std::optional<TokenId> read, LatentCache& cache,
                                const jobs::JobContext& context);

/// Attention rollout (Abnar and Zuidema 2020, arXiv:2005.00928): from how much of each token's input the query's output is
/// made, if every block mixed tokens by half its heads' mean attention and half the token itself.
struct AttentionRollout {
  AttentionOf of = AttentionOf::Target;
  TokenId query{};
  std::vector<TokenId> tokens;
  Matrix shares;  ///< [blocks, tokens]; row b: back to the input of block b + 1, so row 0 goes through all; rows add up to 1
};

/// Keeps queries, keys and values of all blocks, `rollout_budget_bytes` at most: else it throws `Failure` (Mismatch) with the amount.
inline constexpr std::uint64_t rollout_budget_bytes = std::uint64_t{1} << 30;
AttentionRollout rolloutOf(const RunRequest& request, AttentionOf of, TokenId query, LatentCache& cache, const jobs::JobContext& context);

/// The tokens with the largest shares, the largest first.
struct Source {
  TokenId token{};
  float share = 0;
};
std::vector<Source> strongestSources(std::span<const float> shares, const std::vector<TokenId>& tokens, std::size_t count);

/// "block,head,spread_bits,...,kind", a row a head.
Table headTable(const std::vector<HeadFigures>& heads, const std::string& settings);

/// Whose attention, of which clip, model and mask: json.
std::string attentionSettings(const RunRequest& request, AttentionOf of, std::optional<TokenId> query);

}  // namespace lacuna::latent
