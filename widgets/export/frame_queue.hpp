#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <stop_token>

#include "core/base/image.hpp"
#include "core/jobs/job_context.hpp"

namespace lacuna::widgets {

/// Pictures on their way from the thread that draws to the one that writes: a few at a time, so that a long film needs no more
/// memory than a short one. The one that draws never waits: it asks whether there is room.
class FrameQueue {
 public:
  bool hasRoom() const {
    const std::lock_guard lock(mutex_);
    return frames_.size() < most;
  }
  void put(Image frame) {
    {
      const std::lock_guard lock(mutex_);
      frames_.push_back(std::move(frame));
    }
    arrived_.notify_one();
  }
  /// Waits for the next one. Throws `CancelledException` when `stop` is asked for.
  Image take(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    if (!arrived_.wait(lock, stop, [this] { return !frames_.empty(); })) throw CancelledException{};
    Image frame = std::move(frames_.front());
    frames_.pop_front();
    return frame;
  }

 private:
  static constexpr std::size_t most = 4;
  mutable std::mutex mutex_;
  std::condition_variable_any arrived_;
  std::deque<Image> frames_;
};

}  // namespace lacuna::widgets
