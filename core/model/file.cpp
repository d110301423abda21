#include "core/model/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "core/base/error.hpp"

namespace lacuna::model {

File::File(const std::string& path) : path_(path) {
  // O_NONBLOCK: a named pipe must not hang the reader before it is refused as no regular file.
  descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor_ < 0) {
    if (errno == ENOENT) fail(ErrorKind::NotFound, "There is no such file. Check the name.", path);
    fail(ErrorKind::Unreadable, std::string("This file cannot be opened: ") + std::strerror(errno) + ".", path);
  }
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) {
    ::close(descriptor_);
    fail(ErrorKind::Unreadable, "This is not a file. Name a .safetensors, .pt or .pth file.", path);
  }
  bytes_ = static_cast<std::uint64_t>(status.st_size);
}

File::~File() { ::close(descriptor_); }

void File::read(std::uint64_t offset, void* into, std::size_t size) const {
  if (offset > bytes_ || size > bytes_ - offset) {
    fail(ErrorKind::Unreadable,
         "This file is cut off: bytes up to " + grouped(offset + size) + " are needed and it has " + grouped(bytes_) +
             ". Download it again.",
         path_);
  }
  auto* place = static_cast<char*>(into);
  while (size > 0) {
    const ssize_t got = ::pread(descriptor_, place, size, static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(ErrorKind::Unreadable, std::string("Reading failed: ") + std::strerror(errno) + ".", path_);
    if (got == 0) fail(ErrorKind::Unreadable, "This file became shorter while it was read. Open it again.", path_);
    place += got;
    offset += static_cast<std::uint64_t>(got);
    size -= static_cast<std::size_t>(got);
  }
}

std::string File::text(std::uint64_t offset, std::size_t size) const {
  std::string text(size, '\0');
  read(offset, text.data(), size);
  return text;
}

std::string grouped(std::uint64_t number) {
  const std::string digits = std::to_string(number);
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += ',';
    text += digits[i];
  }
  return text;
}

}  // namespace lacuna::model
