#include "core/session/attention_study.hpp"

#include <algorithm>

#include "core/session/session.hpp"

namespace lacuna::session {
namespace {

constexpr std::size_t most_kept = 12, most_kept_bytes = std::size_t{128} << 20U;

bool sameMask(const latent::RunRequest& a, const latent::RunRequest& b) { return a.mask == b.mask && a.settings == b.settings; }

/// Whether rows of the one are rows of the other. The target encoder sees the whole clip, whatever is hidden.
bool sameRows(const latent::RunRequest& a, const latent::RunRequest& b, latent::AttentionOf of) {
  return a.window == b.window && a.model == b.model && (of == latent::AttentionOf::Target || sameMask(a, b));
}

}  // namespace

bool AttentionStudy::Asked::is(const Asked& other) const {
  return request.window == other.request.window && request.model == other.request.model && sameMask(request, other.request) &&
         query == other.query && wish == other.wish;
}

std::size_t AttentionStudy::Found::bytes() const {
  std::size_t bytes = rollout ? rollout->shares.bytes() : 0;
  if (rows)
    for (const Matrix& block : rows->blocks) bytes += block.bytes();
  return bytes;
}

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
  given_up_ = making_;
  stop(std::nullopt);
  changed_.send();
}

void AttentionStudy::stop(std::optional<Error> error) {
  lane_.cancel();
  making_.reset();
  status_ = Status();
  status_.error = std::move(error);
}

bool AttentionStudy::isAsked(const Found& found) const {
  return found.rows && found.of == wish_.of && found.query == session_.picked() && sameRows(found.request, session_.wantedRun(), wish_.of);
}

bool AttentionStudy::current() const { return isAsked(shown_); }

/// Its figures tell hidden from visible tokens, so they are of one mask, whatever the rows are of.
bool AttentionStudy::surveyFits() const {
  return shown_.survey && shown_.survey->of == wish_.of && sameMask(shown_.request, session_.wantedRun()) &&
         (!wish_.read_by || shown_.survey->read == session_.picked());
}

AttentionStudy::Asked AttentionStudy::asked() const { return {session_.wantedRun(), *session_.picked(), wish_}; }

std::optional<Error> AttentionStudy::whyNot() const {
  const auto error = [](const char* what) { return Error{ErrorKind::Mismatch, what, {}}; };
  const int tokens = session_.mask().grid().size(), hidden = session_.mask().hiddenCount();
  if (!session_.placement() || tokens == 0) return error("Open a clip and a model to see attention.");
  if (!session_.picked() || index(*session_.picked()) >= tokens) return error("Click a token to ask what it reads from.");
  if (wish_.of == latent::AttentionOf::Context && session_.mask().hidden(*session_.picked()))
    return error("The encoder of the visible tokens never sees a hidden one. Ask the target encoder or the predictor.");
  if (wish_.of == latent::AttentionOf::Predictor) {
    if (hidden == 0) return error("Nothing is hidden, so the predictor has nothing to do.");
    if (const auto why_not = session_.model()->description().whyNotPredicted(session_.mask().grid())) return Error{ErrorKind::Mismatch, *why_not, {}};
  }
  if (wish_.of != latent::AttentionOf::Target && hidden == tokens) return error("Every token is hidden. The model needs something to look at.");
  return std::nullopt;
}

void AttentionStudy::follow(const Change& change) {
  const bool concerned = std::holds_alternative<SelectionChanged>(change) || std::holds_alternative<ClipChanged>(change) ||
                         std::holds_alternative<ModelChanged>(change) || std::holds_alternative<MaskChanged>(change) ||
                         std::holds_alternative<PredictionChanged>(change);
  if (concerned) refresh();
}

/// A model that was closed is not to stay in memory for its maps, nor its tokens to be picked.
void AttentionStudy::forgetOthers() {
  const latent::RunRequest now = session_.wantedRun();
  const bool other = shown_.rows && (shown_.request.window != now.window || shown_.request.model != now.model);
  if (given_up_ && (!session_.picked() || !given_up_->is(asked()))) given_up_.reset();
  if (!other) return;
  stop(std::nullopt);
  shown_ = Found();
  kept_.clear();
  changed_.send();
}

void AttentionStudy::refresh() {
  forgetOthers();
  if (looking_ == 0) return stop(std::nullopt);
  if (session_.prediction().state == PredictionState::Running) return;  // two passes at once would both take twice as long
  if (const auto error = whyNot()) {
    const bool told = !status_.busy && status_.error && status_.error->what == error->what;
    stop(error);
    if (!told) changed_.send();
    return;
  }
  const bool another = takeKnown();
  const auto part = missing();
  if (part && given_up_) {
    if (another) changed_.send();
    return;
  }
  if (part && lane_.busy() && making_ && making_->is(asked())) return;
  if (part) return start(*part);
  const bool had_more = status_.busy || status_.error;
  stop(std::nullopt);
  if (another || had_more) changed_.send();
}

/// What of the asked is known already; true where that changed what is shown.
bool AttentionStudy::takeKnown() {
  const latent::RunRequest wanted = session_.wantedRun();
  if (!current()) {
    const auto past = std::ranges::find_if(kept_, [this](const Found& found) { return isAsked(found); });
    if (past == kept_.end()) return false;
    const auto survey = surveyFits() ? shown_.survey : nullptr;
    shown_ = *past;
    shown_.survey = survey;
    shown_.request = wanted;
    return true;
  }
  if (sameMask(shown_.request, wanted)) return false;
  shown_.request = wanted;  // the same rows, told of another mask
  shown_.survey = nullptr;
  return true;
}

std::optional<AttentionStudy::Part> AttentionStudy::missing() const {
  if (!current()) return Part::Rows;
  if ((wish_.survey || wish_.read_by) && !surveyFits()) return Part::Survey;
  if (wish_.rollout && !shown_.rollout) return Part::Rollout;
  return std::nullopt;
}

void AttentionStudy::start(Part part) {
  making_ = asked();
  status_ = Status();
  status_.busy = true;
  const auto find = [part, asked = *making_, cache = session_.latentCache()](const jobs::JobContext& context) {
    const auto& [request, query, wish] = asked;
    Found found{request, wish.of, query, nullptr, nullptr, nullptr};
    if (part == Part::Rows) found.rows = std::make_shared<latent::Attention>(latent::attentionOf(request, wish.of, query, std::nullopt, *cache, context));
    if (part == Part::Survey)
      found.survey = std::make_shared<latent::AttentionSurvey>(latent::surveyAttention(request, wish.of, wish.read_by ? std::optional(query) : std::nullopt, *cache, context));
    if (part == Part::Rollout) found.rollout = std::make_shared<latent::AttentionRollout>(latent::rolloutOf(request, wish.of, query, *cache, context));
    return found;
  };
  jobs_.start<Found>(
      lane_, find,
      [this](const jobs::Progress& progress) {
        status_.progress = progress;
        changed_.send();
      },
      [this, part](Outcome<Found> outcome) {
        if (outcome.error() != nullptr) given_up_ = making_;
        if (!outcome.ok()) {
          stop(outcome.error() != nullptr ? std::optional(*outcome.error()) : std::nullopt);
          return changed_.send();
        }
        Found& found = outcome.value();
        if (part == Part::Rows) {
          const auto survey = surveyFits() ? shown_.survey : nullptr;
          shown_ = std::move(found);
          shown_.survey = survey;
        }
        if (part == Part::Survey) shown_.survey = found.survey;
        if (part == Part::Rollout) shown_.rollout = found.rollout;
        making_.reset();
        status_.busy = false;
        keep();
        changed_.send();
        refresh();  // the next part, where there is one
      });
  changed_.send();
}

void AttentionStudy::keep() {
  std::erase_if(kept_, [this](const Found& old) {
    return old.query == shown_.query && old.of == shown_.of && sameRows(old.request, shown_.request, shown_.of);
  });
  kept_.push_front(shown_);
  kept_.front().survey = nullptr;  // of all queries: the shown one has it
  std::size_t bytes = 0;
  const auto first_over = std::ranges::find_if(kept_, [&bytes](const Found& found) { return (bytes += found.bytes()) > most_kept_bytes; });
  kept_.erase(first_over, kept_.end());
  if (kept_.size() > most_kept) kept_.pop_back();
}

}  // namespace lacuna::session
