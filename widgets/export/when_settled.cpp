#include "widgets/export/when_settled.hpp"

#include <algorithm>

#include "core/session/tasks.hpp"
#include "widgets/controls/settles.hpp"
#include "widgets/scene/scene_view.hpp"

namespace lacuna::widgets {
namespace {

constexpr int look_again_ms = 10;
constexpr int calm_looks = 2;  ///< what comes on show lays itself out in one turn of the event loop and asks for more in the next

/// Whether views show nothing whole until it is done. Measurements, of minutes or hours, show what they have so far.
bool fillsViews(const session::Task& task) {
  using enum session::TaskKind;
  switch (task.kind) {
    case OpeningClip:
    case OpeningModel:
    case Predicting:
    case ComparingPrecision:
    case LayingOut:
    case Following:
    case Attention:
    case ComparingRuns:
    case PredictingAgain:
    case OpeningProbe:
    case Probing: return true;
    case ProbeCurve:
    case Detail:
    case Surprise:
    case Sweep:
    case Exporting: return false;
  }
  return false;
}

bool cameraMoves(const QWidget& view) {
  const auto moves = [](const SceneView* scene) { return scene->isVisible() && scene->isMoving(); };
  const auto* self = qobject_cast<const SceneView*>(&view);
  return (self != nullptr && moves(self)) || std::ranges::any_of(view.findChildren<SceneView*>(), moves);
}

}  // namespace

WhenSettled::WhenSettled(session::Session& session, QWidget& view, Done done, std::chrono::milliseconds patience)
    : session_(session), view_(&view), was_on_show_(view.isVisible()), done_(std::move(done)), patience_(patience) {
  since_.start();
  connect(&again_, &QTimer::timeout, this, &WhenSettled::look);
  again_.start(0);
}

void WhenSettled::look() {
  again_.setInterval(look_again_ms);
  if (!view_) return end(Error{ErrorKind::NotFound, "The view was closed before it was drawn.", {}});
  if (was_on_show_ && !view_->isVisible())  // what is hidden is not filled, and counts as if it were
    return end(Error{ErrorKind::Refused, "The view was put out of sight before it was drawn. Save it again, and leave the workspace as it is until it is saved.", {}});
  const auto tasks = session::tasksOf(session_);
  const bool computes = std::ranges::any_of(tasks, fillsViews);
  if (computes) since_.restart();
  calm_ = computes || !isSettled(*view_) || cameraMoves(*view_) ? 0 : calm_ + 1;
  if (calm_ >= calm_looks) return end(std::nullopt);
  if (since_.elapsed() < patience_.count()) return;
  end(Error{ErrorKind::Refused, "The view was not complete after " + std::to_string(std::chrono::ceil<std::chrono::seconds>(patience_).count()) +
                                    " s, so nothing was drawn. Is this machine very busy? Try again when it is not.", {}});
}

void WhenSettled::end(const std::optional<Error>& error) {
  again_.stop();
  done_(error);
}

}  // namespace lacuna::widgets
