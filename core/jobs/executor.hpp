#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>

namespace lacuna::jobs {

/// The one door to the thread that owns the session. `post` may be called from any thread and never waits.
struct Executor {
  virtual void post(std::function<void()> task) = 0;
  virtual ~Executor() = default;
};

/// Runs posted tasks on the thread that drains it: the command line and the tests.
class QueueExecutor : public Executor {
 public:
  void post(std::function<void()> task) override;

  /// Waits for tasks and runs them, one by one, until `done()` holds. `done` is asked before each wait.
  void drainUntil(const std::function<bool()>& done);

 private:
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<std::function<void()>> tasks_;
};

}  // namespace lacuna::jobs
