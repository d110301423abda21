#include "core/model/team.hpp"

#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <system_error>
#include <utility>

#include "core/base/error.hpp"
#include "core/model/threads.hpp"

namespace lacuna::model {

Team::Team(int threads) {
  const int wanted = threads > 0 ? threads : configuredThreads();
  setOwnThreads(1);
  try {
    for (int i = 1; i < wanted; ++i) helpers_.emplace_back([this] { help(); });
  } catch (const std::system_error&) {
    close();
    fail(ErrorKind::OutOfMemory, "The system gives no more threads. Close other programs, or let Lacuna use fewer threads.");
  } catch (...) {
    close();
    throw;
  }
}

Team::~Team() {
  close();
}

void Team::close() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  called_.notify_all();
  for (std::thread& helper : helpers_) helper.join();
  setOwnThreads(configuredThreads());
}

void Team::takeItems() {
  for (int item = next_.fetch_add(1); item < count_; item = next_.fetch_add(1)) {
    try {
      (*work_)(item);
    } catch (...) {
      next_.store(count_);
      const std::lock_guard lock(mutex_);
      if (!error_) error_ = std::current_exception();
    }
  }
}

void Team::help() {
  const c10::InferenceMode no_gradients;  // all three are states of a thread
  flushDenormals();
  setOwnThreads(1);
  unsigned seen = 0;
  std::unique_lock lock(mutex_);
  for (;;) {
    called_.wait(lock, [&] { return closing_ || round_ != seen; });
    if (closing_) return;
    seen = round_;
    lock.unlock();
    takeItems();
    lock.lock();
    if (--busy_ == 0) finished_.notify_one();
  }
}

void Team::run(int count, const std::function<void(int)>& work) {
  const c10::InferenceMode no_gradients;
  {
    const std::lock_guard lock(mutex_);
    work_ = &work;
    count_ = count;
    busy_ = static_cast<int>(helpers_.size());
    next_.store(0);
    error_ = nullptr;
    ++round_;
  }
  called_.notify_all();
  takeItems();
  std::unique_lock lock(mutex_);
  finished_.wait(lock, [this] { return busy_ == 0; });
  if (error_) std::rethrow_exception(std::exchange(error_, nullptr));
}

void Team::runRows(int rows, int largest, const std::function<void(int, int)>& work) {
  if (rows <= 0) return;
  const int runs = std::max((rows + largest - 1) / largest, std::min(2 * threads(), (rows + 63) / 64));
  run(runs, [&](int i) {
    const auto edge = [&](int at) { return static_cast<int>(static_cast<long long>(rows) * at / runs); };
    work(edge(i), edge(i + 1));
  });
}

}  // namespace lacuna::model
