#include <algorithm>

#include "core/session/kept_runs.hpp"

namespace lacuna::session {
namespace {

struct Again {
  RunId number{};
  latent::RunRequest request;
};

/// What makes a run's latents once more. Nothing while its clip or model is not open, and while the model is at work: the prediction
/// on its way asks again when it is there.
std::optional<Again> again(const Session& session, RunId number, const compare::Subject& subject) {
  const auto& window = session.window();
  const auto& model = session.model();
  const bool open = window && model && window->hash == subject.clip_hash && model->hash() == subject.model_hash;
  if (!open || session.prediction().state == PredictionState::Running) return std::nullopt;
  mask::Mask mask(subject.grid);
  for (const TokenId id : subject.hidden_ids) mask.set(id, true);
  return Again{number, {window, model, std::move(mask), subject.settings}};
}

bool sameLatents(const compare::Subject& subject, const latent::Run& run) {
  return subject.model_hash == run.model->hash() && subject.clip_hash == run.window->hash;
}

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

}  // namespace

std::vector<compare::Region> KeptRuns::regions() const {
  std::vector<compare::Region> regions;
  const KeptRun* a = find(pinned_a_);
  for (const Label& label : session_.document().labels)
    if (a != nullptr && label.grid == a->subject->grid) regions.push_back({label.name, label.tokens});
  return regions;
}

/// The spread of true tokens is the same for all runs of one clip and model, so it is measured once for them.
void KeptRuns::describeNext() {
  if (describing_.busy() || undescribed_.empty()) return;
  const auto run = undescribed_.front();
  jobs_.start<compare::Spread>(
      describing_, [run](const jobs::JobContext& context) { return compare::spreadOf(run->targets->values, *run->targets_normed, context); },
      {},
      [this, run](Outcome<compare::Spread> outcome) {
        undescribed_.erase(undescribed_.begin());
        if (outcome.ok()) tellSpread(*run, outcome.value());
        if (outcome.error() != nullptr) undescribable_.push_back({run->model->hash(), run->window->hash, *outcome.error()});
        describeNext();
        trim();
        refresh();
      });
}

void KeptRuns::tellSpread(const latent::Run& run, const compare::Spread& spread) {
  for (KeptRun& kept : runs_) {
    if (kept.spread_known || !sameLatents(*kept.subject, run)) continue;
    compare::Subject told = *kept.subject;
    told.spread = spread;
    kept.subject = std::make_shared<const compare::Subject>(std::move(told));
    kept.spread_known = true;
  }
}

bool KeptRuns::comparedIsCurrent() const { return compared_ && asked_ && made_ == asked_; }

/// After a change of runs, pins, settings or regions: what is shown, or on its way, is of these.
void KeptRuns::refresh() {
  const KeptRun *a = find(pinned_a_), *b = find(pinned_b_);
  if (a == nullptr || b == nullptr) {
    for (jobs::Lane* lane : {&comparing_, &matching_, &placing_}) lane->cancel();
    asked_.reset();
    made_.reset();
    matched_.reset();
    match_.reset();
    error_.reset();
    compared_ = nullptr;
    space_ = nullptr;
    why_no_match_.clear();
    return changed.send();
  }
  if (a->spread_known && b->spread_known) startComparing();
  else awaitSpread(*a, *b);
  changed.send();
}

/// The pair before is wanted no more, and what is on its way for it neither; its figures stay as the last ones.
void KeptRuns::awaitSpread(const KeptRun& a, const KeptRun& b) {
  for (jobs::Lane* lane : {&comparing_, &matching_, &placing_}) lane->cancel();
  asked_.reset();
  matched_.reset();
  match_.reset();
  error_.reset();
  why_no_match_.clear();
  for (const Undescribable& failed : undescribable_)
    for (const KeptRun* run : {&a, &b})
      if (!run->spread_known && run->subject->model_hash == failed.model && run->subject->clip_hash == failed.clip) error_ = failed.why;
  if (!error_) return;
  compared_ = nullptr;
  space_ = nullptr;
}

void KeptRuns::startComparing() {
  Asked asked{find(pinned_a_)->subject, find(pinned_b_)->subject, settings_, regions()};
  if (asked_ == asked) {
    startMatching();
    if (comparedIsCurrent() && !space_ && !placing_.busy()) startPlacing();  // latents are there again, or it was cancelled
    return;
  }
  asked_ = std::move(asked);
  error_.reset();
  ComparedRuns runs{*pinned_a_, *pinned_b_, asked_->a, asked_->b, {}};
  jobs_.start<std::shared_ptr<const ComparedRuns>>(
      comparing_,
      [asked = *asked_, runs = std::move(runs)](const jobs::JobContext& context) mutable {
        runs.figures = compare::compareRuns(*asked.a, *asked.b, asked.settings, asked.regions, context);
        return std::make_shared<const ComparedRuns>(std::move(runs));
      },
      {},
      [this, asked = *asked_](Outcome<std::shared_ptr<const ComparedRuns>> outcome) {
        if (outcome.error() != nullptr) {
          error_ = *outcome.error();
          compared_ = nullptr;  // the last one is of other runs, and these have none
          space_ = nullptr;
        }
        if (outcome.ok()) {
          const bool same_points = compared_ && compared_->subject_a->run_hash == outcome.value()->subject_a->run_hash && compared_->subject_b->run_hash == outcome.value()->subject_b->run_hash;
          compared_ = outcome.value();
          made_ = asked;
          if (!same_points || !space_) startPlacing();
        }
        changed.send();
      });
  startMatching();
}

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

/// The latents of the shared tokens on common axes; a metric changes nothing about them. Those that are gone (a session file has
/// none) are predicted again first.
void KeptRuns::startPlacing() {
  space_ = nullptr;
  placing_.cancel();
  const Latents *a = latentsOf(compared_->a), *b = latentsOf(compared_->b);
  if (a == nullptr || b == nullptr) {
    std::vector<Again> missing;
    if (a == nullptr)
      if (auto run = again(session_, compared_->a, *compared_->subject_a)) missing.push_back(std::move(*run));
    if (b == nullptr)
      if (auto run = again(session_, compared_->b, *compared_->subject_b)) missing.push_back(std::move(*run));
    if (missing.empty()) return;
    using Made = std::vector<std::pair<RunId, std::shared_ptr<const latent::Run>>>;
    return jobs_.start<Made>(
        placing_,
        [missing = std::move(missing), cache = session_.latentCache()](const jobs::JobContext& context) {
          Made made;
          for (const Again& run : missing) made.emplace_back(run.number, latent::predictHidden(run.request, *cache, context));
          return made;
        },
        {},
        [this](Outcome<Made> outcome) {
          bool held = false;
          if (outcome.ok())
            for (const auto& [number, run] : outcome.value())
              if (const KeptRun* kept = find(number); kept != nullptr && kept->subject->run_hash == run->hash) {
                hold(*kept, *run);
                held = true;
              }
          if (!held) return changed.send();
          trim();
          refresh();
        });
  }
  jobs_.start<std::shared_ptr<const compare::SharedSpace>>(
      placing_,
      [a = *a, b = *b, runs = compared_](const jobs::JobContext& context) { return placed(a, b, runs->figures, context); },
      {},
      [this](Outcome<std::shared_ptr<const compare::SharedSpace>> outcome) {
        if (outcome.ok()) space_ = outcome.value();  // where there is none, the match says why
        changed.send();
      });
}

void KeptRuns::cancel() {
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
