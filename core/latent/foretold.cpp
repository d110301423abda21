#include "core/latent/foretold.hpp"

#include <algorithm>

namespace lacuna::latent {

std::uint64_t passBytes(const model::TransformerSize& size, int tokens, int result_width) {
  return sizeof(float) * static_cast<std::uint64_t>(tokens) * static_cast<std::uint64_t>(5 * size.width + result_width);
}

Expectation foretold(const model::ModelDescription& d, const mask::TokenGrid& grid, int hidden, std::uint64_t weight_bytes,
                     const model::Speed& speed) {
  Expectation e;
  e.tokens = grid.size();
  e.weight_bytes = weight_bytes;
  e.targets_s = speed.encoder.seconds(e.tokens, d.encoder.depth);
  e.working_bytes = passBytes(d.encoder, e.tokens, d.latentWidth());
  e.visible = e.tokens;
  if (hidden == 0 || d.whyNotPredicted(grid)) return e;
  e.hidden = hidden;
  e.visible = e.tokens - hidden;
  e.context_s = speed.encoder.seconds(e.visible, d.encoder.depth);
  e.predict_s = speed.predictor.seconds(e.tokens, d.predictor.depth);
  e.working_bytes = std::max(e.working_bytes, passBytes(d.predictor, e.tokens, d.predicted_width));
  return e;
}

}  // namespace lacuna::latent
