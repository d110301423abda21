#include "core/base/file_name.hpp"

#include <filesystem>

namespace lacuna {

std::string fileNameOf(const std::string& path) {
  namespace fs = std::filesystem;
  const fs::path normal = fs::path(path).lexically_normal();
  const fs::path whole = normal.has_filename() ? normal : normal.parent_path();  // a folder may end in "/"
  const std::string name = whole.filename().string();
  return name.empty() ? path : name;
}

}  // namespace lacuna
