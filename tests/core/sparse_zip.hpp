#pragma once

#include <cstdint>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "tests/core/model_files.hpp"

namespace lacuna::test {

/// Numbers of a Zip64 archive to lie about; nothing given: the truth.
struct Zip64Lies {
  std::uint64_t add_to_bytes = 0, add_to_header_offset = 0;  ///< of every entry, in the directory
  std::uint64_t add_to_entries = 0, add_to_directory = 0, add_to_directory_bytes = 0, add_to_record = 0;
};

/// Writes a zip archive with 64-bit sizes and places everywhere, as torch does from 4 GB on. Holes take no room on disk.
class SparseZip {
 public:
  explicit SparseZip(const std::string& path) : out_(path, std::ios::binary) {}

  void add(const std::string& name, const std::string& content) {
    header(name, content.size());
    write(content);
  }

  void addHole(const std::string& name, std::uint64_t bytes) {
    header(name, bytes);
    at_ += bytes;
    out_.seekp(static_cast<std::streamoff>(at_));
  }

  /// Returns whether the file system took it all.
  bool finish(const Zip64Lies& lies = {}) {
    std::string central;
    for (const Entry& entry : entries_) {
      const std::uint64_t bytes = entry.bytes + lies.add_to_bytes;
      central += "PK\x01\x02" + little(45, 2) + little(45, 2) + little(0, 12) + little(~0ULL, 8) +
                 little(entry.name.size(), 2) + little(28, 2) + little(0, 10) + little(~0ULL, 4) + entry.name +
                 little(1, 2) + little(24, 2) + little(bytes, 8) + little(bytes, 8) +
                 little(entry.offset + lies.add_to_header_offset, 8);
    }
    const std::uint64_t directory = at_ + lies.add_to_directory, entries = entries_.size() + lies.add_to_entries;
    const std::uint64_t record = at_ + central.size() + lies.add_to_record;
    write(central + "PK\x06\x06" + little(44, 8) + little(45, 2) + little(45, 2) + little(0, 8) + little(entries, 8) +
          little(entries, 8) + little(central.size() + lies.add_to_directory_bytes, 8) + little(directory, 8));
    write("PK\x06\x07" + little(0, 4) + little(record, 8) + little(1, 4));
    write("PK\x05\x06" + little(0, 4) + little(~0ULL, 4) + little(~0ULL, 8) + little(0, 2));
    out_.close();
    return out_.good();
  }

 private:
  struct Entry {
    std::string name;
    std::uint64_t bytes, offset;
  };

  void header(const std::string& name, std::uint64_t bytes) {
    entries_.push_back({name, bytes, at_});
    write("PK\x03\x04" + little(45, 2) + little(0, 8) + little(0, 4) + little(~0ULL, 8) + little(name.size(), 2) +
          little(20, 2) + name + little(1, 2) + little(16, 2) + little(bytes, 8) + little(bytes, 8));
  }

  void write(const std::string& bytes) {
    out_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    at_ += bytes.size();
  }

  std::ofstream out_;
  std::uint64_t at_ = 0;
  std::vector<Entry> entries_;
};

}  // namespace lacuna::test
