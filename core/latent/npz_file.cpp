#include "core/latent/npz_file.hpp"

#include <zip.h>

#include <bit>
#include <functional>
#include <memory>
#include <numeric>

#include "core/base/error.hpp"
#include "core/base/whole_file.hpp"

namespace lacuna::latent {
namespace {

static_assert(std::endian::native == std::endian::little, "the numbers are written as they lie in memory");

std::string shapeText(const std::vector<std::size_t>& shape) {
  std::string text = "(";
  for (const std::size_t side : shape) text += std::to_string(side) + ",";
  return text + ")";
}

/// The head of an npy file of version 1: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
std::string npyHead(const std::string& type, const std::vector<std::size_t>& shape) {
  constexpr std::size_t before_header = 10, alignment = 64;
  std::string header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shapeText(shape) + ", }";
  header.append(alignment - (before_header + header.size() + 1) % alignment, ' ');
  header += '\n';
  std::string head("\x93NUMPY\x01\x00", 8);
  head += static_cast<char>(header.size() & 0xFFU);
  head += static_cast<char>(header.size() >> 8U);
  return head + header;
}

void checkCount(const std::vector<std::size_t>& shape, std::size_t values) {
  if (std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>()) != values)
    fail(ErrorKind::Internal, "An array of another shape was to be written.");
}

[[noreturn]] void failZip(const char* why) { fail(ErrorKind::Internal, std::string("The npz file cannot be made: ") + why + "."); }

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};

std::string bytesOf(zip_source_t* source) {
  if (zip_source_open(source) != 0) failZip(zip_error_strerror(zip_source_error(source)));
  std::string bytes, part(std::size_t{1} << 20U, '\0');
  zip_int64_t count = 0;
  while ((count = zip_source_read(source, part.data(), part.size())) > 0) bytes.append(part, 0, static_cast<std::size_t>(count));
  if (count < 0) failZip(zip_error_strerror(zip_source_error(source)));
  zip_source_close(source);
  return bytes;
}

}  // namespace

void NpzFile::addRaw(const std::string& name, const std::string& type, const std::vector<std::size_t>& shape, const char* data, std::size_t bytes) {
  entries_.push_back({name + ".npy", npyHead(type, shape)});
  entries_.back().bytes.append(data, bytes);
}

void NpzFile::add(const std::string& name, const std::vector<float>& values, const std::vector<std::size_t>& shape) {
  checkCount(shape, values.size());
  addRaw(name, "<f4", shape, reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float));
}

void NpzFile::add(const std::string& name, const std::vector<double>& values, const std::vector<std::size_t>& shape) {
  checkCount(shape, values.size());
  addRaw(name, "<f8", shape, reinterpret_cast<const char*>(values.data()), values.size() * sizeof(double));
}

void NpzFile::add(const std::string& name, const std::vector<std::int32_t>& values, const std::vector<std::size_t>& shape) {
  checkCount(shape, values.size());
  addRaw(name, "<i4", shape, reinterpret_cast<const char*>(values.data()), values.size() * sizeof(std::int32_t));
}

void NpzFile::add(const std::string& name, const std::string& text) {
  addRaw(name, "|S" + std::to_string(std::max<std::size_t>(1, text.size())), {}, text.empty() ? "\0" : text.data(), std::max<std::size_t>(1, text.size()));
}

void NpzFile::write(const std::string& path) const {
  zip_error_t error;
  zip_error_init(&error);
  const std::unique_ptr<zip_source_t, Discard> memory(zip_source_buffer_create(nullptr, 0, 0, &error));
  if (!memory) failZip(zip_error_strerror(&error));
  std::unique_ptr<zip_t, Discard> archive(zip_open_from_source(memory.get(), ZIP_TRUNCATE, &error));
  if (!archive) failZip(zip_error_strerror(&error));
  zip_source_keep(memory.get());  // the archive takes one hold, reading it back needs another
  for (const Entry& entry : entries_) {
    zip_source_t* part = zip_source_buffer(archive.get(), entry.bytes.data(), entry.bytes.size(), 0);
    const zip_int64_t place = part == nullptr ? -1 : zip_file_add(archive.get(), entry.name.c_str(), part, ZIP_FL_ENC_UTF_8);
    if (place < 0) failZip(zip_strerror(archive.get()));
    zip_set_file_compression(archive.get(), static_cast<zip_uint64_t>(place), ZIP_CM_STORE, 0);
    zip_file_set_mtime(archive.get(), static_cast<zip_uint64_t>(place), 315532800, 0);  // 1980: the same arrays, the same bytes
  }
  if (zip_close(archive.get()) != 0) failZip(zip_strerror(archive.get()));
  archive.release();
  const std::string bytes = bytesOf(memory.get());
  writeWhole(path, [&bytes](std::ostream& file) { file.write(bytes.data(), static_cast<std::streamsize>(bytes.size())); });
}

}  // namespace lacuna::latent
