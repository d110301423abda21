#pragma once

#include <string>

namespace lacuna::session {

class Session;

/// The command that measures what the detail lab shows. `bundled_model`: the place of the model that comes with the program, which is
/// then named; empty: every model by its place.
std::string detailCommand(const Session& session, const std::string& bundled_model);

}  // namespace lacuna::session
