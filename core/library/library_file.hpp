#pragma once

#include <cstdint>
#include <fstream>
#include <functional>
#include <span>
#include <string>

#include "core/base/beside_file.hpp"
#include "core/base/hash.hpp"
#include "core/base/matrix.hpp"
#include "core/jobs/job_context.hpp"
#include "core/library/contents.hpp"

namespace lacuna::library {

/// Where the library of a folder lies.
std::string filePath(const std::string& folder);

// The file: 64 bytes of head (16 of a name, then six 64-bit numbers: version, vectors, features, bytes of the table, hash of all
// that follows), the vectors as float32 row by row, the table as json. Its sizes are checked against the file's own before any
// memory is taken, and nothing in it is run or followed: that is why it is no file of FAISS's.

/// Writes a library beside the old one, vectors as they come, and puts it in its place when it is whole.
class LibraryWriter {
 public:
  /// Throws `Failure` (Refused) when the folder cannot be written to.
  LibraryWriter(const std::string& path, std::size_t width);
  void add(std::span<const float> vectors);
  std::size_t rows() const { return rows_; }
  void finish(const Contents& contents);

 private:
  void put(const void* bytes, std::size_t size);
  const std::string path_;
  const std::size_t width_;
  BesideFile beside_;
  std::ofstream file_;
  Hasher hasher_;
  std::size_t rows_ = 0;
};

/// A library on disk. What others wrote is not trusted: the constructor checks sizes and table, `forRows` the vectors.
class LibraryFile {
 public:
  /// Throws `Failure`: NotFound, Unreadable (no library, damaged), Refused (another version, more vectors than `most_bytes`).
  LibraryFile(const std::string& path, std::size_t most_bytes);
  const Contents& contents() const { return contents_; }
  std::size_t rows() const { return rows_; }

  /// All vectors in order, some at a time. Throws `Failure` (Unreadable) at the end when the file is not as it was written, and
  /// where a number is none; `CancelledException`.
  void forRows(const std::function<void(std::span<const float>)>& use, const jobs::JobContext& context);

  /// Some of them; check the file with `forRows` before.
  Matrix read(std::size_t first, std::size_t count);

 private:
  std::string readTable(std::uint64_t bytes);
  const std::string path_;
  std::ifstream file_;
  std::size_t rows_ = 0, width_ = 0;
  Hash128 hash_;
  std::string table_;
  Contents contents_;
};

}  // namespace lacuna::library
