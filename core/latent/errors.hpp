#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/base/ids.hpp"
#include "core/latent/run.hpp"

namespace lacuna::latent {

/// Errors of `guesses` [ids.size(), width] against the rows `ids` of the true latents. Stops between tokens.
std::vector<TokenErrors> errorsOf(const Matrix& guesses, const std::vector<TokenId>& ids, const Matrix& truth,
                                  const Matrix& truth_normed, const jobs::JobContext& context);

/// As columns of tables and the command line call it: "l1_normed", "l1_raw", "l2_normed", "cosine".
const char* keyOf(Metric metric);
/// The other way round; none where there is no such metric.
std::optional<Metric> metricNamed(std::string_view key);

/// The mean of each error; zeros for none.
TokenErrors meanOf(const std::vector<TokenErrors>& errors);

/// For every token of the grid the visible one nearest in (step, row, column), ties to the smallest id; a visible token is
/// its own. Needs at least one visible token.
std::vector<TokenId> nearestVisible(const mask::Mask& mask);

}  // namespace lacuna::latent
