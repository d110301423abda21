#include "core/base/beside_file.hpp"

#include <unistd.h>

#include <atomic>
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

}  // namespace

BesideFile::BesideFile(const std::string& target, const std::string& ending)
    : target_(target), path_(target + "." + nextName() + ".part" + ending) {}

BesideFile::~BesideFile() {
  std::error_code nothing_left_to_do;
  if (!renamed_) std::filesystem::remove(path_, nothing_left_to_do);
}

void BesideFile::rename() {
  std::error_code error;
  std::filesystem::rename(path_, target_, error);
  if (error) fail(ErrorKind::Refused, "The file cannot be put in place: " + error.message() + ".", target_);
  renamed_ = true;
}

}  // namespace lacuna
