#include "core/latent/latent_cache.hpp"

namespace lacuna::latent {

LatentCache::LatentCache(std::size_t budget_bytes) : budget_bytes_(budget_bytes) {}

std::shared_ptr<const LatentSet> LatentCache::find(const LatentKey& key) {
  const std::lock_guard lock(mutex_);
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return nullptr;
  newest_first_.splice(newest_first_.begin(), newest_first_, found->second);
  ++hits_;
  return newest_first_.front();
}

bool LatentCache::has(const LatentKey& key) const {
  const std::lock_guard lock(mutex_);
  return by_key_.count(key) > 0;
}

void LatentCache::insert(std::shared_ptr<const LatentSet> latents) {
  const std::lock_guard lock(mutex_);
  if (const auto found = by_key_.find(latents->key); found != by_key_.end()) {
    bytes_ -= (*found->second)->bytes();
    newest_first_.erase(found->second);
    by_key_.erase(found);
  }
  if (latents->bytes() > budget_bytes_) return;  // would only push everything else out
  bytes_ += latents->bytes();
  newest_first_.push_front(std::move(latents));
  by_key_[newest_first_.front()->key] = newest_first_.begin();
  while (bytes_ > budget_bytes_) dropOldest();
}

std::size_t LatentCache::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

std::int64_t LatentCache::hits() const {
  const std::lock_guard lock(mutex_);
  return hits_;
}

void LatentCache::dropOldest() {
  const auto& oldest = newest_first_.back();
  bytes_ -= oldest->bytes();
  by_key_.erase(oldest->key);
  newest_first_.pop_back();
}

}  // namespace lacuna::latent
