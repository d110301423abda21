#pragma once

#include <span>
#include <vector>

#include "core/jobs/job_context.hpp"
#include "core/media/preprocess.hpp"
#include "core/model/description.hpp"
#include "core/model/team.hpp"
#include "core/model/weights.hpp"

namespace lacuna::model {

/// Throws `Failure` (Mismatch) for more tokens than a pass takes, 200,000.
void refuseTooMany(std::int64_t tokens);

/// Whether a clip is a single picture to a model that takes both.
bool isPicture(const ModelDescription& d, const media::ClipTensor& clip);

/// The clip's tokens. Throws `Failure` (Mismatch) for a clip too small for one token or of too many.
mask::TokenGrid clipGrid(const ModelDescription& d, const media::ClipTensor& clip);

/// The ids, or all of the grid when there are none. Throws `Failure` (Mismatch) for one outside the grid.
std::vector<TokenId> idsInside(std::span<const TokenId> ids, const mask::TokenGrid& grid);

/// The patch embedding of the wanted tokens only, [ids.size(), width]: masking comes before the blocks, so the others are
/// never needed. Throws `CancelledException`.
Matrix embedPatches(Team& team, const EncoderWeights& encoder, const media::ClipTensor& clip, const ModelDescription& d,
                    const mask::TokenGrid& grid, const std::vector<TokenId>& ids, const jobs::JobContext& context);

}  // namespace lacuna::model
