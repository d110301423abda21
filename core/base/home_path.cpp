#include "core/base/home_path.hpp"

#include <cstdlib>
#include <filesystem>

namespace lacuna {
namespace {

/// With a "/" at its end; empty: there is none to speak of.
std::string home() {
  const char* folder = std::getenv("HOME");
  if (folder == nullptr || folder[0] != '/') return {};
  const std::string path = (std::filesystem::path(folder) / "").lexically_normal().string();
  return path == "/" ? std::string() : path;
}

}  // namespace

std::string withTilde(const std::string& path) {
  const std::string folder = home();
  return folder.empty() || !path.starts_with(folder) ? path : "~/" + path.substr(folder.size());
}

std::string withoutTilde(const std::string& path) {
  const std::string folder = home();
  return folder.empty() || !path.starts_with("~/") ? path : folder + path.substr(2);
}

}  // namespace lacuna
