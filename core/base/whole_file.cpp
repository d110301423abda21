#include "core/base/whole_file.hpp"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <locale>
#include <system_error>

#include "core/base/beside_file.hpp"
#include "core/base/error.hpp"

namespace lacuna {
namespace {

std::string reason(int code) { return code == 0 ? "the system gives no reason" : std::generic_category().message(code); }

}  // namespace

std::string readWhole(const std::string& path, std::uintmax_t most_bytes) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) fail(ErrorKind::NotFound, "There is no such file.", path);
  if (!std::filesystem::is_regular_file(path, error)) fail(ErrorKind::Unreadable, "This is not a regular file.", path);
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (error) fail(ErrorKind::Unreadable, "The file cannot be read: " + error.message() + ".", path);
  if (size > most_bytes) {
    fail(ErrorKind::Refused,
         "The file is larger than " + std::to_string(most_bytes >> 20) + " MB, too large to be what it says.", path);
  }
  std::string bytes(static_cast<std::size_t>(size), '\0');
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) fail(ErrorKind::Unreadable, "The file cannot be opened: " + reason(errno) + ".", path);
  if (!file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) {
    fail(ErrorKind::Unreadable, "The file cannot be read: " + reason(errno) + ".", path);
  }
  return bytes;
}

void writeWhole(const std::string& path, const std::function<void(std::ostream&)>& write) {
  BesideFile beside(path);
  errno = 0;
  std::ofstream file(beside.path(), std::ios::binary | std::ios::trunc);
  if (!file) fail(ErrorKind::Refused, "The file cannot be written: " + reason(errno) + ".", path);
  file.imbue(std::locale::classic());
  write(file);
  file.close();
  if (!file) fail(ErrorKind::Refused, "The file could not be written to its end: " + reason(errno) + ".", path);
  beside.rename();
}

}  // namespace lacuna
