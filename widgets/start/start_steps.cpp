#include "widgets/start/start_steps.hpp"

#include <QTimer>
#include <algorithm>

#include "widgets/scene/latent_view.hpp"

namespace lacuna::widgets {

StartSteps::StartSteps(session::Session& session, QObject* parent) : QObject(parent), session_(session) {
  connection_ = session.onChange([this](const session::Change& change) { follow(change); });
  if (session.result().run) arm();
}

void StartSteps::watch(LatentView& latents) {
  connect(&latents, &LatentView::hoverAsked, this, [this](const std::optional<TokenId>& token) {
    if (token && armed_) tick(Guess);
  });
}

int StartSteps::doneCount() const { return static_cast<int>(std::count(done_.begin(), done_.end(), true)); }

void StartSteps::arm() {
  armed_ = true;
  window_ = session_.window();
  hidden_ = session_.mask().hiddenCount();
  playhead_ = session_.playhead();
  picked_ = session_.picked();
}

void StartSteps::tick(Step step) {
  bool& done = done_[static_cast<std::size_t>(step)];
  if (done) return;
  done = true;
  Q_EMIT changed();
}

void StartSteps::follow(const session::Change& change) {
  const bool result = std::holds_alternative<session::ResultReady>(change);
  if (session_.clipLoading().busy || !session_.window() || session_.window() != window_.lock()) armed_ = false;  // another clip comes with its own mask
  if (!armed_) {
    // Who listens to the first result may still turn the views to it: what counts begins after that.
    if (result && !session_.clipLoading().busy) QTimer::singleShot(0, this, [this] { arm(); });
    return;
  }
  if (std::holds_alternative<session::MaskChanged>(change)) followMask();
  if (std::holds_alternative<session::SelectionChanged>(change)) {
    const bool picked = session_.picked() && session_.picked() != picked_;
    picked_ = session_.picked();
    if (picked) tick(Guess);
  }
  // The stroke that does the first step does not take the second hint from under one's eyes: the next one does.
  if (result && edits_ > 1) tick(Guess);
  if (std::holds_alternative<session::PlayheadMoved>(change) && session_.playhead() != playhead_) tick(Time);
}

void StartSteps::followMask() {
  const int hidden = session_.mask().hiddenCount();
  if (hidden > hidden_) {
    ++edits_;
    tick(Hide);
  }
  hidden_ = hidden;
}

}  // namespace lacuna::widgets
