#include "core/latent/make_latents.hpp"

namespace lacuna::latent {

LatentsPtr targetLatents(const media::ClipWindow& window, const model::Model& model, LatentCache& cache,
                         const jobs::JobContext& context) {
  const LatentKey key{LatentKind::Target, model.hash(), window.hash, {}, 0, false};
  if (auto cached = cache.find(key)) return cached;
  const media::ClipTensor& input = window.input;
  LatentSet made{key, model.description().gridFor(input.frames, input.height, input.width), {}, {}};
  made.values = model.encode(model::EncoderRole::Target, input, {}, context);
  for (std::size_t i = 0; i < made.values.rows; ++i) made.ids.push_back(TokenId{static_cast<std::int32_t>(i)});
  auto kept = std::make_shared<const LatentSet>(std::move(made));
  cache.insert(kept);
  return kept;
}

LatentsPtr contextLatents(const RunRequest& request, LatentCache& cache, const jobs::JobContext& context) {
  const LatentKey key = keysOf(request).context;
  if (auto cached = cache.find(key)) return cached;
  const std::vector<TokenId> visible = request.mask.visibleIds();
  Matrix values = request.model->encode(contextRole(request.settings), request.window->input, visible, context);
  auto kept = std::make_shared<const LatentSet>(LatentSet{key, request.mask.grid(), visible, std::move(values)});
  cache.insert(kept);
  return kept;
}

model::EncoderRole contextRole(const RunSettings& settings) {
  return settings.context_from_target_encoder ? model::EncoderRole::Target : model::EncoderRole::Context;
}

model::PositionGrid positionsOf(const RunRequest& request) {
  const mask::TokenGrid& grid = request.mask.grid();
  const bool picture = request.model->description().pictures_too && request.window->input.frames == 1;
  return {grid.rows, grid.cols, 0, picture};
}

}  // namespace lacuna::latent
