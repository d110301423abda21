#include "core/session/saved_session.hpp"

/// Files that a session names beside its clip and its model.
namespace lacuna::session {

namespace {

/// `Path` is a string, const where the session is.
template <class Path, class Saved>
std::vector<Path*> pathsIn(Saved& session) {
  std::vector<Path*> paths;
  for (auto* several : {&session.layout.latents.beside, &session.layout.latents.models})
    for (Path& path : *several) paths.push_back(&path);
  paths.push_back(&session.studies.surprise_beside);
  std::erase_if(paths, [](const Path* path) { return path->empty(); });
  return paths;
}

}  // namespace

std::vector<std::string*> otherPaths(SavedSession& session) { return pathsIn<std::string>(session); }

void takeOthers(SavedSession& session, const SavedSession& known) {
  const auto paths = otherPaths(session);
  const auto paths_before = pathsIn<const std::string>(known);
  session.others.assign(paths.size(), {});
  for (std::size_t i = 0; i < paths.size(); ++i)
    for (std::size_t j = 0; j < paths_before.size() && j < known.others.size(); ++j)
      if (*paths[i] == *paths_before[j]) session.others[i] = known.others[j];
}

}  // namespace lacuna::session
