#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/base/error.hpp"
#include "core/session/session_file.hpp"

namespace lacuna::session {

/// A session file in a folder of the program's own that a running process keeps up to date, so that little is lost when it is
/// killed. A lock beside it says that its process lives; the system lets go of that however the process ends.
class SideFile {
 public:
  /// A new one. The folder is made. Throws `Failure` (Refused) with the system's reason.
  static std::shared_ptr<SideFile> begin(const std::string& folder);
  /// Those of processes that are gone, the newest first; locked while they are held, so that no other process offers them too.
  /// One that cannot be locked is left out, and `problems` says why.
  static std::vector<std::shared_ptr<SideFile>> leftIn(const std::string& folder, std::vector<Error>& problems);
  ~SideFile();
  SideFile(const SideFile&) = delete;
  SideFile& operator=(const SideFile&) = delete;

  const std::string& path() const { return path_; }
  /// From any thread. Does nothing once it is discarded.
  void write(const SavedSession& session, const jobs::JobContext& context);
  void clear();    ///< there is nothing to recover now; from any thread
  void discard();  ///< never waits: a write under way ends first, and then it is gone too

 private:
  SideFile(std::string path, int lock) : path_(std::move(path)), lock_(lock) {}
  void remove() const;

  const std::string path_;
  const int lock_;
  std::mutex mutex_;
  std::atomic<bool> unwanted_ = false;
};

}  // namespace lacuna::session
