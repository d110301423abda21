#include "core/library/clip_list.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <set>

#include "core/base/error.hpp"
#include "core/media/clip_reader.hpp"
#include "core/media/image_source.hpp"
#include "core/scenes/drawn_clip.hpp"

namespace lacuna::library {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_clips = 10'000;
constexpr std::size_t chunk_bytes = std::size_t{1} << 20;  // between two looks at Cancel

const std::set<std::string> video_endings{".mp4", ".mov", ".m4v", ".webm", ".mkv", ".avi", ".ts", ".mpg", ".mpeg", ".gif"};
const std::set<std::string> picture_endings{".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff"};

std::string endingOf(const fs::path& path) {
  std::string ending = path.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return ending;
}

/// What this entry of the folder adds to the clips; empty: nothing.
std::string clipOf(const fs::directory_entry& entry, const fs::path& folder) {
  std::error_code error;
  if (!entry.is_regular_file(error)) return {};
  const std::string ending = endingOf(entry.path());
  const fs::path inside = entry.path().lexically_relative(folder);
  if (video_endings.contains(ending)) return inside.generic_string();
  if (!picture_endings.contains(ending)) return {};
  return inside.has_parent_path() ? inside.parent_path().generic_string() : inside.generic_string();
}

void hashFile(Hasher& hasher, const std::string& path, const jobs::JobContext& context) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes(chunk_bytes, '\0');
  while (file) {
    context.throwIfStopped();
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    hasher.bytes(bytes.data(), static_cast<std::size_t>(file.gcount()));
  }
  if (!file.eof()) fail(ErrorKind::Unreadable, "This file cannot be read.", path);
}

}  // namespace

std::vector<std::string> clipsIn(const std::string& folder, const jobs::JobContext& context) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) fail(ErrorKind::NotFound, "There is no such folder.", folder);
  const fs::path root(folder);
  std::set<std::string> found;
  fs::recursive_directory_iterator entries(root, fs::directory_options::skip_permission_denied, error);
  for (; !error && entries != fs::recursive_directory_iterator(); entries.increment(error)) {
    context.throwIfStopped();
    if (entries->path().filename().string().starts_with('.')) {
      entries.disable_recursion_pending();
      continue;
    }
    if (std::string clip = clipOf(*entries, root); !clip.empty()) found.insert(std::move(clip));
    if (found.size() > max_clips)
      fail(ErrorKind::Refused, "More than " + std::to_string(max_clips) + " clips are too many for one library. Choose a subfolder.", folder);
  }
  if (error) fail(ErrorKind::Unreadable, "This folder cannot be read: " + error.message() + ".", folder);
  std::vector<std::string> clips(found.begin(), found.end());
  std::sort(clips.begin(), clips.end(), media::naturallyBefore);
  return clips;
}

std::string pathOf(const std::string& folder, const ClipEntry& clip) {
  return scenes::isDrawnClip(clip.path) ? clip.path : (fs::path(folder) / clip.path).string();
}

Hash128 contentHash(const std::string& path, const jobs::JobContext& context) {
  Hasher hasher;
  std::error_code error;
  if (scenes::isDrawnClip(path)) {
    hasher.text(path);
  } else if (fs::is_directory(path, error)) {
    for (const std::string& picture : media::picturesOf(path)) hashFile(hasher, picture, context);
  } else {
    hashFile(hasher, path, context);
  }
  return hasher.digest();
}

}  // namespace lacuna::library
