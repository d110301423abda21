#include "core/session/session.hpp"

#include <algorithm>

#include "core/latent/placement.hpp"
#include "core/mask/layers.hpp"
#include "core/session/session_shared.hpp"
#include "core/session/steps.hpp"
#include "core/session/studies.hpp"

namespace lacuna::session {

namespace {

bool isOf(const latent::RunRequest& made, const latent::RunRequest& wanted) {
  return made.window == wanted.window && made.model == wanted.model && made.mask == wanted.mask && made.settings == wanted.settings;
}

bool isOf(const latent::Run& run, const latent::RunRequest& wanted) {
  return isOf(latent::RunRequest{run.window, run.asked_model, run.mask, run.settings}, wanted);
}

}  // namespace

Session::Session(jobs::JobRunner& jobs, SessionOptions options)
    : jobs_(jobs),
      options_(options),
      shared_(std::make_shared<Shared>(options)),
      undo_(options.undo_bytes),
      live_(options.live),
      studies_(std::make_unique<Studies>(*this, jobs)) {}

Session::~Session() = default;

std::shared_ptr<latent::LatentCache> Session::latentCache() const { return {shared_, &shared_->latents}; }

const mask::Mask& Session::shownMask() const { return preview_mask_ ? *preview_mask_ : mask_; }

const std::vector<mask::MaskShape>& Session::shownShapes() const { return preview_shapes_ ? *preview_shapes_ : document_.shapes; }

// --- authored state --------------------------------------------------------------------------------------------

void Session::run(std::unique_ptr<Command> command) {
  change([&] {
    undo_.push(std::move(command), document_);
    return true;
  });
}

void Session::runAsStep(std::unique_ptr<Command> command) {
  endStep();
  run(std::move(command));
  endStep();
}

void Session::undo() {
  change([this] { return undo_.undo(document_); });
}

ShapeId Session::newShapeId() {
  for (const mask::MaskShape& shape : document_.shapes) last_shape_id_ = std::max(last_shape_id_, static_cast<std::uint32_t>(shape.id));
  return ShapeId{++last_shape_id_};
}

void Session::redo() {
  change([this] { return undo_.redo(document_); });
}

void Session::goToStep(std::size_t done) {
  change([this, done] { return undo_.goTo(done, document_); });
}

/// Does an edit, then brings all that follows from the document up to date.
void Session::change(const std::function<bool()>& edit) {
  const auto sampling = document_.sampling;
  const int crop = document_.crop;
  if (!edit()) return;
  ++revision_;
  if (sampling != document_.sampling || crop != document_.crop) readWindow();
  remakeMask();
  send(MaskChanged{});
  refreshPrediction();
}

void Session::restore(Document document) {
  preview_.reset();
  undo_.clear();
  const std::string clip = std::exchange(document.clip_path, {}), model = std::exchange(document.model_path, {});
  const Input input{document.sampling, document.crop};
  const bool model_is_open = model_ && model == document_.model_path;  // its weights may take long to read
  clip_lane_.cancel();
  model_lane_.cancel();
  clip_loading_ = {};
  model_loading_ = {};
  opening_path_.reset();
  source_.reset();
  window_.reset();
  if (!model_is_open) model_.reset();
  document_ = std::move(document);
  if (model_is_open) document_.model_path = model;
  ++revision_;
  placeGrid();
  remakeMask();
  send(ClipChanged{});
  send(ModelChanged{});
  send(MaskChanged{});
  refreshPrediction();
  if (!model.empty() && !model_is_open) openModel(model, true);
  if (!clip.empty()) openClip(clip, input);
}

void Session::setPreview(mask::MaskShape shape) {
  preview_is_new_ = mask::findShape(document_.shapes, shape.id) == nullptr;
  preview_ = std::move(shape);
  remakePreview();
  send(PreviewMoved{});
}

void Session::endPreview(ShapeId id) {
  if (previewed() != id) return;
  preview_.reset();
  remakePreview();
  send(MaskChanged{});
}

void Session::commitPreview(ShapeId id, std::string label) {
  if (previewed() != id) return;
  mask::MaskShape shape = *std::exchange(preview_, std::nullopt);
  remakePreview();
  if (label.empty()) label = shape.name;
  runAsStep(preview_is_new_ ? addShape(std::move(shape), std::move(label)) : changeShape(std::move(shape), std::move(label)));
}

// --- mask and prediction ---------------------------------------------------------------------------------------

void Session::placeGrid() {
  stopFollowing();
  placement_.reset();
  if (!window_ || !model_) return;
  mask::GridPlacement placement = latent::placementOf(*window_, model_->description());
  if (placement.grid != mask_.grid()) forgetTokens();  // the old tokens are other places now
  placement_ = std::move(placement);
}

void Session::remakeMask() {
  mask_ = placement_ ? mask_stack_.update(document_.shapes, *placement_, document_.coverage) : mask::Mask();
  remakePreview();
}

void Session::remakePreview() {
  preview_mask_.reset();
  preview_shapes_.reset();
  const bool known = preview_ && mask::findShape(document_.shapes, preview_->id) != nullptr;
  if (preview_ && known == preview_is_new_) preview_.reset();  // removed, undone or added under the hand
  if (!preview_) return;
  if (known) {
    preview_shapes_ = document_.shapes;
    *mask::findShape(*preview_shapes_, preview_->id) = *preview_;
  }
  if (!placement_) return;
  preview_mask_ = known ? mask_stack_.update(*preview_shapes_, *placement_, document_.coverage)
                        : mask::rasteriseOver(mask_, *preview_, *placement_, document_.coverage);
}

PredictionStatus Session::statusNow() const {
  if (!window_) return {PredictionState::NoClip, {}, std::nullopt, false, std::nullopt};
  if (!model_) return {PredictionState::NoModel, {}, std::nullopt, false, std::nullopt};
  if (mask_.grid().size() == 0)
    return {PredictionState::CannotRun, {}, std::nullopt, false,
            Error{ErrorKind::Mismatch, "The window is too short or too small for one token of this model. Use more frames or a larger picture.", {}}};
  const int hidden = mask_.hiddenCount();
  if (hidden == mask_.grid().size())
    return {PredictionState::CannotRun, {}, std::nullopt, false,
            Error{ErrorKind::Mismatch, "Every token is hidden. The model needs something to look at.", {}}};
  const auto why_not = model_->description().whyNotPredicted(mask_.grid());
  if (hidden > 0 && why_not) return {PredictionState::CannotRun, {}, std::nullopt, false, Error{ErrorKind::Mismatch, *why_not, {}}};
  if (hidden == 0) return {PredictionState::NothingHidden, {}, std::nullopt, false, std::nullopt};
  return {result_is_current_ ? PredictionState::UpToDate : PredictionState::OutOfDate, {}, std::nullopt, false, std::nullopt};
}

void Session::refreshPrediction() {
  const latent::RunRequest wanted = wantedRun();
  if (prediction_lane_.busy() && running_ && isOf(*running_, wanted)) return;  // it is on its way already
  prediction_lane_.cancel();
  const bool window_is_wanted = window_ && window_->sampling == document_.sampling && window_->geometry.crop == document_.crop;
  result_is_current_ = window_is_wanted && result_.run && isOf(*result_.run, wanted);
  status_ = statusNow();
  const bool can_run = status_.state == PredictionState::OutOfDate || status_.state == PredictionState::NothingHidden;
  // A window that is being read replaces the one we have in a moment: predicting on the old one would be wasted.
  if (can_run && live_ && !result_is_current_ && !clip_loading_.busy) return startPrediction();
  send(PredictionChanged{});
}

bool Session::progressDue() {
  const auto now = std::chrono::steady_clock::now();
  if (now - progress_sent_ < std::chrono::milliseconds(100)) return false;
  progress_sent_ = now;
  return true;
}

void Session::startPrediction() {
  status_ = {PredictionState::Running, {}, expectation(), false, std::nullopt};
  running_ = wantedRun();
  comparing_lane_.cancel();  // begins again after this; two encodings at once would both take twice as long
  jobs_.start<Result>(
      prediction_lane_,
      [request = *running_, shared = shared_, last = result_](const jobs::JobContext& context) {
        Result result;
        result.run = latent::predictHidden(request, shared->latents, context);
        const bool same_targets = last.run && last.run->targets->key == result.run->targets->key;
        result.projection =
            projection::project(*result.run->targets_normed, result.run->predicted ? &result.run->predicted->values : nullptr,
                                context, same_targets ? last.projection.get() : nullptr);
        return result;
      },
      [this](const jobs::Progress& progress) {
        status_.progress = progress;
        if (progressDue()) send(PredictionChanged{});
      },
      [this](Outcome<Result> outcome) { showOutcome(std::move(outcome)); });
  send(PredictionChanged{});
}

void Session::showOutcome(Outcome<Result> outcome) {
  running_.reset();
  if (!outcome.ok()) {
    status_ = statusNow();
    status_.cancelled = outcome.cancelled();
    if (outcome.error() != nullptr) {
      status_.state = PredictionState::CannotRun;
      status_.error = *outcome.error();
    }
    return send(PredictionChanged{});
  }
  const bool same_targets = result_.run && result_.run->targets->key == outcome.value().run->targets->key;
  result_ = std::move(outcome.value());
  last_run_id_ = std::max(last_run_id_, static_cast<std::uint32_t>(studies_->runs.lastNumber()));  // a saved session brought its own
  result_.id = RunId{++last_run_id_};
  result_is_current_ = true;
  status_ = statusNow();
  if (fitting_result_ && !same_targets) fitting_result_.reset();  // of another clip's latents
  layout_status_.error.reset();
  send(ResultReady{});
  send(PredictionChanged{});
  refreshLayout();
  compareComputing();
}

void Session::setLive(bool live) {
  live_ = live;
  refreshPrediction();
}

void Session::predict() {
  if (!window_ || !model_ || statusNow().state == PredictionState::CannotRun) return refreshPrediction();
  startPrediction();
}

std::optional<latent::Expectation> Session::expectation() const {
  if (!window_ || !model_ || !speed_ || mask_.grid().size() == 0) return std::nullopt;
  return latent::expectationOf(wantedRun(), *speed_, shared_->latents);
}

void Session::cancel() {
  if (follow_lane_.busy()) return Shared::stop(*this, SessionJob::Following);
  if (prediction_lane_.busy()) return Shared::stop(*this, SessionJob::Prediction);
  for (const SessionJob job : {SessionJob::Clip, SessionJob::Model, SessionJob::Comparing}) Shared::stop(*this, job);
  growing_lane_.cancel();
  cluster_lane_.cancel();
  Shared::stop(*this, SessionJob::Layout);
}

// --- view state ------------------------------------------------------------------------------------------------

int Session::playheadStep() const {
  if (!placement_ || placement_->grid.steps == 0) return 0;
  return std::min(playhead_ / framesInStep(*this), placement_->grid.steps - 1);
}

void Session::setPlayhead(int frame) {
  if (!window_) return;
  frame = std::clamp(frame, 0, static_cast<int>(window_->frames.size()) - 1);
  if (frame == playhead_) return;
  playhead_ = frame;
  send(PlayheadMoved{});
}

}  // namespace lacuna::session
