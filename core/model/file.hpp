#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace lacuna::model {

/// A file open for reading at any place, from any thread. Reads by pread, so a file that shrinks meanwhile gives an error
/// instead of a crash.
class File {
 public:
  /// Throws `Failure`: NotFound, or Unreadable for what is no regular file.
  explicit File(const std::string& path);
  ~File();
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  const std::string& path() const { return path_; }
  std::uint64_t bytes() const { return bytes_; }

  /// Fills `size` bytes from `offset`. Throws `Failure` (Unreadable) when the file has fewer.
  void read(std::uint64_t offset, void* into, std::size_t size) const;
  std::string text(std::uint64_t offset, std::size_t size) const;

 private:
  std::string path_;
  int descriptor_ = -1;
  std::uint64_t bytes_ = 0;
};

/// "2,079,524": for lines that people read.
std::string grouped(std::uint64_t number);

}  // namespace lacuna::model
