#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lacuna::latent {

/// Arrays that go into one npz file, as `numpy.load` reads it without pickles.
class NpzFile {
 public:
  /// Row-major; `shape` multiplied out must be as many as there are values. Throws `Failure` (Internal) when it is not.
  void add(const std::string& name, const std::vector<float>& values, const std::vector<std::size_t>& shape);
  void add(const std::string& name, const std::vector<double>& values, const std::vector<std::size_t>& shape);
  void add(const std::string& name, const std::vector<std::int32_t>& values, const std::vector<std::size_t>& shape);
  void add(const std::string& name, const std::string& text);  ///< one string, ASCII or UTF-8, as bytes
  /// Writes the file whole. Throws `Failure` with the system's reason.
  void write(const std::string& path) const;

 private:
  struct Entry {
    std::string name, bytes;  ///< of the npy file within
  };
  void addRaw(const std::string& name, const std::string& type, const std::vector<std::size_t>& shape, const char* data, std::size_t bytes);
  std::vector<Entry> entries_;
};

}  // namespace lacuna::latent
