#pragma once

#include "core/latent/expectation.hpp"

namespace lacuna::latent {

/// What the first run on a clip of this grid would take with a model that is not loaded: `hidden` of the grid's tokens are
/// predicted, where the model can do that.
Expectation foretold(const model::ModelDescription& description, const mask::TokenGrid& grid, int hidden,
                     std::uint64_t weight_bytes, const model::Speed& speed);

/// What a pass holds at once: the tokens, their queries, keys and values, what attention gives, and the result.
std::uint64_t passBytes(const model::TransformerSize& size, int tokens, int result_width);

}  // namespace lacuna::latent
