#include "core/session/session_shared.hpp"

namespace lacuna::session {

void Session::Shared::stop(Session& session, SessionJob job) {
  switch (job) {
    case SessionJob::Following: return session.stopFollowing();
    case SessionJob::Prediction:
      if (!session.prediction_lane_.busy()) return;
      session.prediction_lane_.cancel();
      session.status_ = session.statusNow();
      session.status_.cancelled = true;
      return session.send(PredictionChanged{});
    case SessionJob::Clip:
      if (!session.clip_lane_.busy()) return;
      session.clip_lane_.cancel();
      session.clip_loading_.busy = false;
      session.opening_path_.reset();
      return session.keepWindow();
    case SessionJob::Model:
      if (!session.model_lane_.busy()) return;
      session.model_lane_.cancel();
      session.model_loading_.busy = false;
      if (session.model_) session.compute_ = session.model_->compute();
      return session.send(ModelChanged{});
    case SessionJob::Comparing:
      if (!session.comparing_lane_.busy()) return;
      session.comparing_lane_.cancel();
      return session.send(ModelChanged{});
    case SessionJob::Layout:
      if (!session.layout_lane_.busy()) return;
      session.layout_lane_.cancel();
      session.keepStoppedFit();
      session.layout_status_ = {};
      return session.endLayout();
  }
}

}  // namespace lacuna::session
