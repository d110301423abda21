#include "core/base/file_name.hpp"

#include <filesystem>

namespace lacuna {

std::string fileNameOf(const std::string& path) {
  namespace fs = std::filesystem;
  const fs::path normal = fs::path(path).lexically_normal();
  const fs::path whole = normal.has_filename() ? normal : normal.parent_path();  // a folder may end in "/"
  const std::string name = whole.filename().string();
  const bool pattern = name.find_first_of("*?") != std::string::npos && whole.has_parent_path();
  return pattern ? (whole.parent_path().filename() / name).string() : name.empty() ? path : name;
}

}  // namespace lacuna
