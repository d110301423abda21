#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/hash.hpp"
#include "core/jobs/job_context.hpp"

namespace lacuna::session {

enum class SourceKind {
  None,
  File,     ///< a file, or a folder or pattern of pictures
  Drawn,    ///< a scene of the world, by its name
  Bundled   ///< comes with the program: `path` is under its folder
};

/// A clip or a checkpoint as a session names it: where it was, and how to know it again.
struct SourceFile {
  SourceKind kind = SourceKind::None;
  std::string path;           ///< absolute; of what comes with the program below `Places::bundled`; a scene's name
  std::string relative;       ///< from the folder of the session's file; empty: not known
  std::uint64_t bytes = 0;    ///< of a folder: of its files together
  Hash128 hash;               ///< of the content; zero: not known
  std::int64_t modified_ns = 0;  ///< when it last changed, as it was described here; 0: not known, as in every session's file
  bool operator==(const SourceFile& other) const {
    return kind == other.kind && path == other.path && relative == other.relative && bytes == other.bytes && hash == other.hash;
  }
  bool known() const { return hash != Hash128{}; }
};

/// Where files are looked for.
struct Places {
  std::string bundled;               ///< folder of what comes with the program
  std::vector<std::string> folders;  ///< that are looked through at last: those of clips opened lately
};

/// Without reading the file: kind, path and size.
SourceFile namedSource(const std::string& path, const Places& places);
/// With its content hash. Reports "MB". Throws `Failure` where the file cannot be read.
SourceFile describedSource(const std::string& path, const Places& places, const jobs::JobContext& context);
/// What is in use at `path`, where `known` was described before: read again only if it may have changed. What is not there now
/// stays as it is known; what cannot be read does so too, or is named without a hash.
SourceFile describedAgain(const SourceFile& known, const std::string& path, const Places& places, const jobs::JobContext& context);
/// When a file, or the newest of a folder, last changed; 0: not known.
std::int64_t modifiedNs(const std::string& path);

struct FoundSource {
  std::string path;       ///< to open; empty: it was not found
  bool differs = false;   ///< there is a file at its place, but its content is another
};
/// Looks at the absolute path, the one relative to the session's file, its name beside that; then, for files of its size with
/// its content, into the session's folder, two levels deep, and the folders of `places`. Of several the first one with the right
/// content is taken; without one, the first one at its place. What cannot be read is not the source.
FoundSource findSource(const SourceFile& source, const std::string& session_path, const Places& places, const jobs::JobContext& context);

/// Whether the content of a file is that of the source; where that is not known, whether the size is. False where it cannot be read.
bool isSource(const SourceFile& source, const std::string& path, const jobs::JobContext& context);

}  // namespace lacuna::session
