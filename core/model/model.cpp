#include "core/model/model.hpp"

#include <algorithm>
#include <numeric>

#include "core/base/error.hpp"
#include "core/model/blocks.hpp"
#include "core/model/file.hpp"
#include "core/model/kernels.hpp"
#include "core/model/linear.hpp"
#include "core/model/model_weights.hpp"

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

mask::TokenGrid gridOf(const ModelDescription& d, const media::ClipTensor& clip) {
  const bool whole = clip.frames > 0 && clip.height > 0 && clip.width > 0 &&
                     clip.values.size() == std::size_t{3} * static_cast<std::size_t>(clip.frames) *
                                               static_cast<std::size_t>(clip.height) * static_cast<std::size_t>(clip.width);
  const std::int64_t per_step = std::int64_t{clip.height / d.patch} * (clip.width / d.patch);
  if (whole) refuseTooMany(per_step > kMaxTokens ? per_step : per_step * (clip.frames / d.tubelet));
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
  for (int channel = 0; channel < 3; ++channel) {
    for (int frame = 0; frame < d.tubelet; ++frame) {
      const float* picture =
          clip.values.data() + (static_cast<std::ptrdiff_t>(channel) * clip.frames + cell.step * d.tubelet + frame) * plane;
      for (int row = 0; row < d.patch; ++row) {
        const float* from = picture + (static_cast<std::ptrdiff_t>(cell.row) * d.patch + row) * clip.width +
                            static_cast<std::ptrdiff_t>(cell.col) * d.patch;
        to = std::copy(from, from + d.patch, to);
      }
    }
  }
}

/// The patch embedding of the wanted tokens only: masking comes before the blocks, so the others are never needed.
Matrix embedPatches(Team& team, const LinearWeights& patch, const media::ClipTensor& clip, const ModelDescription& d,
                    const mask::TokenGrid& grid, const std::vector<TokenId>& ids, const jobs::JobContext& context) {
  Matrix x(ids.size(), static_cast<std::size_t>(d.encoder.width));
  const int inputs = 3 * d.tubelet * d.patch * d.patch;
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

void checkPredictInput(const ModelDescription& d, const Matrix& latents, std::span<const TokenId> context_ids,
                       std::span<const TokenId> target_ids, PositionGrid positions) {
  if (d.predictor.depth == 0) mismatch("This checkpoint has no predictor, so nothing can be predicted. Open one that has.");
  if (latents.rows != context_ids.size() ||
      (latents.rows > 0 && latents.cols != static_cast<std::size_t>(d.encoder.width))) {
    mismatch("The context has " + std::to_string(latents.rows) + " latents of " + std::to_string(latents.cols) +
             " features for " + std::to_string(context_ids.size()) + " tokens; this model has " +
             std::to_string(d.encoder.width) + " features.");
  }
  refuseTooMany(static_cast<std::int64_t>(context_ids.size() + target_ids.size()));
  if (positions.rows <= 0 || positions.cols <= 0) mismatch("The token grid has no rows or columns.");
  const auto negative = [](TokenId id) { return index(id) < 0; };
  if (std::any_of(context_ids.begin(), context_ids.end(), negative) ||
      std::any_of(target_ids.begin(), target_ids.end(), negative)) {
    mismatch("A token id is negative.");
  }
}

/// Context and target tokens ordered by id, and where each came from.
struct SortedTokens {
  std::vector<TokenId> ids;
  std::vector<std::size_t> from;
};

SortedTokens sortedTokens(std::span<const TokenId> context_ids, std::span<const TokenId> target_ids) {
  std::vector<TokenId> joined(context_ids.begin(), context_ids.end());
  joined.insert(joined.end(), target_ids.begin(), target_ids.end());
  SortedTokens sorted;
  sorted.from.resize(joined.size());
  std::iota(sorted.from.begin(), sorted.from.end(), std::size_t{0});
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

/// The rows of the targets, back in the order they were asked for.
Matrix targetRows(const Matrix& x, const SortedTokens& sorted, std::size_t contexts) {
  Matrix targets(x.rows - contexts, x.cols);
  for (std::size_t row = 0; row < x.rows; ++row) {
    if (sorted.from[row] < contexts) continue;
    const auto source = x.row(row);
    std::copy(source.begin(), source.end(), targets.row(sorted.from[row] - contexts).begin());
  }
  return targets;
}

}  // namespace

Model::Model(std::unique_ptr<Weights> weights) : weights_(std::move(weights)) {}
Model::~Model() = default;

const ModelDescription& Model::description() const { return weights_->description; }
const WeightsReport& Model::report() const { return weights_->report; }
const Hash128& Model::hash() const { return weights_->hash; }
std::uint64_t Model::bytes() const { return weights_->bytes; }

Matrix Model::encode(EncoderRole role, const media::ClipTensor& clip, std::span<const TokenId> ids,
                     const jobs::JobContext& context, std::optional<PositionGrid> positions, Trace* trace) const {
  const ModelDescription& d = weights_->description;
  const mask::TokenGrid grid = gridOf(d, clip);
  const std::vector<TokenId> wanted = idsInside(ids, grid);
  const PositionGrid decoded = positions.value_or(PositionGrid{grid.rows, grid.cols});
  if (decoded.rows <= 0 || decoded.cols <= 0) mismatch("The token grid has no rows or columns.");
  context.throwIfStopped();
  Team team;
  const EncoderWeights& encoder = weights_->encoder(role);
  const auto eps = static_cast<float>(d.norm_eps);
  Matrix x = embedPatches(team, encoder.patch, clip, d, grid, wanted, context);
  if (trace != nullptr) trace->order = wanted;
  const BlockStack stack{d.encoder, encoder.blocks, eps, "Encoding"};
  runBlocks(team, stack, ropeTable(wanted, decoded, d.encoder.width / d.encoder.heads), context, trace, x);
  return normalised(x, encoder.norm, eps);
}

Matrix Model::predict(const Matrix& context_latents, std::span<const TokenId> context_ids,
                      std::span<const TokenId> target_ids, PositionGrid positions, int mask_token,
                      const jobs::JobContext& context, Trace* trace) const {
  const ModelDescription& d = weights_->description;
  checkPredictInput(d, context_latents, context_ids, target_ids, positions);
  if (target_ids.empty()) return Matrix(0, static_cast<std::size_t>(d.encoder.width));
  context.throwIfStopped();
  Team team;
  const PredictorWeights& predictor = weights_->predictor;
  const auto eps = static_cast<float>(d.norm_eps);
  const SortedTokens sorted = sortedTokens(context_ids, target_ids);
  if (trace != nullptr) trace->order = sorted.ids;
  const int token = (mask_token % d.mask_tokens + d.mask_tokens) % d.mask_tokens;
  const std::span<const float> mask(predictor.mask_tokens.data() + static_cast<std::ptrdiff_t>(token) * d.predictor.width,
                                    static_cast<std::size_t>(d.predictor.width));
  Matrix x = predictorInput(linearRows(team, predictor.embed, context_latents), mask, sorted);
  const BlockStack stack{d.predictor, predictor.blocks, eps, "Predicting"};
  runBlocks(team, stack, ropeTable(sorted.ids, positions, d.predictor.width / d.predictor.heads), context, trace, x);
  const Matrix targets = targetRows(x, sorted, context_ids.size());
  return linearRows(team, predictor.proj, normalised(targets, predictor.norm, eps));
}

Matrix layerNormed(const Matrix& latents) {
  Matrix out(latents.rows, latents.cols);
  for (std::size_t row = 0; row < latents.rows; ++row) {
    kernels().normalise(latents.row(row).data(), nullptr, nullptr, 1e-5F, static_cast<int>(latents.cols),
                        out.row(row).data());
  }
  return out;
}

}  // namespace lacuna::model
