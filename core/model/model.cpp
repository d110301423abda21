#include "core/model/model.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <numeric>

#include "core/base/error.hpp"
#include "core/base/random_draws.hpp"
#include "core/model/action_predictor.hpp"
#include "core/model/bf16_layers.hpp"
#include "core/model/blocks.hpp"
#include "core/model/device_blocks.hpp"
#include "core/model/file.hpp"
#include "core/model/kernels.hpp"
#include "core/model/levels.hpp"
#include "core/model/model_weights.hpp"
#include "core/model/patches.hpp"
#include "core/model/predictor_tokens.hpp"
#include "core/model/probe.hpp"
#include "core/model/script_model.hpp"

namespace lacuna::model {
namespace {

[[noreturn]] void mismatch(const std::string& what) { fail(ErrorKind::Mismatch, what); }

void refuseThinGrid(int spread_over, int rows, int cols) {
  if (spread_over > 0 && (rows < 2 || cols < 2))
    mismatch("V-JEPA 2.1 spreads tokens over the picture, which needs two rows and two columns of them. Use a larger picture.");
}

/// Stored positions of the clip's tokens. Another size than training had is interpolated as V-JEPA 1 does it; I-JEPA's own
/// way takes off a first token that it does not have, so that there is no right result to follow.
Matrix storedPositions(const ModelDescription& d, const EncoderWeights& encoder, const mask::TokenGrid& grid,
                       const std::vector<TokenId>& ids) {
  if (d.family == Family::IJepa && !(grid == d.stored_grid)) {
    mismatch("I-JEPA takes one picture of " + std::to_string(d.crop) + " x " + std::to_string(d.crop) +
             " px alone: its published code resizes its positions wrongly for others.");
  }
  if (grid == d.stored_grid) return positionsOf(encoder.positions, ids);
  return positionsOf(resized(encoder.positions, grid), ids);
}

/// Finds the row of the token whose attention is wanted, and refuses what would not fit.
void resolveAttention(const BlockStack& stack, Trace& trace) {
  if (trace.query_token) {
    const auto found = std::find(trace.order.begin(), trace.order.end(), *trace.query_token);
    if (found == trace.order.end())
      mismatch("Token " + std::to_string(index(*trace.query_token)) + " is not among the tokens of this pass.");
    trace.query = static_cast<int>(found - trace.order.begin());
  }
  if (!trace.map_of) return;
  const bool there = trace.map_of->block >= 1 && trace.map_of->block <= static_cast<int>(stack.blocks.size()) &&
                     trace.map_of->head >= 0 && trace.map_of->head < stack.size.heads;
  if (!there) mismatch("There is no such head: blocks are 1 to " + std::to_string(stack.blocks.size()) + ", heads 0 to " +
                       std::to_string(stack.size.heads - 1) + ".");
  const std::uint64_t bytes = sizeof(float) * trace.order.size() * trace.order.size();
  if (bytes > trace.map_budget_bytes)
    mismatch("The whole map of one head takes " + grouped(bytes >> 20U) + " MB here, over the " +
             grouped(trace.map_budget_bytes >> 20U) + " MB it may have. Ask for one token's row.");
}

void refuseTrace(const Trace* trace) {
  if (trace != nullptr) mismatch("A TorchScript module cannot be looked into: only what it returns is known.");
}

/// The grid of which tokens are known: as many steps as the last of them reaches.
mask::TokenGrid gridOf(std::span<const TokenId> context_ids, std::span<const TokenId> target_ids, const PositionGrid& grid) {
  std::int32_t last = index(*std::max_element(target_ids.begin(), target_ids.end()));
  for (const TokenId id : context_ids) last = std::max(last, index(id));
  return {last / (grid.rows * grid.cols) + 1, grid.rows, grid.cols};
}

}  // namespace

Model::Model(std::shared_ptr<const Weights> weights) : weights_(std::move(weights)), hash_(weights_->hash) {}
Model::~Model() = default;

const ModelDescription& Model::description() const { return weights_->description; }
const WeightsReport& Model::report() const { return weights_->report; }
const Hash128& Model::hash() const { return hash_; }
std::uint64_t Model::bytes() const {
  return weights_->bytes + (on_device_ ? on_device_->bytes() : 0) + (in_bf16_ ? in_bf16_->bytes() : 0);
}

std::shared_ptr<const Model> Model::computedBy(const Compute& compute, const jobs::JobContext& context) const {
  if (const auto why_not = whyNotComputed(compute)) mismatch(*why_not);
  std::shared_ptr<Model> other(new Model(weights_));
  if (compute.isExact()) return other;
  if (weights_->script) mismatch("A TorchScript module is run on the CPU in fp32 alone. Leave --device and --precision out.");
  other->compute_ = compute;
  std::vector<std::span<const BlockWeights>> stacks = {weights_->context_encoder.blocks, weights_->predictor.blocks};
  if (!weights_->description.shared_weights) stacks.emplace_back(weights_->target_encoder.blocks);
  if (compute.device == Device::Cuda)
    other->on_device_ = std::make_shared<DeviceBlocks>(compute, stacks, context);
  else
    other->in_bf16_ = std::make_shared<Bf16Layers>(stacks, context);
  const Hash128& exact = weights_->hash;  // not this model's own, which may be another way's already
  other->hash_ = Hasher().value(exact.high).value(exact.low).text(nameOf(compute)).digest();
  return other;
}

void Model::runStack(Team& team, BlockStack stack, const RopeTable& rope, const jobs::JobContext& context, Trace* trace,
                     Matrix& x, const Taps& taps) const {
  const bool exactly = trace != nullptr && trace->wantsAttention();
  const bool every_token_sees_all = stack.group == 0;  // the device's attention knows nothing else
  if (on_device_ && !exactly && every_token_sees_all) return on_device_->run(stack, rope, context, trace, x, taps);
  if (trace != nullptr) resolveAttention(stack, *trace);
  if (!exactly) stack.bf16 = in_bf16_.get();
  runBlocks(team, stack, rope, context, trace, x, taps);
}

double Model::blockSeconds(bool of_predictor, int tokens, const jobs::JobContext& context) const {
  const ModelDescription& d = weights_->description;
  const TransformerSize& size = of_predictor ? d.predictor : d.encoder;
  const auto& blocks = of_predictor ? weights_->predictor.blocks : weights_->context_encoder.blocks;
  if (blocks.empty()) return 0;
  RandomDraws draws(1);
  Matrix x(static_cast<std::size_t>(tokens), static_cast<std::size_t>(size.width));
  for (float& value : x.values) value = static_cast<float>(draws.within(-1, 1));
  std::vector<TokenId> ids(x.rows);
  for (std::size_t i = 0; i < ids.size(); ++i) ids[i] = TokenId{static_cast<std::int32_t>(i)};
  const RopeTable rope = ropeTable(d.positions, ids, {16, 16, 0, false}, size.width / size.heads);
  Team team;
  const auto start = std::chrono::steady_clock::now();
  const BlockStack one{size, std::span(blocks).first(1), static_cast<float>(d.norm_eps), ""};
  runStack(team, one, rope, {context.stop, {}}, nullptr, x, {});
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

Matrix Model::encode(EncoderRole role, const media::ClipTensor& clip, std::span<const TokenId> ids,
                     const jobs::JobContext& context, std::optional<PositionGrid> positions, Trace* trace) const {
  const ModelDescription& d = weights_->description;
  const mask::TokenGrid grid = clipGrid(d, clip);
  const std::vector<TokenId> wanted = idsInside(ids, grid);
  if (weights_->script) {
    refuseTrace(trace);
    return weights_->script->encode(clip, wanted, d.encoder.width, context);
  }
  PositionGrid decoded = positions.value_or(PositionGrid{grid.rows, grid.cols, 0, false});
  if (decoded.rows <= 0 || decoded.cols <= 0) mismatch("The token grid has no rows or columns.");
  decoded.spread_over = trainedSpread(d);
  refuseThinGrid(decoded.spread_over, decoded.rows, decoded.cols);
  context.throwIfStopped();
  Team team;
  const EncoderWeights& encoder = weights_->encoder(role);
  const auto eps = static_cast<float>(d.norm_eps);
  Matrix x = embedPatches(team, encoder, clip, d, grid, wanted, context);
  if (trace != nullptr) trace->order = wanted;
  if (d.positions == Positions::StoredTable) {
    Matrix stored = storedPositions(d, encoder, grid, wanted);
    add(stored, x);
    if (trace != nullptr) trace->positions = std::move(stored);
  }
  addModality(encoder.offsets, isPicture(d, clip), x);
  Levels levels(d, encoder, d.levels), all(d, encoder, trace != nullptr && trace->want_levels ? d.norms : 0);
  const BlockStack stack{d.encoder, encoder.blocks, eps, "Encoding"};
  const Taps taps{d.levelBlocks(), [&](int block, const Matrix& state) {
                    levels.gather(block, state);
                    all.gather(block, state);
                  }};
  runStack(team, stack, ropeTable(d.positions, wanted, decoded, d.encoder.width / d.encoder.heads), context, trace, x, taps);
  if (trace != nullptr && trace->want_levels) trace->levels = all.take();
  return levels.take();
}

Matrix Model::predict(const Matrix& context_latents, std::span<const TokenId> context_ids,
                      std::span<const TokenId> target_ids, PositionGrid positions, int mask_token,
                      const jobs::JobContext& context, Trace* trace) const {
  const ModelDescription& d = weights_->description;
  checkPredictInput(d, context_latents, context_ids, target_ids, positions);
  if (target_ids.empty()) return Matrix(0, static_cast<std::size_t>(d.predicted_width));
  if (weights_->script) {
    refuseTrace(trace);
    return weights_->script->predict(context_latents, context_ids, target_ids, gridOf(context_ids, target_ids, positions), context);
  }
  context.throwIfStopped();
  Team team;
  const PredictorWeights& predictor = weights_->predictor;
  const auto eps = static_cast<float>(d.norm_eps);
  const SortedTokens sorted = sortedTokens(d, context_ids, target_ids);
  refuseOtherGrid(d, sorted.ids, positions);
  if (trace != nullptr) trace->order = sorted.ids;
  const int token = (mask_token % d.mask_tokens + d.mask_tokens) % d.mask_tokens;
  const std::span<const float> mask(predictor.mask_tokens.data() + static_cast<std::ptrdiff_t>(token) * d.predictor.width,
                                    static_cast<std::size_t>(d.predictor.width));
  Matrix x = predictorInput(embedContext(team, predictor, context_latents), mask, sorted);
  if (d.positions == Positions::StoredTable) add(positionsOf(predictor.positions, sorted.ids), x);
  addModality(predictor.offsets, positions.picture, x);
  const BlockStack stack{d.predictor, predictor.blocks, eps, "Predicting"};
  runStack(team, stack, ropeTable(d.positions, sorted.ids, positions, d.predictor.width / d.predictor.heads), context, trace, x,
           {});
  const std::size_t seen = context_ids.size();
  const auto projected = [&](const LinearWeights& layer, std::size_t first, std::size_t count) {
    return linearRows(team, layer, normalised(rowsFrom(x, sorted, first, count), predictor.norm, eps));
  };
  if (trace != nullptr && trace->want_context) trace->predicted_context = projected(predictor.proj_context, 0, seen);
  return projected(predictor.proj, seen, target_ids.size());
}

std::vector<float> Model::classify(const Matrix& latents, const jobs::JobContext& context, std::optional<double> norm_eps,
                                   ProbeTrace* trace) const {
  const ModelDescription& d = weights_->description;
  if (d.probe.classes == 0) mismatch("This model has no probe, so it cannot name what it sees. Open a classification model.");
  if (latents.rows == 0 || latents.cols != static_cast<std::size_t>(d.encoder.width))
    mismatch("The probe wants latents of " + std::to_string(d.encoder.width) + " features.");
  return probeLogits(d.probe, weights_->probe, latents, norm_eps.value_or(d.norm_eps), context, trace);
}

Matrix Model::predictSteps(const ActionSequence& sequence, const jobs::JobContext& context, Trace* trace) const {
  const StackRunner run_stack = [&](Team& team, const BlockStack& stack, const RopeTable& rope, Trace* inside, Matrix& x) {
    runStack(team, stack, rope, context, inside, x, {});
  };
  return predictActionSteps(weights_->description, weights_->predictor, sequence, run_stack, context, trace);
}

int trainedSpread(const ModelDescription& d) {
  if (d.positions != Positions::InterleavedRope) return 0;
  return d.patch == 14 ? 18 : 16;
}

Matrix layerNormed(const Matrix& latents, int levels) {
  Matrix out(latents.rows, latents.cols);
  const std::size_t width = latents.cols / static_cast<std::size_t>(levels);
  for (std::size_t at = 0; at < latents.values.size(); at += width)
    kernels().normalise(latents.values.data() + at, nullptr, nullptr, 1e-5F, static_cast<int>(width), out.values.data() + at);
  return out;
}

}  // namespace lacuna::model
