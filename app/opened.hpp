#pragma once

#include <functional>

#include "app/commands.hpp"
#include "core/jobs/job_runner.hpp"
#include "core/session/session.hpp"

namespace lacuna::app {

/// Drains the queue until `done`, turning a loading or prediction error into a `Failure`.
void waitFor(jobs::QueueExecutor& queue, const session::Session& session, const std::function<bool()>& done);

/// A model and a clip, opened as the window opens them; nothing is predicted before it is asked for. Throws `Failure`, also
/// for frames or a size that the model cannot take. Without options nothing is open yet.
struct Opened {
  jobs::QueueExecutor queue;
  jobs::JobRunner runner{queue, 2};
  session::Session session;

  Opened();
  explicit Opened(const PredictOptions& options);
};

/// The shapes and the run's settings that the options name become the session's.
void hide(session::Session& session, const std::vector<mask::MaskShape>& shapes, const PredictOptions& options);

}  // namespace lacuna::app
