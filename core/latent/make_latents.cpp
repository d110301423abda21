#include "core/latent/make_latents.hpp"

#include "core/base/error.hpp"

namespace lacuna::latent {

namespace {

/// After the final norm, or after one block.
Matrix encoded(const model::Model& model, model::EncoderRole role, const media::ClipTensor& input, std::span<const TokenId> ids,
               int block, const jobs::JobContext& context) {
  if (block == 0) return model.encode(role, input, ids, context);
  const int depth = model.description().encoder.depth;
  if (block < 0 || block > depth)
    fail(ErrorKind::Mismatch, "The encoder has blocks 1 to " + std::to_string(depth) + ", none numbered " + std::to_string(block) + ".");
  model::Trace trace;
  trace.hidden_of = block;
  model.encode(role, input, ids, context, std::nullopt, &trace);
  return std::move(trace.hidden.front());
}

}  // namespace

LatentsPtr targetLatents(const media::ClipWindow& window, const model::Model& model, LatentCache& cache,
                         const jobs::JobContext& context, int block) {
  const LatentKey key{LatentKind::Target, model.hash(), window.hash, {}, 0, false, block};
  if (auto cached = cache.find(key)) return cached;
  const media::ClipTensor& input = window.input;
  LatentSet made{key, model.description().gridFor(input.frames, input.height, input.width), {}, {}};
  made.values = encoded(model, model::EncoderRole::Target, input, {}, block, context);
  for (std::size_t i = 0; i < made.values.rows; ++i) made.ids.push_back(TokenId{static_cast<std::int32_t>(i)});
  auto kept = std::make_shared<const LatentSet>(std::move(made));
  cache.insert(kept);
  return kept;
}

LatentsPtr contextLatents(const RunRequest& request, LatentCache& cache, const jobs::JobContext& context, int block) {
  LatentKey key = keysOf(request).context;
  key.block = block;
  if (auto cached = cache.find(key)) return cached;
  const std::vector<TokenId> visible = request.mask.visibleIds();
  Matrix values = encoded(*request.model, contextRole(request.settings), request.window->input, visible, block, context);
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
