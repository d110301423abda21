#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace lacuna::latent {

/// A safetensors file in the making. Holds views: what is added must live until `write`.
class TensorFile {
 public:
  void describe(const std::string& key, const std::string& value) { metadata_.emplace_back(key, value); }
  void add(const std::string& name, std::vector<std::size_t> shape, std::span<const float> values);
  void add(const std::string& name, std::vector<std::size_t> shape, std::span<const std::int64_t> values);

  /// Whole, or the old file as it was. Throws `Failure` (Refused).
  void write(const std::string& path) const;

 private:
  struct Entry {
    std::string name;
    const char* type;
    std::vector<std::size_t> shape;
    std::span<const std::byte> bytes;
  };
  std::string header() const;

  std::vector<std::pair<std::string, std::string>> metadata_;
  std::vector<Entry> entries_;
};

}  // namespace lacuna::latent
