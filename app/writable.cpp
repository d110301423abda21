#include "app/writable.hpp"

#include <unistd.h>

#include <filesystem>

#include "core/base/error.hpp"

namespace lacuna::app {
namespace {

namespace fs = std::filesystem;

fs::path folderOf(const fs::path& path) { return path.has_parent_path() ? path.parent_path() : fs::path("."); }

/// Without "." and "/" at its end, so that equal folders are equal paths.
fs::path plain(const fs::path& folder) {
  const fs::path path = fs::absolute(folder).lexically_normal();
  return path.has_filename() ? path : path.parent_path();
}

bool within(const fs::path& folder, const fs::path& outer) {
  const fs::path below = folder.lexically_relative(outer);
  return !below.empty() && *below.begin() != "..";
}

}  // namespace

void requireWritable(const std::string& file, const std::string& made) {
  if (file.empty() || file == "-") return;
  std::error_code unreachable;  // then it is not there
  if (fs::is_directory(file, unreachable)) fail(ErrorKind::Refused, "This is a folder, so no file can be written here. Add the file's name.", file);
  fs::path folder = plain(folderOf(file));
  if (!made.empty() && within(plain(made), folder))  // made with the folders that it lies in
    while (!fs::exists(folder, unreachable) && folder.has_relative_path()) folder = folder.parent_path();
  if (!fs::exists(folder, unreachable)) fail(ErrorKind::Refused, "There is no folder " + folder.string() + " to write this file to. Make it, or choose another.", file);
  if (!fs::is_directory(folder, unreachable)) fail(ErrorKind::Refused, folder.string() + " is not a folder, so this file cannot be written. Choose another.", file);
  if (access(folder.c_str(), W_OK | X_OK) != 0) fail(ErrorKind::Refused, "No file may be written to the folder " + folder.string() + ". Choose another.", file);
}

}  // namespace lacuna::app
