#pragma once

#include <string>

namespace lacuna::session {
class Session;
}

namespace lacuna::app {

/// Throws `Failure` (Refused) for a name that no session has: before the long work.
void requireSessionName(const std::string& path);

/// Saves clip, model, mask, settings and the run as a `.lacuna` file that the window opens. Throws `Failure`.
void saveSessionAs(const session::Session& session, const std::string& path);

}  // namespace lacuna::app
