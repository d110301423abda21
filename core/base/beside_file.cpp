#include "core/base/beside_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <filesystem>
#include <string>
#include <system_error>

#include "core/base/error.hpp"

namespace lacuna {

namespace {

/// Two of one target at a time, in one process, are two files.
std::string nextName() {
  static std::atomic<unsigned> count = 0;
  return std::to_string(getpid()) + "-" + std::to_string(count++);
}

/// 0, or why what was written is not on the disk. Some file systems have no such request: there is nothing more to do there.
int flushed(const std::filesystem::path& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return errno;
  const int code = fsync(file) == 0 ? 0 : errno;
  close(file);
  return code == EIO || code == ENOSPC || code == EDQUOT ? code : 0;
}

/// The same of a folder, which may be written to and not be read: then there is no asking.
int folderFlushed(const std::filesystem::path& path) {
  const int code = flushed(path);
  return code == EACCES ? 0 : code;
}

std::string reason(int code) { return std::generic_category().message(code); }

}  // namespace

BesideFile::BesideFile(const std::string& target, const std::string& ending)
    : target_(target), path_(target + "." + nextName() + ".part" + ending) {}

BesideFile::~BesideFile() {
  std::error_code nothing_left_to_do;
  if (!renamed_) std::filesystem::remove(path_, nothing_left_to_do);
}

void BesideFile::rename() {
  // In this order a power cut leaves the old file or the new one: a name may reach the disk before the bytes.
  if (const int code = flushed(path_)) fail(ErrorKind::Refused, "The disk did not take the file: " + reason(code) + ". Save it elsewhere.", target_);
  std::error_code error;
  std::filesystem::rename(path_, target_, error);
  if (error) fail(ErrorKind::Refused, "The file cannot be put in place: " + error.message() + ".", target_);
  renamed_ = true;
  const std::filesystem::path folder = std::filesystem::path(target_).parent_path();
  if (const int code = folderFlushed(folder.empty() ? "." : folder))
    fail(ErrorKind::Refused, "The file is in place, and the disk did not confirm it: " + reason(code) + ". Save it again, or elsewhere.", target_);
}

}  // namespace lacuna
