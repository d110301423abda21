#include "core/session/saved_session.hpp"

/// Files that a session names beside its clip and its model.
namespace lacuna::session {

std::vector<std::string*> otherPaths(SavedSession& session) {
  std::vector<std::string*> paths;
  for (std::vector<std::string>* several : {&session.layout.latents.beside, &session.layout.latents.models})
    for (std::string& path : *several) paths.push_back(&path);
  paths.push_back(&session.studies.surprise_beside);
  std::erase_if(paths, [](const std::string* path) { return path->empty(); });
  return paths;
}

void takeOthers(SavedSession& session, const SavedSession& known) {
  SavedSession before = known;
  const auto paths = otherPaths(session), paths_before = otherPaths(before);
  session.others.assign(paths.size(), {});
  for (std::size_t i = 0; i < paths.size(); ++i)
    for (std::size_t j = 0; j < paths_before.size() && j < known.others.size(); ++j)
      if (*paths[i] == *paths_before[j]) session.others[i] = known.others[j];
}

}  // namespace lacuna::session
