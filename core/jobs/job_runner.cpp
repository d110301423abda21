#include "core/jobs/job_runner.hpp"

namespace lacuna::jobs {

void Lane::cancel() {
  if (!current_) return;
  current_->stop.request_stop();
  current_.reset();
}

std::shared_ptr<Lane::Ticket> JobRunner::renew(Lane& lane) {
  lane.cancel();
  lane.current_ = std::make_shared<Lane::Ticket>();
  return lane.current_;
}

void JobRunner::finish(Lane& lane) { lane.current_.reset(); }

JobRunner::JobRunner(Executor& executor, int threads) : executor_(executor) {
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this](const std::stop_token& stop) { work(stop); });
}

JobRunner::~JobRunner() {
  {
    const std::lock_guard lock(mutex_);
    tasks_.clear();
  }
  for (auto& thread : threads_) thread.request_stop();
  threads_.clear();  // joins; the lanes' own stop sources make running jobs end early
}

void JobRunner::enqueue(std::function<void()> task) {
  {
    const std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
  }
  arrived_.notify_one();
}

void JobRunner::work(const std::stop_token& stop) {
  while (true) {
    std::function<void()> task;
    {
      std::unique_lock lock(mutex_);
      if (!arrived_.wait(lock, stop, [this] { return !tasks_.empty(); })) return;
      task = std::move(tasks_.front());
      tasks_.pop_front();
    }
    task();
  }
}

}  // namespace lacuna::jobs
