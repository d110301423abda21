#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "core/base/outcome.hpp"
#include "core/jobs/executor.hpp"
#include "core/jobs/job_context.hpp"

namespace lacuna::jobs {

/// One purpose ("predict", "open clip"): renewing it stops the job before and makes its result unwanted.
/// Used on the owner's thread only; dies with its view, and then no late result is delivered.
class Lane {
 public:
  Lane() = default;
  ~Lane() { cancel(); }
  Lane(const Lane&) = delete;
  Lane& operator=(const Lane&) = delete;

  /// Stops the job under way, if any. Its result, finished or not, is not delivered.
  void cancel();
  bool busy() const { return current_ != nullptr; }

 private:
  friend class JobRunner;
  struct Ticket {
    std::stop_source stop;
  };
  std::shared_ptr<Ticket> current_;
};

/// Runs jobs on its worker threads and brings progress and outcomes to the owner's thread through one executor.
/// Destroy the lanes first (that stops their jobs), then the runner: it joins, and nothing is delivered after it.
class JobRunner {
 public:
  JobRunner(Executor& executor, int threads);
  ~JobRunner();
  JobRunner(const JobRunner&) = delete;
  JobRunner& operator=(const JobRunner&) = delete;

  /// Starts `work` in `lane`, stopping what ran there. `on_progress` and `done` are called on the owner's thread, and
  /// only while this is still the lane's newest job. `done` is also told of `Cancelled` when the work stopped by itself.
  template <class T>
  void start(Lane& lane, std::function<T(const JobContext&)> work, std::function<void(const Progress&)> on_progress,
             std::function<void(Outcome<T>)> done) {
    const std::shared_ptr<Lane::Ticket> ticket = renew(lane);
    const std::weak_ptr<Lane::Ticket> current = ticket;
    Lane* const lane_ptr = &lane;  // touched only behind `current`, which the lane owns
    enqueue([this, work = std::move(work), on_progress = std::move(on_progress), done = std::move(done), current, lane_ptr,
             token = ticket->stop.get_token()] {
      JobContext context{token, nullptr};
      if (on_progress) {
        context.report = [this, on_progress, current](const Progress& progress) {
          executor_.post([on_progress, current, progress] {
            if (const auto alive = current.lock()) on_progress(progress);
          });
        };
      }
      auto outcome = std::make_shared<Outcome<T>>(outcomeOf([&] {
        context.throwIfStopped();  // superseded while it waited for a thread
        return work(context);
      }));
      executor_.post([done, outcome, current, lane_ptr] {
        if (const auto alive = current.lock()) {
          finish(*lane_ptr);
          done(std::move(*outcome));
        }
      });
    });
  }

 private:
  static std::shared_ptr<Lane::Ticket> renew(Lane& lane);
  static void finish(Lane& lane);
  void enqueue(std::function<void()> task);
  void work(const std::stop_token& stop);

  Executor& executor_;
  std::mutex mutex_;
  std::condition_variable_any arrived_;
  std::deque<std::function<void()>> tasks_;
  std::vector<std::jthread> threads_;
};

}  // namespace lacuna::jobs
