#pragma once

#include <memory>
#include <string>

#include "core/sweep/store.hpp"

namespace lacuna::sweep {

/// The store of one of several processes of a sweep, beside that of the first; it goes when all is gathered.
std::string partFile(const std::string& folder, int rank);
void removePart(const std::string& part);

/// That a process is at work on its part: held as long as it lives, and let go by the system where it is killed. Others leave the
/// part alone. Where the disk knows no such locks, none is held against anybody.
class PartLock {
 public:
  /// Null where another process, or another one in this process, holds it. Throws `Failure` (Unreadable) where no file can be made.
  static std::unique_ptr<PartLock> tryTake(const std::string& part);
  ~PartLock();
  PartLock(const PartLock&) = delete;
  PartLock& operator=(const PartLock&) = delete;

 private:
  PartLock(std::string path, int file) : path_(std::move(path)), file_(file) {}
  std::string path_;
  int file_;
};

/// Adds what processes that were killed left in the parts of a folder, and removes those; parts that somebody is at work on stay.
/// Throws `Failure`: Unreadable where the folder is, and as `Store` does.
void takeInParts(const std::string& folder, const Spec& spec, Store& store);

}  // namespace lacuna::sweep
