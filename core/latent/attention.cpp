#include "core/latent/attention.hpp"

#include "core/base/error.hpp"
#include "core/latent/tensor_file.hpp"

namespace lacuna::latent {
namespace {

/// Latents of the visible tokens, from the cache or made now.
std::shared_ptr<const LatentSet> contextLatents(const RunRequest& request, LatentCache& cache, const jobs::JobContext& context) {
  const LatentKey key = keysOf(request).context;
  if (auto cached = cache.find(key)) return cached;
  const auto role = request.settings.context_from_target_encoder ? model::EncoderRole::Target : model::EncoderRole::Context;
  const std::vector<TokenId> visible = request.mask.visibleIds();
  auto made = std::make_shared<const LatentSet>(
      LatentSet{key, request.mask.grid(), visible, request.model->encode(role, request.window->input, visible, context)});
  cache.insert(made);
  return made;
}

/// Runs the pass that the trace looks into.
void pass(const RunRequest& request, AttentionOf of, LatentCache& cache, const jobs::JobContext& context, model::Trace& trace) {
  trace.want_hidden = false;
  const media::ClipTensor& input = request.window->input;
  if (of == AttentionOf::Target) {
    request.model->encode(model::EncoderRole::Target, input, {}, context, std::nullopt, &trace);
    return;
  }
  const std::vector<TokenId> visible = request.mask.visibleIds(), hidden = request.mask.hiddenIds();
  if (of == AttentionOf::Context) {
    const auto role = request.settings.context_from_target_encoder ? model::EncoderRole::Target : model::EncoderRole::Context;
    request.model->encode(role, input, visible, context, std::nullopt, &trace);
    return;
  }
  if (hidden.empty()) fail(ErrorKind::Mismatch, "Nothing is hidden, so the predictor has nothing to do. Give a mask.");
  const mask::TokenGrid& grid = request.mask.grid();
  const bool picture = request.model->description().pictures_too && input.frames == 1;
  const auto seen = contextLatents(request, cache, context);
  request.model->predict(seen->values, visible, hidden, {grid.rows, grid.cols, 0, picture}, request.settings.mask_token, context,
                         &trace);
}

}  // namespace

Attention attentionOf(const RunRequest& request, AttentionOf of, TokenId query, LatentCache& cache,
                      const jobs::JobContext& context) {
  model::Trace trace;
  trace.query_token = query;
  pass(request, of, cache, context, trace);
  return {of, query, std::move(trace.order), std::move(trace.query_rows)};
}

AttentionMap attentionMapOf(const RunRequest& request, AttentionOf of, model::Trace::Head head, LatentCache& cache,
                            const jobs::JobContext& context) {
  model::Trace trace;
  trace.map_of = head;
  pass(request, of, cache, context, trace);
  return {std::move(trace.order), std::move(trace.map)};
}

const char* nameOf(AttentionOf of) {
  return of == AttentionOf::Target ? "target" : of == AttentionOf::Context ? "context" : "predictor";
}

void writeAttention(const Attention& attention, const RunRequest& request, const std::string& path) {
  std::vector<float> shares;
  for (const Matrix& block : attention.blocks) shares.insert(shares.end(), block.values.begin(), block.values.end());
  std::vector<std::int64_t> tokens;
  for (const TokenId token : attention.tokens) tokens.push_back(index(token));
  const mask::TokenGrid& grid = request.mask.grid();
  const std::size_t heads = attention.blocks.empty() ? 0 : attention.blocks.front().rows;
  TensorFile file;
  file.describe("format", "lacuna attention");
  file.describe("of", nameOf(attention.of));
  file.describe("query", std::to_string(index(attention.query)));
  file.describe("model", request.model->description().name);
  file.describe("model_hash", request.model->hash().hex());
  file.describe("clip", request.window->info.name);
  file.describe("clip_hash", request.window->hash.hex());
  file.describe("mask_hash", request.mask.hash().hex());
  file.describe("mask_token", std::to_string(request.settings.mask_token));
  file.describe("grid", std::to_string(grid.steps) + "," + std::to_string(grid.rows) + "," + std::to_string(grid.cols));
  file.add("attention", {attention.blocks.size(), heads, tokens.size()}, shares);
  file.add("tokens", {tokens.size()}, tokens);
  file.write(path);
}

}  // namespace lacuna::latent
