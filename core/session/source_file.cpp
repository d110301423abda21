#include "core/session/source_file.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>

#include "core/base/error.hpp"

namespace lacuna::session {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_files = 100'000;    ///< of a folder of pictures
constexpr std::size_t most_entries = 20'000;   ///< looked at in a folder that is searched
constexpr std::size_t most_candidates = 64;    ///< read to the end in a search

bool isFile(const fs::path& path) {
  std::error_code none;
  return fs::is_regular_file(path, none);
}

bool isFolder(const fs::path& path) {
  std::error_code none;
  return fs::is_directory(path, none);
}

std::uint64_t sizeOf(const fs::path& path) {
  std::error_code none;
  const auto size = fs::file_size(path, none);
  return none ? 0 : size;
}

/// A pattern of names, such as shots/*.png: it is as far there as its folder is.
bool isPatternOfNames(const std::string& path) { return path.find_first_of("*?") != std::string::npos && !isFile(path); }

bool isThere(const std::string& path) {
  return !path.empty() && (isFile(path) || isFolder(path) || (isPatternOfNames(path) && isFolder(fs::path(path).parent_path())));
}

std::int64_t changedNs(const fs::path& path) {
  std::error_code none;
  const auto time = fs::last_write_time(path, none);
  return none ? 0 : std::chrono::duration_cast<std::chrono::nanoseconds>(time.time_since_epoch()).count();
}

/// The regular files of a folder, by name.
std::vector<fs::path> filesOf(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code none;
  for (fs::directory_iterator entry(folder, none), end; entry != end && files.size() < most_files; entry.increment(none)) {
    if (none) break;
    if (isFile(entry->path())) files.push_back(entry->path());
  }
  std::ranges::sort(files);
  return files;
}

/// Feeds files into one hash and says how far it is.
class ContentReader {
 public:
  ContentReader(std::uint64_t total, const jobs::JobContext& context) : total_(total), context_(context) {}

  void add(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) fail(ErrorKind::Unreadable, "The file cannot be opened to know it again.", path.string());
    std::vector<char> block(std::size_t{4} << 20);
    while (file) {
      context_.throwIfStopped();
      file.read(block.data(), static_cast<std::streamsize>(block.size()));
      hasher_.bytes(block.data(), static_cast<std::size_t>(file.gcount()));
      done_ += static_cast<std::uint64_t>(file.gcount());
      constexpr double mb = 1e6;
      context_.progress({"Reading files to know them again", static_cast<double>(done_) / mb, static_cast<double>(total_) / mb, "MB"});
    }
    if (file.bad()) fail(ErrorKind::Unreadable, "The file cannot be read to its end.", path.string());
  }
  Hasher& hasher() { return hasher_; }

 private:
  const std::uint64_t total_;
  const jobs::JobContext& context_;
  Hasher hasher_;
  std::uint64_t done_ = 0;
};

struct Content {
  std::uint64_t bytes = 0;
  Hash128 hash;
};

/// Of a folder: names and content of its files. Of a pattern: nothing.
Content contentOf(const std::string& path, const jobs::JobContext& context) {
  if (isFolder(path)) {
    const std::vector<fs::path> files = filesOf(path);
    Content content;
    for (const fs::path& file : files) content.bytes += sizeOf(file);
    ContentReader reader(content.bytes, context);
    for (const fs::path& file : files) {
      reader.hasher().text(file.filename().string());
      reader.add(file);
    }
    content.hash = reader.hasher().digest();
    return content;
  }
  if (!isFile(path)) return {};
  Content content{sizeOf(path), {}};
  ContentReader reader(content.bytes, context);
  reader.add(path);
  content.hash = reader.hasher().digest();
  return content;
}

/// Of a folder: of its files together.
std::uint64_t bytesOf(const std::string& path) {
  std::uint64_t bytes = isFile(path) ? sizeOf(path) : 0;
  if (isFolder(path))
    for (const fs::path& file : filesOf(path)) bytes += sizeOf(file);
  return bytes;
}

enum class Likeness { None, Other, Same };  ///< None: it is not there, or cannot be read

Likeness likeness(const SourceFile& source, const std::string& path, const jobs::JobContext& context) {
  if (!isThere(path)) return Likeness::None;
  const auto same = [](bool is_same) { return is_same ? Likeness::Same : Likeness::Other; };
  if (!source.known()) return same(source.bytes == 0 || isFolder(path) || sizeOf(path) == source.bytes);
  if (isFile(path) && sizeOf(path) != source.bytes) return Likeness::Other;
  try {
    return same(contentOf(path, context).hash == source.hash);
  } catch (const Failure&) {
    return Likeness::None;
  }
}

/// Files of the wanted size in a folder and, `levels` deep, in those it holds.
void collect(const fs::path& folder, int levels, std::uint64_t bytes, std::size_t& entries_left, std::vector<fs::path>& found) {
  std::error_code none;
  std::vector<fs::path> folders;
  for (fs::directory_iterator entry(folder, fs::directory_options::skip_permission_denied, none), end; !none && entry != end; entry.increment(none)) {
    if (entries_left == 0 || found.size() >= most_candidates) return;
    --entries_left;
    if (isFile(entry->path()) && sizeOf(entry->path()) == bytes) found.push_back(entry->path());
    if (levels > 0 && isFolder(entry->path()) && !fs::is_symlink(entry->path(), none)) folders.push_back(entry->path());
  }
  for (const fs::path& inner : folders) collect(inner, levels - 1, bytes, entries_left, found);
}

std::vector<std::string> placesOf(const SourceFile& source, const std::string& session_path) {
  const fs::path folder = fs::absolute(session_path).parent_path();
  std::vector<std::string> places = {source.path};
  if (!source.relative.empty()) places.push_back((folder / source.relative).lexically_normal().string());
  const fs::path name = fs::path(source.path).filename();
  if (!name.empty()) places.push_back((folder / name).string());
  return places;
}

}  // namespace

SourceFile namedSource(const std::string& path, const Places& places) {
  if (path.empty()) return {};
  if (path.starts_with("world:")) return {SourceKind::Drawn, path, {}, 0, {}};
  const fs::path absolute = fs::absolute(path).lexically_normal();
  if (!places.bundled.empty()) {
    const fs::path below = absolute.lexically_relative(fs::absolute(places.bundled).lexically_normal());
    if (!below.empty() && *below.begin() != "..") return {SourceKind::Bundled, below.string(), {}, sizeOf(absolute), {}};
  }
  return {SourceKind::File, absolute.string(), {}, isFile(absolute) ? sizeOf(absolute) : 0, {}};
}

SourceFile describedSource(const std::string& path, const Places& places, const jobs::JobContext& context) {
  SourceFile source = namedSource(path, places);
  if (source.kind == SourceKind::None || source.kind == SourceKind::Drawn) return source;
  source.modified_ns = modifiedNs(path);  // before it is read: a change meanwhile is noticed the next time
  const Content content = contentOf(path, context);
  source.bytes = content.bytes;
  source.hash = content.hash;
  return source;
}

SourceFile describedAgain(const SourceFile& known, const std::string& path, const Places& places, const jobs::JobContext& context) {
  const SourceFile named = namedSource(path, places);
  if (named.kind == SourceKind::None || named.kind == SourceKind::Drawn) return named;
  const bool same_place = named.kind == known.kind && named.path == known.path;
  if (same_place && !isThere(path)) return known;
  const bool unchanged = same_place && known.known() && known.modified_ns != 0 && known.modified_ns == modifiedNs(path) && known.bytes == bytesOf(path);
  if (unchanged) return known;
  try {
    return describedSource(path, places, context);
  } catch (const Failure&) {
    return same_place ? known : named;
  }
}

std::int64_t modifiedNs(const std::string& path) {
  std::int64_t newest = changedNs(path);
  if (isFolder(path))
    for (const fs::path& file : filesOf(path)) newest = std::max(newest, changedNs(file));
  return newest;
}

bool isSource(const SourceFile& source, const std::string& path, const jobs::JobContext& context) {
  return likeness(source, path, context) == Likeness::Same;
}

FoundSource findSource(const SourceFile& source, const std::string& session_path, const Places& places, const jobs::JobContext& context) {
  if (source.kind == SourceKind::None) return {};
  if (source.kind == SourceKind::Drawn) return {source.path, false};
  if (source.kind == SourceKind::Bundled) {
    const std::string path = (fs::path(places.bundled) / source.path).lexically_normal().string();
    const Likeness there = likeness(source, path, context);
    return there == Likeness::None ? FoundSource{} : FoundSource{path, there == Likeness::Other};
  }
  FoundSource other;
  for (const std::string& place : placesOf(source, session_path)) {
    const Likeness there = likeness(source, place, context);
    if (there == Likeness::Same) return {place, false};
    if (other.path.empty() && there == Likeness::Other) other = {place, true};
  }
  if (!source.known() || source.bytes == 0) return other;
  constexpr int levels_below_session = 2;
  std::size_t entries_left = most_entries;
  std::vector<fs::path> candidates;
  collect(fs::absolute(session_path).parent_path(), levels_below_session, source.bytes, entries_left, candidates);
  for (const std::string& folder : places.folders) collect(folder, 0, source.bytes, entries_left, candidates);
  for (const fs::path& candidate : candidates)
    if (isSource(source, candidate.string(), context)) return {candidate.string(), false};
  return other;
}

}  // namespace lacuna::session
