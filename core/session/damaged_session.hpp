#pragma once

#include <string>

#include "core/base/error.hpp"

namespace lacuna::session {

/// Throws `Failure` (Unreadable) for a file that can be no whole session, by what its first bytes say: empty, of another kind,
/// cut short. What else may be wrong SQLite finds.
void checkWhole(const std::string& path);

/// A failure to read a session, in the program's words; those of SQLite follow in brackets.
[[nodiscard]] Failure inOwnWords(const Failure& failure);

}  // namespace lacuna::session
