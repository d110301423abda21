#pragma once

#include <vector>

#include "core/jobs/job_context.hpp"
#include "core/latent/run.hpp"

namespace lacuna::analysis {

/// Tokens that are looked at together: ascending, each once.
using TokenSelection = std::vector<TokenId>;

/// How a new choice of tokens meets the one before.
enum class Selecting { Replace, Add, Remove };
TokenSelection combined(const TokenSelection& before, const TokenSelection& chosen, Selecting how);

/// Ascending, each once, without those that are not in the grid.
TokenSelection tidied(std::vector<TokenId> tokens, const mask::TokenGrid& grid);
TokenSelection inverted(const TokenSelection& tokens, const mask::TokenGrid& grid);
/// All tokens of the steps `first` to `last`, counted from 0.
TokenSelection tokensOfSteps(const mask::TokenGrid& grid, int first, int last);
/// Hidden tokens between two quantiles of the error, 0..1 with 1 the worst: 0.9 to 1 is the worst tenth. Under the cosine,
/// where less is worse, the order is turned.
TokenSelection tokensByError(const latent::Run& run, latent::Metric metric, double from, double to);

/// With the `count` nearest rows of each chosen one, by Euclidean distance. `latents`: [tokens, width].
TokenSelection grown(const TokenSelection& tokens, const Matrix& latents, int count, const jobs::JobContext& context);

}  // namespace lacuna::analysis
