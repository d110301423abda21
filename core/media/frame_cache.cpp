#include "core/media/frame_cache.hpp"

namespace lacuna::media {

FrameCache::FrameCache(std::size_t budget_bytes) : budget_bytes_(budget_bytes) {}

std::shared_ptr<const Image> FrameCache::find(const std::string& clip_key, std::int64_t frame) {
  const std::lock_guard lock(mutex_);
  const auto found = by_key_.find({clip_key, frame});
  if (found == by_key_.end()) return nullptr;
  newest_first_.splice(newest_first_.begin(), newest_first_, found->second);
  return found->second->image;
}

void FrameCache::insert(const std::string& clip_key, std::int64_t frame, std::shared_ptr<const Image> image) {
  if (!image || image->bytes() > budget_bytes_) return;
  const std::lock_guard lock(mutex_);
  const Key key{clip_key, frame};
  if (const auto old = by_key_.find(key); old != by_key_.end()) {
    bytes_ -= old->second->image->bytes();
    newest_first_.erase(old->second);
    by_key_.erase(old);
  }
  bytes_ += image->bytes();
  newest_first_.push_front({key, std::move(image)});
  by_key_[key] = newest_first_.begin();
  while (bytes_ > budget_bytes_) dropOldest();
}

std::size_t FrameCache::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

void FrameCache::dropOldest() {
  bytes_ -= newest_first_.back().image->bytes();
  by_key_.erase(newest_first_.back().key);
  newest_first_.pop_back();
}

}  // namespace lacuna::media
