#pragma once

#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <mutex>

#include "core/latent/latent_set.hpp"

namespace lacuna::latent {

/// Latents under a byte budget, keyed by content; the least recently used leave first. Thread-safe.
class LatentCache {
 public:
  explicit LatentCache(std::size_t budget_bytes);
  std::shared_ptr<const LatentSet> find(const LatentKey& key);
  bool has(const LatentKey& key) const;  ///< without counting as a use
  void insert(std::shared_ptr<const LatentSet> latents);
  std::size_t bytes() const;
  std::int64_t hits() const;  ///< successful finds so far

 private:
  void dropOldest();

  const std::size_t budget_bytes_;
  mutable std::mutex mutex_;
  std::list<std::shared_ptr<const LatentSet>> newest_first_;
  std::map<LatentKey, std::list<std::shared_ptr<const LatentSet>>::iterator> by_key_;
  std::size_t bytes_ = 0;
  std::int64_t hits_ = 0;
};

}  // namespace lacuna::latent
