#include "core/latent/attention.hpp"

#include "core/base/error.hpp"
#include "core/latent/attention_pass.hpp"
#include "core/latent/attention_survey.hpp"
#include "core/latent/make_latents.hpp"
#include "core/latent/tensor_file.hpp"

namespace lacuna::latent {
namespace {

/// The same request for fp32 on the CPU, whatever its model computes by.
RunRequest exactly(const RunRequest& request, const jobs::JobContext& context) {
  RunRequest exact = request;
  if (!request.model->compute().isExact()) exact.model = request.model->computedBy({}, context);
  return exact;
}

}  // namespace

void passThrough(const RunRequest& asked, AttentionOf of, LatentCache& cache, const jobs::JobContext& context, model::Trace& trace) {
  const RunRequest request = exactly(asked, context);
  trace.want_hidden = false;
  const media::ClipTensor& input = request.window->input;
  if (of == AttentionOf::Target) {
    request.model->encode(model::EncoderRole::Target, input, {}, context, std::nullopt, &trace);
    return;
  }
  const std::vector<TokenId> visible = request.mask.visibleIds(), hidden = request.mask.hiddenIds();
  if (of == AttentionOf::Context) {
    request.model->encode(contextRole(request.settings), input, visible, context, std::nullopt, &trace);
    return;
  }
  if (hidden.empty()) fail(ErrorKind::Mismatch, "Nothing is hidden, so the predictor has nothing to do. Give a mask.");
  const auto seen = contextLatents(request, cache, context);
  request.model->predict(seen->values, visible, hidden, positionsOf(request), request.settings.mask_token, context, &trace);
}

Attention attentionOf(const RunRequest& request, AttentionOf of, TokenId query, std::optional<model::Trace::Head> map_of,
                      LatentCache& cache, const jobs::JobContext& context) {
  model::Trace trace;
  trace.query_token = query;
  trace.map_of = map_of;
  passThrough(request, of, cache, context, trace);
  return {of, query, std::move(trace.order), std::move(trace.query_rows), map_of, std::move(trace.map)};
}

const char* nameOf(AttentionOf of) {
  return of == AttentionOf::Target ? "target" : of == AttentionOf::Context ? "context" : "predictor";
}

namespace {

std::vector<float> joined(const std::vector<Matrix>& blocks) {
  std::vector<float> values;
  for (const Matrix& block : blocks) values.insert(values.end(), block.values.begin(), block.values.end());
  return values;
}

std::vector<std::int64_t> numbersOf(const std::vector<TokenId>& tokens) {
  std::vector<std::int64_t> numbers;
  for (const TokenId token : tokens) numbers.push_back(index(token));
  return numbers;
}

void describeAttention(TensorFile& file, const Attention& attention, const RunRequest& request) {
  const mask::TokenGrid& grid = request.mask.grid();
  const mask::Cell cell = grid.cell(attention.query);
  file.describe("format", "lacuna attention");
  file.describe("of", nameOf(attention.of));
  file.describe("axes", "attention: block from 1, head from 0, column of \"tokens\"");
  file.describe("query", std::to_string(index(attention.query)));
  file.describe("query_step_row_column", std::to_string(cell.step) + "," + std::to_string(cell.row) + "," + std::to_string(cell.col));
  file.describe("query_is_hidden", request.mask.hidden(attention.query) ? "true" : "false");
  file.describe("model", request.model->description().name);
  file.describe("computed", "CPU, fp32");
  file.describe("clip", request.window->info.name);
  file.describe("clip_hash", request.window->hash.hex());
  file.describe("mask_hash", request.mask.hash().hex());
  file.describe("mask_token", std::to_string(request.settings.mask_token));
  file.describe("grid", std::to_string(grid.steps) + "," + std::to_string(grid.rows) + "," + std::to_string(grid.cols));
}

}  // namespace

void writeAttention(const Attention& attention, const RunRequest& request, const std::string& path, const AttentionSurvey* survey,
                    const AttentionRollout* rollout) {
  const std::vector<float> shares = joined(attention.blocks);
  const std::vector<std::int64_t> tokens = numbersOf(attention.tokens), hidden = numbersOf(request.mask.hiddenIds());
  const std::size_t heads = attention.blocks.empty() ? 0 : attention.blocks.front().rows;
  const std::vector<std::size_t> shape = {attention.blocks.size(), heads, tokens.size()};
  std::vector<float> received, read_by;  // what is added to the file must live until it is written
  TensorFile file;
  describeAttention(file, attention, request);
  file.add("attention", shape, shares);
  file.add("tokens", {tokens.size()}, tokens);
  file.add("hidden_ids", {hidden.size()}, hidden);
  if (attention.map_of) {
    file.describe("map_of", "block " + std::to_string(attention.map_of->block) + ", head " + std::to_string(attention.map_of->head));
    file.add("map", {attention.map.rows, attention.map.cols}, attention.map.values);
  }
  if (survey != nullptr) {
    received = joined(survey->received);
    file.add("received", shape, received);
    read_by = joined(survey->read_by);
    if (!read_by.empty()) file.add("read_by", shape, read_by);
  }
  if (rollout != nullptr) file.add("rollout", {rollout->shares.rows, rollout->shares.cols}, rollout->shares.values);
  file.write(path);
}

}  // namespace lacuna::latent
