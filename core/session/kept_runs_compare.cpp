#include <algorithm>

#include "core/session/kept_runs.hpp"

namespace lacuna::session {
namespace {

bool sameLatents(const compare::Subject& subject, const latent::Run& run) {
  return subject.model_hash == run.model->hash() && subject.clip_hash == run.window->hash;
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
    for (jobs::Lane* lane : {&comparing_, &matching_, &placing_, &predicting_}) lane->cancel();
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
  for (jobs::Lane* lane : {&comparing_, &matching_, &placing_, &predicting_}) lane->cancel();
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
    return completeSpace();  // latents are there again, or it was cancelled
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
          if (!same_points) {
            space_ = nullptr;
            placing_.cancel();
            predicting_.cancel();
          }
          completeSpace();
        }
        changed.send();
      });
  startMatching();
}

}  // namespace lacuna::session
