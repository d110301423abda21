#pragma once

#include <iosfwd>
#include <string>

#include "app/commands.hpp"

namespace lacuna::app {

/// Whether a file is a session, or is called one: then it is told as a session what is wrong with it.
bool namesSession(const std::string& path);

/// What a session holds: clip and model with where they were found, mask, runs, names. Throws `Failure` as `session::loadSession`.
int sessionInfo(const std::string& path, std::ostream& out);

/// The report of what a session has open, predicted anew: its clip, model, mask and settings; `options.clip` names the session.
/// Throws `Failure`: Refused where other options are given, NotFound where clip or model were not found.
int sessionReport(const PredictOptions& options, std::ostream& out);

}  // namespace lacuna::app
