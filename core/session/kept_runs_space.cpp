#include <algorithm>

#include "core/session/kept_runs.hpp"

namespace lacuna::session {
namespace {

/// Both sides' latents of the shared tokens on common axes.
template <class Latents>
std::shared_ptr<const compare::SharedSpace> placed(const Latents& a, const Latents& b, const compare::Comparison& figures, const jobs::JobContext& context) {
  const auto side = [&figures](const Latents& latents) {
    compare::SpaceSide side{*latents.targets_normed, Matrix(figures.tokens.size(), latents.predicted->values.cols)};
    for (std::size_t row = 0, from = 0; row < figures.tokens.size(); ++row) {
      while (latents.predicted->ids[from] != figures.tokens[row]) ++from;
      std::ranges::copy(latents.predicted->values.row(from), side.predicted.row(row).begin());
    }
    return side;
  };
  return std::make_shared<const compare::SharedSpace>(compare::sharedSpaceOf(side(a), side(b), figures.tokens, figures.same_model, figures.settings.seed, context));
}

/// What makes a run's latents once more. Nothing while its clip or model is not open.
std::optional<latent::RunRequest> requestOf(const Session& session, const compare::Subject& subject) {
  const auto& window = session.window();
  const auto& model = session.model();
  if (!window || !model || window->hash != subject.clip_hash || model->hash() != subject.model_hash) return std::nullopt;
  mask::Mask mask(subject.grid);
  for (const TokenId id : subject.hidden_ids) mask.set(id, true);
  return latent::RunRequest{window, model, std::move(mask), subject.settings};
}

}  // namespace

void KeptRuns::startMatching() {
  const Latents *a = latentsOf(*pinned_a_), *b = latentsOf(*pinned_b_);
  std::string why_not;
  if (asked_->a->model_hash == asked_->b->model_hash) why_not = "A and B have the same model, hence the same latent space.";
  else if (asked_->a->grid != asked_->b->grid) why_not = "The grids differ, so latents cannot be turned onto each other.";
  else if (a == nullptr || b == nullptr) why_not = "The latents of one of these runs were dropped to save memory. Predict it again to see how well they match.";
  if (!why_not.empty()) {
    matching_.cancel();
    matched_.reset();
    match_.reset();
    why_no_match_ = std::move(why_not);
    return;
  }
  const Matched wanted{a->targets_normed, b->targets_normed, settings_.seed};
  if (matched_ == wanted) return;
  matched_ = wanted;
  match_.reset();
  why_no_match_.clear();
  jobs_.start<compare::Match>(
      matching_, [wanted](const jobs::JobContext& context) { return compare::matchOf(*wanted.a, *wanted.b, wanted.seed, context); }, {},
      [this](Outcome<compare::Match> outcome) {
        if (outcome.ok()) match_ = outcome.value();
        if (outcome.error() != nullptr) why_no_match_ = outcome.error()->what;
        changed.send();
      });
}

bool KeptRuns::lacksLatents() const { return compared_ && (latentsOf(compared_->a) == nullptr || latentsOf(compared_->b) == nullptr); }

/// The next step to the latents of the shared tokens on common axes; a metric changes nothing about them.
void KeptRuns::completeSpace() {
  if (!comparedIsCurrent() || space_ || placing_.busy() || predicting_.busy()) return;
  if (lacksLatents()) predictAgain();
  else startPlacing();
}

void KeptRuns::startPlacing() {
  jobs_.start<std::shared_ptr<const compare::SharedSpace>>(
      placing_,
      [a = *latentsOf(compared_->a), b = *latentsOf(compared_->b), runs = compared_](const jobs::JobContext& context) { return placed(a, b, runs->figures, context); },
      {},
      [this](Outcome<std::shared_ptr<const compare::SharedSpace>> outcome) {
        if (outcome.ok()) space_ = outcome.value();  // where there is none, the match says why
        changed.send();
      });
}

// --- latents that are gone ----------------------------------------------------------------------------------------------

Connection KeptRuns::look() {
  looked(+1);
  return Connection([this, alive = std::weak_ptr(alive_)] {
    if (alive.lock()) looked(-1);
  });
}

void KeptRuns::looked(int more) {
  looking_ += more;
  completeSpace();
}

/// A prediction of the session that runs, or is about to, has the machine for itself; this comes after it.
bool KeptRuns::mayPredict() const {
  const PredictionState state = session_.prediction().state;
  const bool is_near = state == PredictionState::Running || (session_.live() && state == PredictionState::OutOfDate && !session_.prediction().cancelled);
  return !given_up_ && !is_near && (session_.live() || looking_ > 0);
}

/// One of the runs without latents whose clip and model are open; the other one comes after it.
void KeptRuns::predictAgain() {
  if (given_up_ && (given_up_->window.lock() != session_.window() || given_up_->model.lock() != session_.model())) given_up_.reset();
  if (!mayPredict()) return;
  for (const auto& [number, subject] : {std::pair(compared_->a, compared_->subject_a), std::pair(compared_->b, compared_->subject_b)}) {
    if (latentsOf(number) != nullptr) continue;
    if (auto request = requestOf(session_, *subject)) return startPredicting(number, std::move(*request));
  }
}

void KeptRuns::startPredicting(RunId number, latent::RunRequest request) {
  predicted_again_ = number;
  prediction_progress_ = {};
  jobs_.start<std::shared_ptr<const latent::Run>>(
      predicting_, [request = std::move(request), cache = session_.latentCache()](const jobs::JobContext& context) { return latent::predictHidden(request, *cache, context); },
      [this](const jobs::Progress& progress) { prediction_progress_ = progress; },
      [this, number](Outcome<std::shared_ptr<const latent::Run>> outcome) { takePredicted(number, outcome); });
  changed.send();
}

void KeptRuns::takePredicted(RunId number, const Outcome<std::shared_ptr<const latent::Run>>& outcome) {
  const KeptRun* kept = find(number);
  if (kept == nullptr) return changed.send();
  if (!outcome.ok()) {
    giveUp(number, outcome.error() != nullptr ? std::optional(*outcome.error()) : std::nullopt);
  } else if (outcome.value()->hash != kept->subject->run_hash) {
    giveUp(number, Error{ErrorKind::Mismatch, "It came out as another run than the one that was kept, as when the GPU has too little memory and the CPU takes over.", {}});
  } else {
    hold(*kept, *outcome.value());
    trim();
  }
  refresh();
}

void KeptRuns::giveUp(RunId number, std::optional<Error> why) { given_up_ = GivenUp{number, std::move(why), session_.window(), session_.model()}; }

void KeptRuns::cancelPrediction() {
  if (!predicting_.busy()) return;
  predicting_.cancel();
  giveUp(predicted_again_, std::nullopt);
  changed.send();
}

void KeptRuns::cancel() {
  cancelPrediction();
  if (!comparing_.busy() && !matching_.busy() && !placing_.busy()) return;
  placing_.cancel();
  if (comparing_.busy()) {
    comparing_.cancel();
    asked_.reset();  // the same wish starts anew
  }
  if (matching_.busy()) {
    matching_.cancel();
    matched_.reset();
    why_no_match_ = "Turning the latents onto each other was cancelled.";
  }
  changed.send();
}

}  // namespace lacuna::session
