#include "app/when_ready.hpp"

#include "core/session/studies.hpp"

namespace lacuna::app {
namespace {
constexpr int look_again_ms = 50;
}

WhenReady::WhenReady(session::Session& session, widgets::Actions& actions, std::vector<std::string> wanted, Done done)
    : session_(session), actions_(actions), wanted_(std::move(wanted)), done_(std::move(done)) {
  look_again_.setInterval(look_again_ms);
  connect(&look_again_, &QTimer::timeout, this, &WhenReady::next);
  look_again_.start();
  connection_ = session.onChange([this](const session::Change&) { QTimer::singleShot(0, this, &WhenReady::next); });
}

bool WhenReady::waiting() const {
  const bool opening = session_.clipLoading().busy || session_.modelLoading().busy;
  const bool groups_missing = session_.clusterCount() > 0 && !session_.clustering() && !session_.layoutStatus().error;
  return opening || session_.prediction().state == session::PredictionState::Running || session_.studies().busy() || !session_.result().run ||
         session_.layoutStatus().busy || groups_missing;
}

std::optional<Error> WhenReady::firstError() const {
  if (session_.clipLoading().error) return session_.clipLoading().error;
  if (session_.modelLoading().error) return session_.modelLoading().error;
  return session_.prediction().error;
}

void WhenReady::next() {
  if (finished_) return;
  if (const auto error = firstError()) return finish(error);
  if (waiting()) return;
  if (action_ == wanted_.size()) return finish(std::nullopt);
  const std::string& id = wanted_[action_++];
  if (!actions_.trigger(QString::fromStdString(id)))
    finish(Error{ErrorKind::NotFound, "There is no action of this name, or it is disabled now. See lacuna --list-actions.", id});
}

void WhenReady::finish(const std::optional<Error>& error) {
  finished_ = true;
  look_again_.stop();
  done_(error);
}

}  // namespace lacuna::app
