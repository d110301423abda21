#include "core/library/library_file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "core/base/error.hpp"

namespace lacuna::library {
namespace {

constexpr char file_name[] = ".lacuna-library";
constexpr std::array<char, 16> magic{'L', 'A', 'C', 'U', 'N', 'A', '-', 'L', 'I', 'B', 'R', 'A', 'R', 'Y', '\n', '\0'};
constexpr std::uint64_t version = 1;
constexpr std::uint64_t max_table_bytes = std::uint64_t{64} << 20;
constexpr std::size_t head_bytes = 64;
constexpr std::size_t chunk_bytes = std::size_t{4} << 20;  // between two looks at Cancel

struct Head {
  std::uint64_t version = 0, rows = 0, width = 0, table_bytes = 0, hash_high = 0, hash_low = 0;
};
static_assert(sizeof(Head) + sizeof(magic) == head_bytes);

[[noreturn]] void damaged(const std::string& path) {
  fail(ErrorKind::Unreadable, "This library is damaged. Build it again with lacuna library.", path);
}

void writeHead(std::ostream& file, const Head& head) {
  file.write(magic.data(), magic.size());
  file.write(reinterpret_cast<const char*>(&head), sizeof head);
}

Head readHead(std::istream& file, const std::string& path) {
  std::array<char, head_bytes> bytes{};
  if (!file.read(bytes.data(), bytes.size()) || !std::equal(magic.begin(), magic.end(), bytes.begin()))
    fail(ErrorKind::Unreadable, "This is no library of Lacuna's. Take it away, and build one with lacuna library.", path);
  Head head;
  std::memcpy(&head, bytes.data() + magic.size(), sizeof head);
  if (head.version != version)
    fail(ErrorKind::Refused, "This library is of another version of Lacuna. Build it again with lacuna library.", path);
  return head;
}

/// Without overflow for any numbers that a file may claim.
bool fits(const Head& head, std::uintmax_t file_bytes) {
  if (file_bytes < head_bytes || head.table_bytes > max_table_bytes || head.table_bytes > file_bytes - head_bytes) return false;
  const std::uintmax_t vectors = file_bytes - head_bytes - head.table_bytes;
  if (head.rows == 0 || head.width == 0 || vectors % sizeof(float) != 0) return false;
  const std::uintmax_t numbers = vectors / sizeof(float);
  return numbers % head.width == 0 && numbers / head.width == head.rows;
}

std::uintmax_t sizeOf(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error))
    fail(ErrorKind::NotFound, "There is no library in this folder yet. Build one with lacuna library.",
         std::filesystem::path(path).parent_path().string());
  if (!std::filesystem::is_regular_file(path, error)) damaged(path);
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (error) fail(ErrorKind::Unreadable, "The library cannot be read: " + error.message() + ".", path);
  return size;
}

}  // namespace

std::string filePath(const std::string& folder) { return (std::filesystem::path(folder) / file_name).string(); }

LibraryWriter::LibraryWriter(const std::string& path, std::size_t width) : path_(path), width_(width), beside_(path) {
  errno = 0;
  file_.open(beside_.path(), std::ios::binary | std::ios::trunc);
  if (!file_)
    fail(ErrorKind::Refused, "The library cannot be written: " + std::generic_category().message(errno) + ".", path);
  writeHead(file_, {});
}

void LibraryWriter::put(const void* bytes, std::size_t size) {
  file_.write(static_cast<const char*>(bytes), static_cast<std::streamsize>(size));
  hasher_.bytes(bytes, size);
  if (!file_) fail(ErrorKind::Refused, "The library could not be written to its end. Is the disk full?", path_);
}

void LibraryWriter::add(std::span<const float> vectors) {
  if (vectors.size() % width_ != 0) fail(ErrorKind::Internal, "Part of a vector was to be kept in the library.");
  put(vectors.data(), vectors.size_bytes());
  rows_ += vectors.size() / width_;
}

void LibraryWriter::finish(const Contents& contents) {
  if (contents.width != width_ || contents.tokens() != rows_) fail(ErrorKind::Internal, "Table and vectors of a library differ.");
  const std::string table = toJson(contents);
  put(table.data(), table.size());
  const Hash128 hash = hasher_.digest();
  file_.seekp(0);
  writeHead(file_, {version, rows_, width_, table.size(), hash.high, hash.low});
  file_.close();
  if (!file_) fail(ErrorKind::Refused, "The library could not be written to its end. Is the disk full?", path_);
  beside_.rename();
}

LibraryFile::LibraryFile(const std::string& path, std::size_t most_bytes) : path_(path) {
  const std::uintmax_t size = sizeOf(path);
  file_.open(path, std::ios::binary);
  if (!file_) fail(ErrorKind::Unreadable, "The library cannot be opened.", path);
  const Head head = readHead(file_, path);
  if (!fits(head, size)) damaged(path);
  if (size - head_bytes - head.table_bytes > most_bytes)
    fail(ErrorKind::Refused, "This library has more than " + std::to_string(most_bytes >> 20) + " MB of vectors. Build it from fewer clips.", path);
  rows_ = static_cast<std::size_t>(head.rows);
  width_ = static_cast<std::size_t>(head.width);
  hash_ = {head.hash_high, head.hash_low};
  table_ = readTable(head.table_bytes);
  contents_ = parseContents(table_, path);
  if (contents_.width != width_ || contents_.tokens() != rows_) damaged(path);
}

std::string LibraryFile::readTable(std::uint64_t bytes) {
  std::string table(static_cast<std::size_t>(bytes), '\0');
  file_.seekg(static_cast<std::streamoff>(head_bytes + rows_ * width_ * sizeof(float)));
  if (!file_.read(table.data(), static_cast<std::streamsize>(table.size()))) damaged(path_);
  return table;
}

void LibraryFile::forRows(const std::function<void(std::span<const float>)>& use, const jobs::JobContext& context) {
  const std::size_t rows_at_once = std::max<std::size_t>(1, chunk_bytes / (width_ * sizeof(float)));
  Hasher hasher;
  for (std::size_t first = 0; first < rows_; first += rows_at_once) {
    context.throwIfStopped();
    context.progress({"Reading the library", static_cast<double>(first), static_cast<double>(rows_), "tokens"});
    const Matrix vectors = read(first, std::min(rows_at_once, rows_ - first));
    hasher.values(std::span<const float>(vectors.values));
    if (!std::all_of(vectors.values.begin(), vectors.values.end(), [](float value) { return std::isfinite(value); })) damaged(path_);
    use(vectors.values);
  }
  if (hasher.bytes(table_.data(), table_.size()).digest() != hash_) damaged(path_);
}

Matrix LibraryFile::read(std::size_t first, std::size_t count) {
  Matrix vectors(count, width_);
  file_.clear();
  file_.seekg(static_cast<std::streamoff>(head_bytes + first * width_ * sizeof(float)));
  if (!file_.read(reinterpret_cast<char*>(vectors.values.data()), static_cast<std::streamsize>(vectors.bytes()))) damaged(path_);
  return vectors;
}

}  // namespace lacuna::library
