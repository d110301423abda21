#include "core/session/attention_study.hpp"

#include <algorithm>

#include "core/session/session.hpp"

namespace lacuna::session {
namespace {

constexpr std::size_t most_kept = 12;

/// Whether attention of the one is attention of the other. The target encoder sees the whole clip, whatever is hidden.
bool same(const latent::RunRequest& a, const latent::RunRequest& b, latent::AttentionOf of) {
  if (a.window != b.window || a.model != b.model) return false;
  return of == latent::AttentionOf::Target || (a.mask == b.mask && a.settings == b.settings);
}

}  // namespace

AttentionStudy::AttentionStudy(Session& session, jobs::JobRunner& jobs) : session_(session), jobs_(jobs) {
  connection_ = session.onChange([this](const Change& change) { follow(change); });
}

Connection AttentionStudy::look() {
  looked(+1);
  return Connection([this, alive = std::weak_ptr(alive_)] {
    if (alive.lock()) looked(-1);
  });
}

void AttentionStudy::looked(int more) {
  looking_ += more;
  refresh();
}

void AttentionStudy::setWish(const AttentionWish& wish) {
  if (wish == wish_) return;
  wish_ = wish;
  refresh();
}

void AttentionStudy::cancel() {
  if (!lane_.busy()) return;
  lane_.cancel();
  making_.reset();
  status_ = {};
  changed_.send();
}

bool AttentionStudy::isOf(const Found& found, const latent::RunRequest& wanted, std::optional<TokenId> query) const {
  return found.wish.of == wish_.of && found.query == query && same(found.request, wanted, wish_.of);
}

bool AttentionStudy::current() const { return shown_.rows && isOf(shown_, session_.wantedRun(), session_.picked()); }

std::optional<Error> AttentionStudy::whyNot() const {
  const auto error = [](const char* what) { return Error{ErrorKind::Mismatch, what, {}}; };
  if (!session_.placement() || session_.mask().grid().size() == 0) return error("Open a clip and a model to see attention.");
  if (!session_.picked()) return error("Click a token to ask what it reads from.");
  const bool hidden = session_.mask().hidden(*session_.picked());
  if (wish_.of == latent::AttentionOf::Context && hidden)
    return error("The encoder of the visible tokens never sees a hidden one. Ask the target encoder or the predictor.");
  if (wish_.of == latent::AttentionOf::Predictor) {
    if (session_.mask().hiddenCount() == 0) return error("Nothing is hidden, so the predictor has nothing to do.");
    if (const auto why_not = session_.model()->description().whyNotPredicted(session_.mask().grid())) return Error{ErrorKind::Mismatch, *why_not, {}};
  }
  if (wish_.of != latent::AttentionOf::Target && session_.mask().hiddenCount() == session_.mask().grid().size())
    return error("Every token is hidden. The model needs something to look at.");
  return std::nullopt;
}

void AttentionStudy::follow(const Change& change) {
  const bool concerned = std::holds_alternative<SelectionChanged>(change) || std::holds_alternative<ClipChanged>(change) ||
                         std::holds_alternative<ModelChanged>(change) || std::holds_alternative<MaskChanged>(change) ||
                         std::holds_alternative<PredictionChanged>(change);
  if (concerned) refresh();
}

void AttentionStudy::refresh() {
  if (looking_ == 0) {
    lane_.cancel();
    making_.reset();
    status_ = {};
    return;
  }
  if (session_.prediction().state == PredictionState::Running) return;  // two passes at once would both take twice as long
  if (const auto error = whyNot()) {
    lane_.cancel();
    making_.reset();
    const bool told = status_.error && status_.error->what == error->what;
    status_ = Status();
    status_.error = error;
    if (!told) changed_.send();
    return;
  }
  const latent::RunRequest wanted = session_.wantedRun();
  if (lane_.busy() && making_ && isOf(*making_, wanted, session_.picked()) && making_->wish == wish_) return;
  const auto past = std::ranges::find_if(kept_, [&](const Found& found) { return isOf(found, wanted, session_.picked()); });
  const bool another = past != kept_.end() && !current();
  if (another) shown_ = *past;
  const Found has = known();
  const bool whole = has.rows && (!wish_.rollout || has.rollout) && (!(wish_.survey || wish_.read_by) || has.survey);
  if (!whole) return start();
  lane_.cancel();
  const bool was_busy = std::exchange(status_, Status{}).busy;
  if (another || was_busy) changed_.send();
}

AttentionStudy::Found AttentionStudy::known() const {
  Found found{session_.wantedRun(), wish_, *session_.picked(), nullptr, nullptr, nullptr};
  if (current()) {
    found.rows = shown_.rows;
    found.rollout = shown_.rollout;
  }
  const bool survey_fits = shown_.survey && shown_.survey->of == wish_.of && same(shown_.request, found.request, wish_.of) &&
                           (!wish_.read_by || shown_.survey->read == found.query);
  if (survey_fits) found.survey = shown_.survey;
  return found;
}

void AttentionStudy::start() {
  making_ = known();
  status_ = {true, {}, std::nullopt};
  jobs_.start<Found>(
      lane_,
      [found = *making_, cache = session_.latentCache()](const jobs::JobContext& context) mutable {
        const AttentionWish& wish = found.wish;
        if (!found.rows) found.rows = std::make_shared<latent::Attention>(latent::attentionOf(found.request, wish.of, found.query, std::nullopt, *cache, context));
        if ((wish.survey || wish.read_by) && !found.survey)
          found.survey = std::make_shared<latent::AttentionSurvey>(
              latent::surveyAttention(found.request, wish.of, wish.read_by ? std::optional(found.query) : std::nullopt, *cache, context));
        if (wish.rollout && !found.rollout)
          found.rollout = std::make_shared<latent::AttentionRollout>(latent::rolloutOf(found.request, wish.of, found.query, *cache, context));
        return found;
      },
      [this](const jobs::Progress& progress) {
        status_.progress = progress;
        changed_.send();
      },
      [this](Outcome<Found> outcome) {
        making_.reset();
        status_ = {};
        if (outcome.error() != nullptr) status_.error = *outcome.error();
        if (outcome.ok()) keep(std::move(outcome.value()));
        changed_.send();
      });
  changed_.send();
}

void AttentionStudy::keep(Found found) {
  std::erase_if(kept_, [&](const Found& old) { return old.query == found.query && old.wish.of == found.wish.of && same(old.request, found.request, found.wish.of); });
  kept_.push_front(found);
  if (kept_.size() > most_kept) kept_.pop_back();
  shown_ = std::move(found);
}

}  // namespace lacuna::session
