#include "core/latent/tensor_file.hpp"

#include <nlohmann/json.hpp>
#include <ostream>

#include "core/base/whole_file.hpp"

namespace lacuna::latent {

void TensorFile::add(const std::string& name, std::vector<std::size_t> shape, std::span<const float> values) {
  entries_.push_back({name, "F32", std::move(shape), std::as_bytes(values)});
}

void TensorFile::add(const std::string& name, std::vector<std::size_t> shape, std::span<const std::int64_t> values) {
  entries_.push_back({name, "I64", std::move(shape), std::as_bytes(values)});
}

/// Names, types, shapes and where the bytes lie, padded with blanks to 8 bytes, so that the values after it are aligned.
std::string TensorFile::header() const {
  using Json = nlohmann::ordered_json;
  Json json;
  for (const auto& [key, value] : metadata_) json["__metadata__"][key] = value;
  std::size_t end = 0;
  for (const Entry& entry : entries_) {
    json[entry.name] = {{"dtype", entry.type}, {"shape", entry.shape}, {"data_offsets", {end, end + entry.bytes.size()}}};
    end += entry.bytes.size();
  }
  std::string text = json.dump(-1, ' ', true, Json::error_handler_t::replace);
  text.append((8 - text.size() % 8) % 8, ' ');
  return text;
}

void TensorFile::write(const std::string& path) const {
  writeWhole(path, [this](std::ostream& out) {
    const std::string text = header();
    const std::uint64_t length = text.size();  // little-endian, as every machine we build for
    out.write(reinterpret_cast<const char*>(&length), sizeof length);
    out << text;
    for (const Entry& entry : entries_)
      out.write(reinterpret_cast<const char*>(entry.bytes.data()), static_cast<std::streamsize>(entry.bytes.size()));
  });
}

}  // namespace lacuna::latent
