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
#include "core/model/linear.hpp"
#include "core/model/model_weights.hpp"
#include "core/model/probe.hpp"

namespace lacuna::model {
namespace {

constexpr int kPatchRun = 256;
constexpr std::int64_t kMaxTokens = 200'000;

[[noreturn]] void mismatch(const std::string& what) { fail(ErrorKind::Mismatch, what); }

void refuseTooMany(std::int64_t tokens) {
  if (tokens <= kMaxTokens) return;
  mismatch("This clip and picture size make " + grouped(static_cast<std::uint64_t>(tokens)) + " tokens; Lacuna takes " +
           grouped(static_cast<std::uint64_t>(kMaxTokens)) + " at most. Use fewer frames or a smaller picture.");
}

RowsView viewOf(const Matrix& x, int first, int last) {
  const int cols = static_cast<int>(x.cols);
  return {x.values.data() + static_cast<std::ptrdiff_t>(first) * cols, last - first, cols, cols};
}

bool isPicture(const ModelDescription& d, const media::ClipTensor& clip) { return d.pictures_too && clip.frames == 1; }

int tubeletOf(const ModelDescription& d, const media::ClipTensor& clip) { return isPicture(d, clip) ? 1 : d.tubelet; }

mask::TokenGrid gridOf(const ModelDescription& d, const media::ClipTensor& clip) {
  const bool whole = clip.frames > 0 && clip.height > 0 && clip.width > 0 &&
                     clip.values.size() == std::size_t{3} * static_cast<std::size_t>(clip.frames) *
                                               static_cast<std::size_t>(clip.height) * static_cast<std::size_t>(clip.width);
  const std::int64_t per_step = std::int64_t{clip.height / d.patch} * (clip.width / d.patch);
  if (whole) refuseTooMany(per_step > kMaxTokens ? per_step : per_step * (clip.frames / tubeletOf(d, clip)));
  const mask::TokenGrid grid = whole ? d.gridFor(clip.frames, clip.height, clip.width) : mask::TokenGrid{};
  if (grid.size() <= 0) {
    mismatch("The clip is too small for this model, which needs " + std::to_string(d.tubelet) + " frames of " +
             std::to_string(d.patch) + " x " + std::to_string(d.patch) + " pixels at least.");
  }
  return grid;
}

std::vector<TokenId> idsInside(std::span<const TokenId> ids, const mask::TokenGrid& grid) {
  refuseTooMany(static_cast<std::int64_t>(ids.size()));
  if (ids.empty()) {
    std::vector<TokenId> all(static_cast<std::size_t>(grid.size()));
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = TokenId{static_cast<std::int32_t>(i)};
    return all;
  }
  for (const TokenId id : ids) {
    if (index(id) >= 0 && index(id) < grid.size()) continue;
    mismatch("Token " + std::to_string(index(id)) + " is outside the clip's " + std::to_string(grid.size()) + " tokens.");
  }
  return {ids.begin(), ids.end()};
}

/// One tubelet's pixels in the order channel, frame, row, column, as the patch embedding's weight has them.
void copyTubelet(const media::ClipTensor& clip, const ModelDescription& d, const mask::Cell& cell, float* to) {
  const auto plane = static_cast<std::ptrdiff_t>(clip.height) * clip.width;
  const int tubelet = tubeletOf(d, clip);
  for (int channel = 0; channel < 3; ++channel) {
    for (int frame = 0; frame < tubelet; ++frame) {
      const float* picture =
          clip.values.data() + (static_cast<std::ptrdiff_t>(channel) * clip.frames + cell.step * tubelet + frame) * plane;
      for (int row = 0; row < d.patch; ++row) {
        const float* from = picture + (static_cast<std::ptrdiff_t>(cell.row) * d.patch + row) * clip.width +
                            static_cast<std::ptrdiff_t>(cell.col) * d.patch;
        to = std::copy(from, from + d.patch, to);
      }
    }
  }
}

/// The patch embedding of the wanted tokens only: masking comes before the blocks, so the others are never needed.
Matrix embedPatches(Team& team, const EncoderWeights& encoder, const media::ClipTensor& clip, const ModelDescription& d,
                    const mask::TokenGrid& grid, const std::vector<TokenId>& ids, const jobs::JobContext& context) {
  Matrix x(ids.size(), static_cast<std::size_t>(d.encoder.width));
  const int inputs = 3 * tubeletOf(d, clip) * d.patch * d.patch;
  const LinearWeights& patch = isPicture(d, clip) ? encoder.picture_patch : encoder.patch;
  team.runRows(static_cast<int>(ids.size()), kPatchRun, [&](int first, int last) {
    context.throwIfStopped();
    std::vector<float> pixels(static_cast<std::size_t>(last - first) * static_cast<std::size_t>(inputs));
    for (int i = first; i < last; ++i) {
      copyTubelet(clip, d, grid.cell(ids[static_cast<std::size_t>(i)]),
                  pixels.data() + static_cast<std::ptrdiff_t>(i - first) * inputs);
    }
    applyLinear(patch, {pixels.data(), last - first, inputs, inputs}, x.row(static_cast<std::size_t>(first)).data());
  });
  return x;
}

Matrix linearRows(Team& team, const LinearWeights& layer, const Matrix& x) {
  Matrix out(x.rows, layer.bias.size());
  team.runRows(static_cast<int>(x.rows), kPatchRun, [&](int first, int last) {
    applyLinear(layer, viewOf(x, first, last), out.row(static_cast<std::size_t>(first)).data());
  });
  return out;
}

/// Adds V-JEPA 2.1's vector of what is looked at to every token; others have none.
void addModality(const ModalityOffsets& offsets, bool picture, Matrix& x) {
  const std::vector<float>& offset = picture ? offsets.picture : offsets.video;
  for (std::size_t row = 0; row < x.rows && !offset.empty(); ++row)
    std::transform(offset.begin(), offset.end(), x.row(row).begin(), x.row(row).begin(), std::plus<>{});
}

/// Normed latents of the wanted levels side by side, gathered as the blocks go by.
class Levels {
 public:
  /// The last `levels` of the encoder's.
  Levels(const ModelDescription& d, const EncoderWeights& encoder, int levels)
      : d_(d),
        encoder_(encoder),
        levels_(levels),
        blocks_(d.levelBlocks()) {}

  void gather(int block, const Matrix& x) {
    for (int level = 0; level < levels_; ++level) {
      const auto norm = static_cast<std::size_t>(d_.norms - levels_ + level);
      if (blocks_[norm] != block) continue;
      Matrix normed = normalised(x, encoder_.norms[norm], static_cast<float>(d_.norm_eps));
      if (levels_ == 1) {
        out_ = std::move(normed);
        return;
      }
      if (out_.rows == 0) out_ = Matrix(x.rows, static_cast<std::size_t>(levels_ * d_.encoder.width));
      for (std::size_t row = 0; row < x.rows; ++row) {
        const auto from = normed.row(row);
        std::copy(from.begin(), from.end(), out_.row(row).begin() + static_cast<std::ptrdiff_t>(level) * d_.encoder.width);
      }
    }
  }

  Matrix take() { return std::move(out_); }

 private:
  const ModelDescription& d_;
  const EncoderWeights& encoder_;
  int levels_;
  std::vector<int> blocks_;
  Matrix out_;
};

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

/// Predictors with stored positions know the grid of training alone, or fewer steps of it.
void refuseOtherGrid(const ModelDescription& d, std::span<const TokenId> ids, const PositionGrid& grid) {
  if (d.positions != Positions::StoredTable || ids.empty()) return;
  const int last = index(*std::max_element(ids.begin(), ids.end()));
  const auto why_not = d.whyNotPredicted({last / (grid.rows * grid.cols) + 1, grid.rows, grid.cols});
  if (why_not) mismatch(*why_not);
}

void checkPredictInput(const ModelDescription& d, const Matrix& latents, std::span<const TokenId> context_ids,
                       std::span<const TokenId> target_ids, PositionGrid positions) {
  if (d.family == Family::VJepa2Ac) mismatch(*d.whyNotPredicted({}));
  if (d.predictor.depth == 0) mismatch("This checkpoint has no predictor, so nothing can be predicted. Open one that has.");
  if (latents.rows != context_ids.size() ||
      (latents.rows > 0 && latents.cols != static_cast<std::size_t>(d.latentWidth()))) {
    mismatch("The context has " + std::to_string(latents.rows) + " latents of " + std::to_string(latents.cols) +
             " features for " + std::to_string(context_ids.size()) + " tokens; this model has " +
             std::to_string(d.latentWidth()) + " features.");
  }
  refuseTooMany(static_cast<std::int64_t>(context_ids.size() + target_ids.size()));
  if (positions.rows <= 0 || positions.cols <= 0) mismatch("The token grid has no rows or columns.");
  const auto negative = [](TokenId id) { return index(id) < 0; };
  if (std::any_of(context_ids.begin(), context_ids.end(), negative) ||
      std::any_of(target_ids.begin(), target_ids.end(), negative)) {
    mismatch("A token id is negative.");
  }
}

/// Context and target tokens in the order of the predictor, and where each came from.
struct SortedTokens {
  std::vector<TokenId> ids;
  std::vector<std::size_t> from;
};

/// By id under RoPE; with stored positions as they come.
SortedTokens sortedTokens(const ModelDescription& d, std::span<const TokenId> context_ids,
                          std::span<const TokenId> target_ids) {
  std::vector<TokenId> joined(context_ids.begin(), context_ids.end());
  joined.insert(joined.end(), target_ids.begin(), target_ids.end());
  SortedTokens sorted;
  sorted.from.resize(joined.size());
  std::iota(sorted.from.begin(), sorted.from.end(), std::size_t{0});
  if (d.positions != Positions::StoredTable)
    std::stable_sort(sorted.from.begin(), sorted.from.end(),
                     [&](std::size_t a, std::size_t b) { return joined[a] < joined[b]; });
  for (const std::size_t from : sorted.from) sorted.ids.push_back(joined[from]);
  return sorted;
}

/// Embedded context latents and mask tokens in sorted order.
Matrix predictorInput(const Matrix& embedded, std::span<const float> mask_token, const SortedTokens& sorted) {
  Matrix x(sorted.ids.size(), mask_token.size());
  for (std::size_t row = 0; row < x.rows; ++row) {
    const std::size_t from = sorted.from[row];
    const auto source = from < embedded.rows ? embedded.row(from) : mask_token;
    std::copy(source.begin(), source.end(), x.row(row).begin());
  }
  return x;
}

/// Rows of the tokens that came from `first` .. `first + count - 1`, back in the order they were given in.
Matrix rowsFrom(const Matrix& x, const SortedTokens& sorted, std::size_t first, std::size_t count) {
  Matrix rows(count, x.cols);
  for (std::size_t row = 0; row < x.rows; ++row) {
    const std::size_t from = sorted.from[row];
    if (from < first || from >= first + count) continue;
    const auto source = x.row(row);
    std::copy(source.begin(), source.end(), rows.row(from - first).begin());
  }
  return rows;
}

/// Context latents in the predictor's width.
Matrix embedContext(Team& team, const PredictorWeights& predictor, const Matrix& latents) {
  if (predictor.embed_levels.weight.empty()) return linearRows(team, predictor.embed, latents);
  Matrix one_level = linearRows(team, predictor.embed_levels, latents);
  kernels().gelu(one_level.values.data(), one_level.values.size());
  return linearRows(team, predictor.embed, one_level);
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
  other->compute_ = compute;
  std::vector<std::span<const BlockWeights>> stacks = {weights_->context_encoder.blocks, weights_->predictor.blocks};
  if (!weights_->description.shared_weights) stacks.emplace_back(weights_->target_encoder.blocks);
  if (compute.device == Device::Cuda)
    other->on_device_ = std::make_shared<DeviceBlocks>(compute, stacks, context);
  else
    other->in_bf16_ = std::make_shared<Bf16Layers>(stacks, context);
  other->hash_ = Hasher().value(hash_.high).value(hash_.low).text(nameOf(compute)).digest();
  return other;
}

void Model::runStack(Team& team, BlockStack stack, const RopeTable& rope, const jobs::JobContext& context, Trace* trace,
                     Matrix& x, const Taps& taps) const {
  const bool exactly = trace != nullptr && trace->wantsAttention();
  if (on_device_ && !exactly) return on_device_->run(stack, rope, context, trace, x, taps);
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
  const mask::TokenGrid grid = gridOf(d, clip);
  const std::vector<TokenId> wanted = idsInside(ids, grid);
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
  return predictActionSteps(weights_->description, weights_->predictor, sequence, context, trace);
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
