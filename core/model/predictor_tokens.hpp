#pragma once

#include <span>
#include <vector>

#include "core/model/model.hpp"
#include "core/model/team.hpp"
#include "core/model/weights.hpp"

namespace lacuna::model {

/// Throws `Failure` (Mismatch) where stored positions are of another grid: such predictors know the grid of training alone,
/// or fewer steps of it.
void refuseOtherGrid(const ModelDescription& d, std::span<const TokenId> ids, const PositionGrid& grid);

/// Throws `Failure` (Mismatch) for what `Model::predict` refuses before it works.
void checkPredictInput(const ModelDescription& d, const Matrix& latents, std::span<const TokenId> context_ids,
                       std::span<const TokenId> target_ids, PositionGrid positions);

/// Context and target tokens in the order of the predictor, and where each came from.
struct SortedTokens {
  std::vector<TokenId> ids;
  std::vector<std::size_t> from;
};

/// By id under RoPE; with stored positions as they come.
SortedTokens sortedTokens(const ModelDescription& d, std::span<const TokenId> context_ids,
                          std::span<const TokenId> target_ids);

/// Embedded context latents and mask tokens in sorted order, [sorted.ids.size(), width].
Matrix predictorInput(const Matrix& embedded, std::span<const float> mask_token, const SortedTokens& sorted);

/// Rows of the tokens that came from `first` .. `first + count - 1`, back in the order they were given in.
Matrix rowsFrom(const Matrix& x, const SortedTokens& sorted, std::size_t first, std::size_t count);

/// A linear layer over all rows, run by run.
Matrix linearRows(Team& team, const LinearWeights& layer, const Matrix& x);

/// Context latents in the predictor's width.
Matrix embedContext(Team& team, const PredictorWeights& predictor, const Matrix& latents);

}  // namespace lacuna::model
