#pragma once

#include <map>
#include <string>

#include "core/session/saved_session.hpp"

namespace lacuna::session {

/// What a session file keeps as named values, each a json text: the document without its shapes and labels, settings, where it looks.
/// A window's own value is `view`, as it was given.
std::map<std::string, std::string> valuesOf(const SavedSession& session);

/// The other way round. A value that is missing keeps its usual setting; values of other names are left out. Throws `Failure`
/// (Unreadable) that names the value that cannot be.
void readValues(SavedSession& session, const std::map<std::string, std::string>& values, const std::string& where);

const char* nameOf(mask::CoverageRule rule);  ///< "touched", "half", "full"
mask::CoverageRule coverageNamed(const std::string& name, const std::string& where);

}  // namespace lacuna::session
