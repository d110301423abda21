#include <atomic>
#include <future>
#include <optional>
#include <stdexcept>
#include <thread>
#include <vector>

#include "core/jobs/job_runner.hpp"
#include "tests/support/catch.hpp"

using namespace lacuna;
using namespace lacuna::jobs;

namespace {

/// Waits in a job until it is stopped, without sleeping.
void waitForStop(const JobContext& context) {
  std::promise<void> stopped;
  const std::stop_callback on_stop(context.stop, [&] { stopped.set_value(); });
  stopped.get_future().wait();
}

std::function<void(const Progress&)> noProgress() { return {}; }

/// Runs a job to its end in a lane of its own: everything posted before it has then been drained.
void drainAll(JobRunner& runner, QueueExecutor& executor) {
  Lane lane;
  bool over = false;
  runner.start<int>(
      lane, [](const JobContext&) { return 0; }, noProgress(), [&](Outcome<int>) { over = true; });
  executor.drainUntil([&] { return over; });
}

}  // namespace

TEST_CASE("jobs: a result arrives on the thread that drains", "[jobs]") {
  QueueExecutor executor;
  JobRunner runner(executor, 2);
  Lane lane;
  std::optional<int> result;
  std::thread::id worker, receiver;
  runner.start<int>(
      lane,
      [&](const JobContext&) {
        worker = std::this_thread::get_id();
        return 7;
      },
      noProgress(),
      [&](Outcome<int> outcome) {
        receiver = std::this_thread::get_id();
        CHECK_FALSE(lane.busy());
        result = outcome.value();
      });
  CHECK(lane.busy());
  executor.drainUntil([&] { return result.has_value(); });
  CHECK(*result == 7);
  CHECK(receiver == std::this_thread::get_id());
  CHECK(worker != receiver);
}

TEST_CASE("jobs: progress arrives in order, before the result", "[jobs]") {
  QueueExecutor executor;
  JobRunner runner(executor, 1);
  Lane lane;
  std::vector<double> seen;
  bool over = false;
  runner.start<int>(
      lane,
      [](const JobContext& context) {
        for (int i = 1; i <= 3; ++i) context.progress({"Counting", static_cast<double>(i), 3, "steps"});
        return 0;
      },
      [&](const Progress& progress) {
        CHECK_FALSE(over);
        seen.push_back(progress.fraction());
      },
      [&](Outcome<int>) { over = true; });
  executor.drainUntil([&] { return over; });
  CHECK(seen == std::vector<double>{1.0 / 3, 2.0 / 3, 1});
}

TEST_CASE("jobs: the newest request wins and stops the older", "[jobs]") {
  QueueExecutor executor;
  JobRunner runner(executor, 2);
  Lane lane;
  std::vector<int> results;
  std::promise<void> old_started, old_ended;
  runner.start<int>(
      lane,
      [&](const JobContext& context) {
        old_started.set_value();
        waitForStop(context);
        old_ended.set_value();
        return 1;
      },
      noProgress(), [&](Outcome<int> outcome) { results.push_back(outcome.value()); });
  old_started.get_future().wait();
  runner.start<int>(
      lane, [](const JobContext&) { return 2; }, noProgress(),
      [&](Outcome<int> outcome) { results.push_back(outcome.value()); });
  old_ended.get_future().wait();
  executor.drainUntil([&] { return !results.empty(); });
  drainAll(runner, executor);
  CHECK(results == std::vector<int>{2});
}

TEST_CASE("jobs: a result that was already posted is not delivered after a cancel", "[jobs]") {
  QueueExecutor executor;
  JobRunner runner(executor, 1);
  Lane lane;
  bool delivered = false, late_progress = false;
  runner.start<int>(
      lane,
      [](const JobContext& context) {
        context.progress({"Working", 1, 1, ""});
        return 1;
      },
      [&](const Progress&) { late_progress = true; }, [&](Outcome<int>) { delivered = true; });
  Lane other;  // with one worker, its job ends after the first one's result was posted
  std::promise<void> first_is_over;
  runner.start<int>(
      other,
      [&](const JobContext&) {
        first_is_over.set_value();
        return 0;
      },
      noProgress(), [](Outcome<int>) {});
  first_is_over.get_future().wait();
  lane.cancel();
  CHECK_FALSE(lane.busy());
  drainAll(runner, executor);
  CHECK_FALSE(delivered);
  CHECK_FALSE(late_progress);
}

TEST_CASE("jobs: work that stops by itself is told as cancelled", "[jobs]") {
  QueueExecutor executor;
  JobRunner runner(executor, 1);
  Lane lane;
  bool cancelled = false;
  runner.start<int>(
      lane, [](const JobContext&) -> int { throw CancelledException{}; }, noProgress(),
      [&](Outcome<int> outcome) { cancelled = outcome.cancelled(); });
  executor.drainUntil([&] { return !lane.busy(); });
  CHECK(cancelled);
}

TEST_CASE("jobs: failures become errors, one after the other", "[jobs]") {
  QueueExecutor executor;
  JobRunner runner(executor, 1);
  Lane lane;
  std::vector<Error> errors;
  const auto keep = [&](Outcome<int> outcome) {
    REQUIRE(outcome.error() != nullptr);
    errors.push_back(*outcome.error());
  };
  runner.start<int>(
      lane, [](const JobContext&) -> int { fail(ErrorKind::NotFound, "There is no such file.", "a"); }, noProgress(), keep);
  executor.drainUntil([&] { return errors.size() == 1; });
  runner.start<int>(
      lane, [](const JobContext&) -> int { throw std::runtime_error("odd"); }, noProgress(), keep);
  executor.drainUntil([&] { return errors.size() == 2; });
  CHECK(errors[0].kind == ErrorKind::NotFound);
  CHECK(errors[1].kind == ErrorKind::Internal);
  std::optional<int> result;
  runner.start<int>(
      lane, [](const JobContext&) { return 4; }, noProgress(), [&](Outcome<int> outcome) { result = outcome.value(); });
  executor.drainUntil([&] { return result.has_value(); });
  CHECK(*result == 4);
}

TEST_CASE("jobs: nothing is delivered to a lane that is gone", "[jobs]") {
  QueueExecutor executor;
  JobRunner runner(executor, 1);
  bool delivered = false;
  std::promise<void> started;
  {
    Lane lane;
    runner.start<int>(
        lane,
        [&](const JobContext& context) {
          started.set_value();
          waitForStop(context);
          return 1;
        },
        noProgress(), [&](Outcome<int>) { delivered = true; });
    started.get_future().wait();
  }
  drainAll(runner, executor);
  CHECK_FALSE(delivered);
}

TEST_CASE("jobs: a superseded job that still waits never starts", "[jobs]") {
  QueueExecutor executor;
  JobRunner runner(executor, 1);
  Lane blocking, lane;
  std::promise<void> started;
  runner.start<int>(
      blocking,
      [&](const JobContext& context) {
        started.set_value();
        waitForStop(context);
        return 0;
      },
      noProgress(), [](Outcome<int>) {});
  started.get_future().wait();
  std::atomic<int> runs{0};
  bool over = false;
  for (int i = 0; i < 5; ++i) {
    runner.start<int>(
        lane, [&](const JobContext&) { return ++runs; }, noProgress(), [&](Outcome<int>) { over = true; });
  }
  blocking.cancel();
  executor.drainUntil([&] { return over; });
  CHECK(runs == 1);
}

TEST_CASE("jobs: a new job may be started from the delivery of the last", "[jobs]") {
  QueueExecutor executor;
  JobRunner runner(executor, 1);
  Lane lane;
  int result = 0;
  runner.start<int>(
      lane, [](const JobContext&) { return 1; }, noProgress(),
      [&](Outcome<int> first) {
        runner.start<int>(
            lane, [value = first.value()](const JobContext&) { return value + 1; }, noProgress(),
            [&](Outcome<int> second) { result = second.value(); });
        CHECK(lane.busy());
      });
  executor.drainUntil([&] { return result != 0; });
  CHECK(result == 2);
}
