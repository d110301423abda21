#pragma once

#include <string>
#include <utility>
#include <vector>

namespace lacuna::app {

/// "0.1.0".
std::string version();

/// What the program was built from: a commit's short hash, with "-dirty" after it where files were changed; "unknown" where
/// the sources came without their history.
std::string commit();

/// The libraries that decide what is computed and shown, with their versions as they run, or as built where they do not say.
std::vector<std::pair<std::string, std::string>> libraryVersions();

/// All of it, a line each.
std::string versionText();

}  // namespace lacuna::app
