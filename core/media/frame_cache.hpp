#pragma once

#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "core/base/image.hpp"

namespace lacuna::media {

/// Decoded frames under a byte budget; the least recently used leave first. Thread-safe.
class FrameCache {
 public:
  explicit FrameCache(std::size_t budget_bytes);

  std::shared_ptr<const Image> find(const std::string& clip_key, std::int64_t frame);

  /// Keeps the frame when it fits the budget at all, and drops older ones until all fit.
  void insert(const std::string& clip_key, std::int64_t frame, std::shared_ptr<const Image> image);

  std::size_t bytes() const;

 private:
  using Key = std::pair<std::string, std::int64_t>;
  struct Entry {
    Key key;
    std::shared_ptr<const Image> image;
  };
  void dropOldest();

  const std::size_t budget_bytes_;
  mutable std::mutex mutex_;
  std::list<Entry> newest_first_;
  std::map<Key, std::list<Entry>::iterator> by_key_;
  std::size_t bytes_ = 0;
};

}  // namespace lacuna::media
