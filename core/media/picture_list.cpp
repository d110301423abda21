#include <fnmatch.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <string_view>

#include "core/base/error.hpp"
#include "core/media/image_source.hpp"

namespace lacuna::media {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_pictures = 100000;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// The run of digits at `at`, without leading zeros.
std::string_view digitsAt(const std::string& text, std::size_t& at) {
  while (at < text.size() && text[at] == '0') ++at;
  const std::size_t first = at;
  while (at < text.size() && isDigit(text[at])) ++at;
  return std::string_view(text).substr(first, at - first);
}

bool hasPictureSuffix(const fs::path& file) {
  std::string suffix = file.extension().string();
  std::transform(suffix.begin(), suffix.end(), suffix.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  static constexpr std::string_view known[] = {".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff"};
  return std::find(std::begin(known), std::end(known), suffix) != std::end(known);
}

}  // namespace

bool naturallyBefore(const std::string& a, const std::string& b) {
  std::size_t i = 0, j = 0;
  while (i < a.size() && j < b.size()) {
    if (isDigit(a[i]) && isDigit(b[j])) {
      const std::string_view left = digitsAt(a, i), right = digitsAt(b, j);
      if (left.size() != right.size()) return left.size() < right.size();
      if (left != right) return left < right;
      continue;
    }
    const int left = std::tolower(static_cast<unsigned char>(a[i++])),
              right = std::tolower(static_cast<unsigned char>(b[j++]));
    if (left != right) return left < right;
  }
  if (i < a.size() || j < b.size()) return j < b.size();
  return a < b;
}

std::vector<std::string> picturesOf(const std::string& folder_or_glob) {
  std::error_code error;
  const bool is_folder = fs::is_directory(folder_or_glob, error);
  const fs::path given(folder_or_glob);
  const fs::path folder = is_folder ? given : given.has_parent_path() ? given.parent_path() : fs::path(".");
  const std::string pattern = is_folder ? "*" : given.filename().string();
  std::vector<std::string> files;
  fs::directory_iterator entries(folder, error);
  if (error) fail(ErrorKind::NotFound, "This folder cannot be read: " + error.message() + ".", folder.string());
  for (const fs::directory_entry& entry : entries) {
    const std::string name = entry.path().filename().string();
    const bool wanted = hasPictureSuffix(entry.path()) && fnmatch(pattern.c_str(), name.c_str(), FNM_PERIOD) == 0;
    if (wanted && fs::is_regular_file(entry.symlink_status(error))) files.push_back(entry.path().string());
  }
  if (files.empty())
    fail(ErrorKind::NotFound, "No pictures (png, jpg, webp, bmp, tif) are here. Choose another folder or pattern.",
         folder_or_glob);
  if (files.size() > max_pictures) {
    fail(ErrorKind::Refused, "More than " + std::to_string(max_pictures) + " pictures are too many for one clip.",
         folder_or_glob);
  }
  std::sort(files.begin(), files.end(), naturallyBefore);
  return files;
}

}  // namespace lacuna::media
