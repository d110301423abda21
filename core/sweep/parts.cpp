#include "core/sweep/parts.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <vector>

#include "core/base/error.hpp"

namespace lacuna::sweep {
namespace {

namespace fs = std::filesystem;

constexpr const char *part_begin = "sweep.rank-", *part_end = ".sqlite";

/// Whether an open file is still the one that is found there: its last holder removes it.
bool isAt(int file, const std::string& path) {
  struct stat open{}, found{};
  return ::fstat(file, &open) == 0 && ::stat(path.c_str(), &found) == 0 && open.st_ino == found.st_ino && open.st_dev == found.st_dev;
}

std::vector<std::string> partsIn(const std::string& folder) {
  std::vector<std::string> parts;
  std::error_code failed;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
    const std::string name = entry->path().filename().string();
    if (name.starts_with(part_begin) && name.ends_with(part_end)) parts.push_back(entry->path().string());
  }
  if (failed) fail(ErrorKind::Unreadable, "The folder cannot be read: " + failed.message() + ".", folder);
  return parts;
}

}  // namespace

std::string partFile(const std::string& folder, int rank) { return folder + "/" + part_begin + std::to_string(rank) + part_end; }

void removePart(const std::string& part) {
  std::error_code ignored;
  for (const char* beside : {"", "-wal", "-shm"}) fs::remove(part + beside, ignored);
}

std::unique_ptr<PartLock> PartLock::tryTake(const std::string& part) {
  const std::string path = part + ".lock";
  for (;;) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (file < 0) fail(ErrorKind::Unreadable, std::string("The folder of the sweep cannot be written: ") + std::strerror(errno) + ".", path);
    std::unique_ptr<PartLock> lock(new PartLock(path, file));
    if (::flock(file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
      lock->path_.clear();  // it is not ours to remove
      return nullptr;
    }
    if (isAt(file, path)) return lock;
    lock->path_.clear();
  }
}

PartLock::~PartLock() {
  if (!path_.empty()) ::unlink(path_.c_str());
  ::close(file_);
}

void takeInParts(const std::string& folder, const Spec& spec, Store& store) {
  for (const std::string& part : partsIn(folder)) {
    const auto lock = PartLock::tryTake(part);
    std::error_code ignored;
    if (!lock || !fs::exists(part, ignored)) continue;  // somebody is at work on it, or was and is done
    store.addFrom(Store(part, spec));
    removePart(part);
  }
}

}  // namespace lacuna::sweep
