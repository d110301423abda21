#include "core/model/zip_reader.hpp"

#include <algorithm>
#include <numeric>

#include "core/base/error.hpp"
#include "core/model/inflate.hpp"

namespace lacuna::model {
namespace {

constexpr std::uint32_t kEndSignature = 0x06054b50, kEnd64Signature = 0x06064b50, kLocator64Signature = 0x07064b50;
constexpr std::uint32_t kCentralSignature = 0x02014b50, kLocalSignature = 0x04034b50;
constexpr std::size_t kEndBytes = 22, kLocator64Bytes = 20, kEnd64Bytes = 56, kCentralBytes = 46, kLocalBytes = 30;
constexpr std::uint64_t kMaxDirectory = 64U << 20U;
constexpr std::uint64_t kMaxEntries = 500'000;
constexpr std::size_t kMaxName = 1024;

std::uint64_t number(const std::string& bytes, std::size_t at, int size) {
  std::uint64_t value = 0;
  for (int i = size - 1; i >= 0; --i)
    value = value << 8U | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
  return value;
}

[[noreturn]] void damaged(const File& file, const std::string& what) {
  fail(ErrorKind::Unreadable, "This file is damaged: " + what + ". Download it again.", file.path());
}

bool goodName(const std::string& name) {
  return !name.empty() && name.size() <= kMaxName && name.front() != '/' && name.find('\0') == std::string::npos &&
         name.find("..") == std::string::npos && name.find('\\') == std::string::npos;
}

}  // namespace

ZipReader::ZipReader(const File& file) : file_(file) {
  const Directory directory = locate();
  if (directory.bytes > kMaxDirectory || directory.entries > kMaxEntries) damaged(file, "its directory is beyond reason");
  if (directory.offset > file.bytes() || directory.bytes > file.bytes() - directory.offset) {
    damaged(file, "its directory does not lie inside the file");
  }
  readEntries(directory);
  checkPlaces(directory);
}

ZipReader::Directory ZipReader::locate() const {
  const std::uint64_t tail_bytes = std::min<std::uint64_t>(file_.bytes(), kEndBytes + 0xFFFF);
  const std::uint64_t tail_offset = file_.bytes() - tail_bytes;
  const std::string tail = file_.text(tail_offset, tail_bytes);
  for (std::size_t at = tail.size() >= kEndBytes ? tail.size() - kEndBytes + 1 : 0; at-- > 0;) {
    if (number(tail, at, 4) != kEndSignature || at + kEndBytes + number(tail, at + 20, 2) != tail.size()) continue;
    const Directory directory{number(tail, at + 16, 4), number(tail, at + 12, 4), number(tail, at + 10, 2)};
    const bool needs64 = directory.offset == 0xFFFFFFFF || directory.bytes == 0xFFFFFFFF || directory.entries == 0xFFFF;
    return needs64 ? locate64(tail_offset + at) : directory;
  }
  fail(ErrorKind::Unreadable,
       "This file is cut off: it has " + grouped(file_.bytes()) +
           " bytes and its directory, which comes last, is missing. "
           "Download it again.",
       file_.path());
}

ZipReader::Directory ZipReader::locate64(std::uint64_t end_record) const {
  if (end_record < kLocator64Bytes) damaged(file_, "its 64-bit directory is missing");
  const std::string locator = file_.text(end_record - kLocator64Bytes, kLocator64Bytes);
  if (number(locator, 0, 4) != kLocator64Signature) damaged(file_, "its 64-bit directory is missing");
  const std::uint64_t place = number(locator, 8, 8);
  if (place > end_record || end_record - place < kEnd64Bytes) damaged(file_, "its 64-bit directory is misplaced");
  const std::string record = file_.text(place, kEnd64Bytes);
  if (number(record, 0, 4) != kEnd64Signature) damaged(file_, "its 64-bit directory is misplaced");
  return {number(record, 48, 8), number(record, 40, 8), number(record, 32, 8)};
}

void ZipReader::readEntries(const Directory& directory) {
  const std::string bytes = file_.text(directory.offset, directory.bytes);
  std::size_t at = 0;
  for (std::uint64_t i = 0; i < directory.entries; ++i) {
    if (bytes.size() - at < kCentralBytes || number(bytes, at, 4) != kCentralSignature) {
      damaged(file_, "its directory ends too early");
    }
    Entry entry;
    entry.flags = static_cast<unsigned>(number(bytes, at + 8, 2));
    entry.method = static_cast<unsigned>(number(bytes, at + 10, 2));
    entry.stored_bytes = number(bytes, at + 20, 4);
    entry.bytes = number(bytes, at + 24, 4);
    entry.header_offset = number(bytes, at + 42, 4);
    const std::size_t name_bytes = number(bytes, at + 28, 2), extra_bytes = number(bytes, at + 30, 2);
    const std::size_t comment_bytes = number(bytes, at + 32, 2);
    at += kCentralBytes;
    if (bytes.size() - at < name_bytes + extra_bytes + comment_bytes) damaged(file_, "its directory ends too early");
    entry.name = bytes.substr(at, name_bytes);
    if (!goodName(entry.name)) damaged(file_, "an entry has a forbidden name");
    for (std::size_t x = at + name_bytes, end = x + extra_bytes; x + 4 <= end;) {
      const std::size_t size = number(bytes, x + 2, 2);
      if (size > end - x - 4) damaged(file_, "entry \"" + entry.name + "\" has a broken header");
      std::size_t field = x + 4;
      const auto widen = [&](std::uint64_t& value) {  // Zip64: 8 bytes for each number that is all ones, in this order
        if (value != 0xFFFFFFFF || number(bytes, x, 2) != 1) return;
        if (field + 8 > x + 4 + size) damaged(file_, "entry \"" + entry.name + "\" has a broken header");
        value = number(bytes, field, 8);
        field += 8;
      };
      widen(entry.bytes);
      widen(entry.stored_bytes);
      widen(entry.header_offset);
      x += 4 + size;
    }
    at += name_bytes + extra_bytes + comment_bytes;
    if (!by_name_.emplace(entry.name, entries_.size()).second) damaged(file_, "it holds \"" + entry.name + "\" twice");
    entries_.push_back(std::move(entry));
  }
}

void ZipReader::checkPlaces(const Directory& directory) {
  std::vector<std::size_t> order(entries_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return entries_[a].header_offset < entries_[b].header_offset; });
  for (std::size_t i = 0; i < order.size(); ++i) {
    Entry& entry = entries_[order[i]];
    entry.limit = i + 1 < order.size() ? entries_[order[i + 1]].header_offset : directory.offset;
    const std::uint64_t header = kLocalBytes + entry.name.size();
    if (entry.header_offset > entry.limit || header > entry.limit - entry.header_offset ||
        entry.stored_bytes > entry.limit - entry.header_offset - header) {
      damaged(file_, "entry \"" + entry.name + "\" overlaps another one or leaves the file");
    }
  }
}

std::vector<std::string> ZipReader::names() const {
  std::vector<std::string> names;
  names.reserve(entries_.size());
  for (const Entry& entry : entries_) names.push_back(entry.name);
  return names;
}

const ZipReader::Entry& ZipReader::entry(const std::string& name) const {
  const auto found = by_name_.find(name);
  if (found == by_name_.end()) damaged(file_, "its entry \"" + name + "\" is missing");
  return entries_[found->second];
}

ZipRange ZipReader::place(const Entry& entry) const {
  const std::string& name = entry.name;
  const std::string header = file_.text(entry.header_offset, kLocalBytes + name.size());
  const std::uint64_t start = entry.header_offset + kLocalBytes + number(header, 26, 2) + number(header, 28, 2);
  if (number(header, 0, 4) != kLocalSignature || number(header, 26, 2) != name.size() ||
      header.compare(kLocalBytes, name.size(), name) != 0 || number(header, 8, 2) != entry.method || start > entry.limit ||
      entry.stored_bytes > entry.limit - start) {
    damaged(file_, "the headers of entry \"" + name + "\" disagree");
  }
  return {start, entry.stored_bytes};
}

ZipRange ZipReader::find(const std::string& name) const {
  const Entry& found = entry(name);
  if (found.method != 0 || (found.flags & 1U) != 0) {
    fail(ErrorKind::Refused,
         "The entry \"" + name + "\" of this file is compressed or encrypted, which torch never does. Download it again.",
         file_.path());
  }
  if (found.bytes != found.stored_bytes) damaged(file_, "the headers of entry \"" + name + "\" disagree");
  return place(found);
}

std::string ZipReader::text(const std::string& name, std::uint64_t most) const {
  constexpr unsigned deflate = 8;
  const Entry& found = entry(name);
  if (found.bytes > most || found.stored_bytes > most)
    fail(ErrorKind::Refused, "The entry \"" + name + "\" of this file is too large. Do not trust this file.", file_.path());
  if (found.method != deflate || (found.flags & 1U) != 0) {
    const ZipRange range = find(name);
    return file_.text(range.offset, range.bytes);
  }
  const ZipRange range = place(found);
  const auto bytes = inflated(file_.text(range.offset, range.bytes), found.bytes);
  if (!bytes) damaged(file_, "the entry \"" + name + "\" cannot be unpacked");
  return *bytes;
}

}  // namespace lacuna::model
