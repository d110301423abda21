#include "core/session/side_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <system_error>

#include "core/base/error.hpp"
#include "core/base/outcome.hpp"

namespace lacuna::session {
namespace {

namespace fs = std::filesystem;

constexpr const char *ending = ".lacuna", *lock_ending = ".lock";

/// The lock of a side file, held; -1 where another process has it.
int locked(const std::string& path) {
  const std::string lock = path + lock_ending;
  const int file = open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) fail(ErrorKind::Refused, "A side file for recovery cannot be made: " + std::generic_category().message(errno) + ".", lock);
  if (flock(file, LOCK_EX | LOCK_NB) == 0) return file;
  close(file);
  return -1;
}

}  // namespace

std::shared_ptr<SideFile> SideFile::begin(const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) fail(ErrorKind::Refused, "The folder for recovery cannot be made: " + error.message() + ".", folder);
  const auto now_us = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  std::string path = folder + "/" + std::to_string(now_us) + "-" + std::to_string(getpid()) + ending;
  const int lock = locked(path);
  if (lock < 0) fail(ErrorKind::Refused, "A side file for recovery is held by another program.", path);
  return std::shared_ptr<SideFile>(new SideFile(std::move(path), lock));
}

std::vector<std::shared_ptr<SideFile>> SideFile::leftIn(const std::string& folder, std::vector<Error>& problems) {
  std::vector<std::shared_ptr<SideFile>> left;
  std::error_code none;
  for (fs::directory_iterator entry(folder, none), end; !none && entry != end; entry.increment(none)) {
    const std::string path = entry->path().string();
    if (!path.ends_with(ending)) continue;
    const auto lock = outcomeOf([&path] { return locked(path); });
    if (lock.error() != nullptr) problems.push_back(*lock.error());
    if (!lock.ok() || lock.value() < 0) continue;
    std::shared_ptr<SideFile> file(new SideFile(path, lock.value()));
    if (fs::exists(path, none))  // else its process took it away just now
      left.push_back(std::move(file));
    else
      file->discard();
  }
  std::ranges::sort(left, std::ranges::greater{}, [](const auto& file) { return fs::path(file->path()).filename().string(); });
  return left;
}

SideFile::~SideFile() {
  if (unwanted_) remove();
  std::error_code unknown;
  if (unwanted_ || (!fs::exists(path_, unknown) && !unknown)) unlink((path_ + lock_ending).c_str());
  close(lock_);
}

void SideFile::write(const SavedSession& session, const jobs::JobContext& context) {
  const std::lock_guard lock(mutex_);
  if (!unwanted_) writeSession(session, path_, context);
}

void SideFile::clear() {
  const std::lock_guard lock(mutex_);
  remove();
}

void SideFile::discard() {
  unwanted_ = true;
  if (!mutex_.try_lock()) return;  // the writer holds this object, and what dies last takes the file along
  remove();
  mutex_.unlock();
}

void SideFile::remove() const {
  std::error_code gone_already;
  fs::remove(path_, gone_already);
  fs::remove(path_ + "-journal", gone_already);
}

}  // namespace lacuna::session
