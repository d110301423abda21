#pragma once

#include <string>

namespace lacuna {

/// An unfinished file beside the one it is to become; gone when the writing did not succeed, so that a file is never half
/// written. `ending` is for writers that choose a format by the name (".mp4").
class BesideFile {
 public:
  explicit BesideFile(const std::string& target, const std::string& ending = "");
  ~BesideFile();
  BesideFile(const BesideFile&) = delete;
  BesideFile& operator=(const BesideFile&) = delete;

  const std::string& path() const { return path_; }

  /// Puts it in the target's place, once it is on the disk, and waits until that is on the disk too: for jobs, which may wait.
  /// Throws `Failure` (Refused) with the system's reason; the old file is then still whole, unless the new one is.
  void rename();

 private:
  std::string target_, path_;
  bool renamed_ = false;
};

}  // namespace lacuna
