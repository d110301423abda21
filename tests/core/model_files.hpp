#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

namespace lacuna::test {

inline std::string little(std::uint64_t value, int size) {
  std::string bytes;
  for (int i = 0; i < size; ++i) bytes += static_cast<char>(i < 8 ? value >> (8 * i) & 0xFFU : 0U);
  return bytes;
}

template <class T>
std::string bytesOf(const std::vector<T>& values) {
  std::string bytes(values.size() * sizeof(T), '\0');
  std::memcpy(bytes.data(), values.data(), bytes.size());
  return bytes;
}

inline std::string safetensors(const std::string& header, const std::string& values) {
  return little(header.size(), 8) + header + values;
}

/// A zip archive as torch writes it: entries stored, one folder. `method` and `central_offset_error` make bad ones.
struct ZipOptions {
  int method = 0;
  std::int64_t central_offset_error = 0;
  bool same_place = false;  ///< all entries claim the place of the first one
};

inline std::string zip(const std::vector<std::pair<std::string, std::string>>& files, const ZipOptions& options = {}) {
  std::string bytes, central;
  for (const auto& [name, content] : files) {
    const std::uint64_t offset = options.same_place ? 0 : bytes.size();
    const std::string sizes =
        little(0, 4) + little(content.size(), 4) + little(content.size(), 4);  // checksum, stored, plain
    bytes += "PK\x03\x04" + little(20, 2) + little(0, 2) + little(static_cast<std::uint64_t>(options.method), 2) +
             little(0, 4) + sizes + little(name.size(), 2) + little(0, 2) + name + content;
    central += "PK\x01\x02" + little(20, 2) + little(20, 2) + little(0, 2) +
               little(static_cast<std::uint64_t>(options.method), 2) + little(0, 4) + sizes + little(name.size(), 2) +
               little(0, 12) + little(offset, 4) + name;
  }
  const std::uint64_t place = bytes.size() + static_cast<std::uint64_t>(options.central_offset_error);
  return bytes + central + "PK\x05\x06" + little(0, 4) + little(files.size(), 2) + little(files.size(), 2) +
         little(central.size(), 4) + little(place, 4) + little(0, 2);
}

/// Pickles by hand, protocol 2.
namespace pickle {

inline std::string text(const std::string& value) { return "X" + little(value.size(), 4) + value; }
inline std::string integer(std::int32_t value) { return "J" + little(static_cast<std::uint32_t>(value), 4); }

inline std::string tuple(const std::vector<std::int32_t>& values) {
  std::string ops = "(";
  for (const auto value : values) ops += integer(value);
  return ops + "t";
}

/// What torch.save writes for a tensor: a view of storage `key`.
inline std::string tensor(const std::string& key, std::int32_t numel, std::int32_t offset,
                          const std::vector<std::int32_t>& shape, const std::vector<std::int32_t>& strides,
                          const std::string& storage = "FloatStorage", const std::string& location = "cuda:0") {
  return "ctorch._utils\n_rebuild_tensor_v2\n((" + text("storage") + "ctorch\n" + storage + "\n" + text(key) +
         text(location) + integer(numel) + "tQ" + integer(offset) + tuple(shape) + tuple(strides) + "\x89" +
         "ccollections\nOrderedDict\n)RtR";
}

inline std::string dict(const std::vector<std::pair<std::string, std::string>>& items) {
  std::string ops = "}(";
  for (const auto& [key, value] : items) ops += text(key) + value;
  return ops + "u";
}

/// An ordered dictionary with `_metadata`, as a state dict is.
inline std::string stateDict(const std::vector<std::pair<std::string, std::string>>& items) {
  std::string ops = "ccollections\nOrderedDict\n)R(";
  for (const auto& [key, value] : items) ops += text(key) + value;
  return ops + "u}" + text("_metadata") + "}sb";
}

inline std::string whole(const std::string& ops) { return "\x80\x02" + ops + "."; }

}  // namespace pickle

inline std::string torchZip(const std::string& ops, const std::vector<std::pair<std::string, std::string>>& storages,
                            const ZipOptions& options = {}) {
  std::vector<std::pair<std::string, std::string>> files = {{"some name/data.pkl", pickle::whole(ops)},
                                                            {"some name/byteorder", "little"}};
  for (const auto& [key, bytes] : storages) files.emplace_back("some name/data/" + key, bytes);
  return zip(files, options);
}

}  // namespace lacuna::test
