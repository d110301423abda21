#pragma once

#include <string>

#include "core/session/saved_session.hpp"

namespace lacuna::session {

/// Version of the files that are written; older ones are read too.
inline constexpr int session_file_version = 1;

/// Reads a `.lacuna` file; the document's paths are as they were saved. What the file holds is checked, memory is bounded.
/// Throws `Failure`: NotFound, Unreadable (damaged), Refused (no session, a newer version, or declares what no session does).
SavedSession readSession(const std::string& path, const jobs::JobContext& context);

/// Writes all or nothing, as one transaction into the same file, or as a new file put in the place of one of an older version.
/// What is there already of the kept runs is not written again. Throws `Failure`: Unreadable with the reason (a full disk), the
/// file is then as it was; Refused where the path is of a file that is no session.
void writeSession(const SavedSession& session, const std::string& path, const jobs::JobContext& context);

/// Whether a file is a session by its first bytes.
bool isSessionFile(const std::string& path);

/// A session with its clip and model found on this machine, as far as they are.
struct LoadedSession {
  SavedSession session;
  FoundSource clip, model;
  std::vector<FoundSource> others;  ///< of what is described of them
};
/// Reads, then looks for clip, model and what else is named, as `findSource` does, and puts their paths in. What is not found of the
/// others keeps its path.
LoadedSession loadSession(const std::string& path, const Places& places, const jobs::JobContext& context);
/// Names them, without reading them, where that is not done yet: for a side file.
void nameSources(SavedSession& session, const Places& places);
/// Describes them where that is not done yet or they may have changed, as `describedAgain`, then writes.
SavedSession saveSession(SavedSession session, const std::string& path, const Places& places, const jobs::JobContext& context);

}  // namespace lacuna::session
