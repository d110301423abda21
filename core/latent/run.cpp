#include "core/latent/run.hpp"

#include <algorithm>
#include <chrono>
#include <string_view>

#include "core/base/error.hpp"
#include "core/latent/errors.hpp"
#include "core/latent/make_latents.hpp"

namespace lacuna::latent {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// One bar over all stages, counted in transformer blocks: each stage moves its own part of it.
class StagedProgress {
 public:
  StagedProgress(const jobs::JobContext& outer, int total_blocks) : outer_(outer), total_(total_blocks) {}

  /// A context for the next stage of `blocks` blocks; it refers to this object and to the outer context.
  jobs::JobContext stage(std::string doing, int blocks) {
    const double from = begun_;
    begun_ += blocks;
    outer_.progress({doing, from, total_, "blocks"});
    return {outer_.stop, [this, doing = std::move(doing), from, blocks](const jobs::Progress& inner) {
              outer_.progress({doing, from + blocks * std::clamp(inner.fraction(), 0.0, 1.0), total_, "blocks"});
            }};
  }

 private:
  const jobs::JobContext& outer_;
  double total_;
  double begun_ = 0;
};

std::string sizeText(const mask::TokenGrid& grid) {
  return std::to_string(grid.steps) + " x " + std::to_string(grid.rows) + " x " + std::to_string(grid.cols);
}

void checkRequest(const RunRequest& request) {
  if (!request.window || !request.model) fail(ErrorKind::Internal, "A prediction was asked for without a clip or a model.");
  const media::ClipTensor& input = request.window->input;
  const mask::TokenGrid grid = request.model->description().gridFor(input.frames, input.height, input.width);
  if (!(grid == request.mask.grid())) {
    fail(ErrorKind::Mismatch, "The mask has " + sizeText(request.mask.grid()) + " cells, clip and model make " +
                                  sizeText(grid) + ". Make the mask for this grid.");
  }
  if (grid.size() == 0) fail(ErrorKind::Mismatch, "The clip is too short or too small for one token of this model.");
  const int hidden = request.mask.hiddenCount();
  if (hidden == grid.size()) fail(ErrorKind::Mismatch, "Every token is hidden. The model needs something to look at.");
  const auto why_not = request.model->description().whyNotPredicted(grid);
  if (hidden > 0 && why_not) fail(ErrorKind::Mismatch, *why_not);
  const int tokens = request.model->description().mask_tokens;
  if (hidden > 0 && (request.settings.mask_token < 0 || request.settings.mask_token >= tokens)) {
    fail(ErrorKind::Mismatch, "This model has " + std::to_string(tokens) + " mask tokens: 0 to " + std::to_string(tokens - 1) +
                                  ". Choose one of them; 0 is the trained one.");
  }
}

/// The steps of one prediction, in the order in which they need each other.
class Prediction {
 public:
  Prediction(const RunRequest& request, LatentCache& cache, const jobs::JobContext& context)
      : request_(request), cache_(cache), context_(context), keys_(keysOf(request)) {}

  std::shared_ptr<const Run> run() {
    const auto start = Clock::now();
    auto run = std::make_shared<Run>();
    run->window = request_.window;
    run->model = run->asked_model = request_.model;
    run->mask = request_.mask;
    run->settings = request_.settings;
    run->hidden_ids = request_.mask.hiddenIds();
    findOrMakeLatents(*run);
    compare(*run);
    run->hash = hashOf();
    run->times.total_s = secondsSince(start);
    return run;
  }

 private:
  void findOrMakeLatents(Run& run) {
    run.targets = cache_.find(keys_.targets);
    run.times.targets_cached = run.targets != nullptr;
    LatentsPtr seen;
    if (!run.hidden_ids.empty()) {
      run.predicted = cache_.find(keys_.predicted);
      if (!run.predicted) seen = cache_.find(keys_.context);
    }
    const bool predicts = !run.hidden_ids.empty() && !run.predicted;
    const auto& description = request_.model->description();
    const int total = (run.targets ? 0 : description.encoder.depth) + (predicts && !seen ? description.encoder.depth : 0) +
                      (predicts ? description.predictor.depth : 0);
    StagedProgress progress(context_, total);
    if (!run.targets) run.targets = makeTargets(progress, run.times);
    if (!predicts) return;
    if (!seen) seen = makeContext(progress, run.times);
    run.predicted = makePredicted(*seen, run.hidden_ids, progress, run.times);
  }

  LatentsPtr makeTargets(StagedProgress& progress, RunTimes& times) {
    const auto start = Clock::now();
    const auto stage = progress.stage("Encoding the clip", request_.model->description().encoder.depth);
    auto targets = targetLatents(*request_.window, *request_.model, cache_, stage);
    times.targets_s = secondsSince(start);
    return targets;
  }

  LatentsPtr makeContext(StagedProgress& progress, RunTimes& times) {
    const auto start = Clock::now();
    const auto stage = progress.stage("Encoding what is visible", request_.model->description().encoder.depth);
    auto seen = contextLatents(request_, cache_, stage);
    times.context_s = secondsSince(start);
    return seen;
  }

  LatentsPtr makePredicted(const LatentSet& seen, const std::vector<TokenId>& hidden, StagedProgress& progress,
                           RunTimes& times) {
    const auto start = Clock::now();
    const auto stage = progress.stage("Predicting what is hidden", request_.model->description().predictor.depth);
    Matrix values =
        request_.model->predict(seen.values, seen.ids, hidden, positionsOf(request_), request_.settings.mask_token, stage);
    times.predict_s = secondsSince(start);
    auto kept = std::make_shared<const LatentSet>(LatentSet{keys_.predicted, request_.mask.grid(), hidden, std::move(values)});
    cache_.insert(kept);
    return kept;
  }

  void compare(Run& run) const {
    const auto start = Clock::now();
    context_.throwIfStopped();
    run.targets_normed = std::make_shared<const Matrix>(model::layerNormed(run.targets->values, request_.model->description().levels));
    if (run.predicted) {
      run.errors = errorsOf(run.predicted->values, run.hidden_ids, run.targets->values, *run.targets_normed, context_);
      run.mean = meanOf(run.errors);
      run.baselines = baselinesFor(*run.targets, *run.targets_normed, run.mask);
    }
    context_.throwIfStopped();
    run.times.errors_s = secondsSince(start);
  }

  Hash128 hashOf() const {
    Hasher hasher;
    for (const Hash128& part : {keys_.predicted.model, keys_.predicted.clip, keys_.predicted.mask}) {
      hasher.value(part.high).value(part.low);
    }
    return hasher.value(request_.settings.mask_token).value(request_.settings.context_from_target_encoder).digest();
  }

  const RunRequest& request_;
  LatentCache& cache_;
  const jobs::JobContext& context_;
  const RunKeys keys_;
};

}  // namespace

int Run::rowOf(TokenId id) const {
  const auto found = std::lower_bound(hidden_ids.begin(), hidden_ids.end(), id);
  return found != hidden_ids.end() && *found == id ? static_cast<int>(found - hidden_ids.begin()) : -1;
}

RunKeys keysOf(const RunRequest& request) {
  const bool from_target = request.settings.context_from_target_encoder;
  const Hash128& model = request.model->hash();
  const Hash128& clip = request.window->hash;
  const Hash128 mask = request.mask.hash();
  return {{LatentKind::Target, model, clip, {}, 0, false},
          {LatentKind::Context, model, clip, mask, 0, from_target},
          {LatentKind::Predicted, model, clip, mask, request.settings.mask_token, from_target}};
}

namespace {

/// LibTorch says by its text alone that the system gave no memory.
std::shared_ptr<const Run> computed(const RunRequest& request, LatentCache& cache, const jobs::JobContext& context) {
  try {
    return Prediction(request, cache, context).run();
  } catch (const Failure&) {
    throw;
  } catch (const std::exception& error) {
    if (std::string_view(error.what()).find("allocate memory") == std::string_view::npos) throw;
  }
  fail(ErrorKind::OutOfMemory, "Not enough memory. Use fewer frames, a smaller size, or close other clips.");
}

}  // namespace

std::shared_ptr<const Run> predictHidden(const RunRequest& request, LatentCache& cache, const jobs::JobContext& context) {
  checkRequest(request);
  try {
    return computed(request, cache, context);
  } catch (const Failure& failure) {
    const bool gpu_full = failure.error().kind == ErrorKind::OutOfMemory && request.model->compute().device == model::Device::Cuda;
    if (!gpu_full) throw;
  }
  RunRequest on_cpu = request;
  on_cpu.model = request.model->computedBy({}, context);
  auto run = std::make_shared<Run>(*computed(on_cpu, cache, context));
  run->asked_model = request.model;
  return run;
}

}  // namespace lacuna::latent
