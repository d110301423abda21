#include "app/when_ready.hpp"

#include "app/named_action.hpp"
#include "core/session/studies.hpp"
#include "widgets/controls/settles.hpp"
#include "widgets/teach/teach_page.hpp"

namespace lacuna::app {
namespace {

constexpr int look_again_ms = 50;

Error notFound(const char* what, const session::SourceFile& source) {
  return {ErrorKind::NotFound, std::string("The ") + what + " of this session was not found. Open the session in the studio to name its new place.", source.path};
}

}  // namespace

WhenReady::WhenReady(Studio& studio, std::vector<std::string> wanted, Done done)
    : studio_(studio), session_(studio.session()), wanted_(std::move(wanted)), done_(std::move(done)) {
  look_again_.setInterval(look_again_ms);
  connect(&look_again_, &QTimer::timeout, this, &WhenReady::next);
  look_again_.start();
  connection_ = session_.onChange([this](const session::Change&) { QTimer::singleShot(0, this, &WhenReady::next); });
  connect(&studio.sessions(), &widgets::SessionFiles::said, this, [this](widgets::NoticeKind kind, const Error& error) {
    if (kind == widgets::NoticeKind::Error && !finished_) finish(error);
  });
}

bool WhenReady::waiting() const {
  const bool opening = session_.clipLoading().busy || session_.modelLoading().busy;
  const bool groups_missing = session_.clusterCount() > 0 && !session_.clustering() && !session_.layoutStatus().error;
  return opening || session_.prediction().state == session::PredictionState::Running || session_.studies().busy() || !session_.result().run ||
         session_.layoutStatus().busy || !widgets::isSettled(studio_.window()) || groups_missing || !studio_.window().teachPage().settled() || !studio_.sessions().looksAsSaved();
}

std::optional<Error> WhenReady::firstError() const {
  if (session_.clipLoading().error) return session_.clipLoading().error;
  if (session_.modelLoading().error) return session_.modelLoading().error;
  if (const auto error = lacking()) return error;
  return session_.prediction().error;
}

/// Nothing is predicted without a clip and a model, however long one waits.
std::optional<Error> WhenReady::lacking() const {
  const widgets::SessionFiles& files = studio_.sessions();
  if (const auto* clip = files.missing(widgets::Role::Clip)) return notFound("clip", *clip);
  if (const auto* model = files.missing(widgets::Role::Model)) return notFound("checkpoint", *model);
  if (session_.document().clip_path.empty() && !session_.clipLoading().busy)
    return Error{ErrorKind::NotFound, "This session names no clip, so there is nothing to predict. Open one in it and save it again.", files.path().toStdString()};
  if (session_.document().model_path.empty() && !session_.modelLoading().busy)
    return Error{ErrorKind::NotFound, "This session names no checkpoint, so nothing predicts. Open one in it and save it again.", files.path().toStdString()};
  return std::nullopt;
}

void WhenReady::next() {
  if (finished_ || acting_ || studio_.sessions().opening()) return;
  if (const auto error = firstError()) return finish(error);
  if (waiting()) return;
  if (action_ == wanted_.size()) return finish(std::nullopt);
  const std::string& id = wanted_[action_++];
  acting_ = true;  // what an action asks for in the next turn of the event loop, such as another window, comes first
  QTimer::singleShot(0, this, [this] { acting_ = false; });
  if (const auto error = triggerNamed(studio_, id)) finish(*error);
}

void WhenReady::finish(const std::optional<Error>& error) {
  finished_ = true;
  look_again_.stop();
  done_(error);
}

}  // namespace lacuna::app
