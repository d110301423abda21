#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "core/jobs/job_context.hpp"

namespace lacuna::session {

class Session;

/// What a session may do in the background. Of each kind but the last one runs at a time.
enum class TaskKind {
  OpeningClip,
  OpeningModel,
  Predicting,
  ComparingPrecision,  ///< with fp32 on the CPU
  LayingOut,
  Following,
  Attention,
  ComparingRuns,
  PredictingAgain,  ///< a pinned run whose latents are gone
  OpeningProbe,
  Probing,
  ProbeCurve,
  Detail,
  Surprise,
  Sweep,
  Exporting  ///< the file that `Task::of` names
};

/// Something that runs now.
struct Task {
  TaskKind kind = TaskKind::Predicting;
  std::string of;                ///< the file it is about; empty: what is open
  jobs::Progress progress;       ///< `total` 0: how far it is is not known
  std::function<void()> cancel;  ///< this one alone; the last good result stays
};

/// Everything that runs, of the session and of its studies, in the order of `TaskKind`. For the owner's thread.
std::vector<Task> tasksOf(Session& session);

/// Ends all of them, and what they would have led to.
void cancelAll(Session& session);

/// How something ended that ran.
struct FinishedTask {
  TaskKind kind = TaskKind::Predicting;
  std::string of;
  enum class End { Done, Cancelled, Failed } end = End::Done;
  std::string error;    ///< one line, of `Failed`
  double seconds = 0;   ///< of the last time
  int times = 1;        ///< in a row, each of them done
};

/// When tasks began and how they ended, from looking at the session again and again: at each of its changes, or at rests.
class TaskHistory {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::size_t most_finished = 30;

  explicit TaskHistory(Session& session) : session_(session) {}

  struct Running {
    Task task;
    Clock::time_point begun;
  };
  /// Returns whether anything began or ended.
  bool look(Clock::time_point now);
  const std::vector<Running>& running() const { return running_; }
  const std::deque<FinishedTask>& finished() const { return finished_; }  ///< the last first
  void forgetFinished() { finished_.clear(); }

 private:
  void keep(const Running& ended, Clock::time_point now);

  Session& session_;
  std::vector<Running> running_;
  std::deque<FinishedTask> finished_;
};

}  // namespace lacuna::session
