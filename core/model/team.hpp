#pragma once

#include <atomic>
#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace lacuna::model {

/// The threads of one call of the model. Each item of work runs on one thread with a single-threaded BLAS, so that no two
/// pools fight over the cores. Made for a call and gone with it: nothing outlives the work.
class Team {
 public:
  /// `threads` including the caller's; 0 = as many as `configureThreads` was given. Throws `Failure` (OutOfMemory) when
  /// the system gives no more threads.
  explicit Team(int threads = 0);
  ~Team();
  Team(const Team&) = delete;
  Team& operator=(const Team&) = delete;

  int threads() const { return static_cast<int>(helpers_.size()) + 1; }

  /// Calls work(0) .. work(count - 1), each once, on any thread, and returns when all are done. The first exception stops
  /// the remaining items and is thrown here.
  void run(int count, const std::function<void(int)>& work);

  /// Splits `rows` into about equal runs of at most `largest` and calls work(first, last) for each.
  void runRows(int rows, int largest, const std::function<void(int, int)>& work);

 private:
  void help();
  void close();  ///< ends and joins the helpers
  void takeItems();

  std::vector<std::thread> helpers_;
  std::mutex mutex_;
  std::condition_variable called_, finished_;
  const std::function<void(int)>* work_ = nullptr;
  int count_ = 0, busy_ = 0;
  unsigned round_ = 0;
  bool closing_ = false;
  std::atomic<int> next_{0};
  std::exception_ptr error_;
};

}  // namespace lacuna::model
