#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "core/model/file.hpp"

namespace lacuna::model {

/// Where the bytes of one archived file lie.
struct ZipRange {
  std::uint64_t offset = 0;
  std::uint64_t bytes = 0;
};

/// The directory of a zip archive, Zip64 included. Hands out only entries that lie inside the file and overlap no other entry,
/// places only of those that are stored as they are.
class ZipReader {
 public:
  /// Reads the central directory. Throws `Failure` (Unreadable).
  explicit ZipReader(const File& file);

  std::vector<std::string> names() const;
  bool has(const std::string& name) const { return by_name_.count(name) != 0; }

  /// Place of an entry's bytes. Throws `Failure`: Unreadable when it is missing or its headers disagree, Refused when it is
  /// compressed or encrypted.
  ZipRange find(const std::string& name) const;

  /// The bytes of an entry that may be deflated, as code of TorchScript is. Throws as `find`, and Refused for more than `most`.
  std::string text(const std::string& name, std::uint64_t most) const;

 private:
  struct Entry {
    std::string name;
    unsigned method = 0, flags = 0;
    std::uint64_t stored_bytes = 0, bytes = 0, header_offset = 0;
    std::uint64_t limit = 0;  ///< where the next entry's header, or the directory, starts
  };
  struct Directory {
    std::uint64_t offset = 0, bytes = 0, entries = 0;
  };

  const Entry& entry(const std::string& name) const;
  ZipRange place(const Entry& entry) const;  ///< of what is stored
  Directory locate() const;
  Directory locate64(std::uint64_t end_record) const;
  void readEntries(const Directory& directory);
  void checkPlaces(const Directory& directory);

  const File& file_;
  std::vector<Entry> entries_;
  std::unordered_map<std::string, std::size_t> by_name_;
};

}  // namespace lacuna::model
