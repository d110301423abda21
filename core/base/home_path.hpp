#pragma once

#include <string>

namespace lacuna {

/// A path below the user's home folder as "~/...": for files that others get to see or that go on with on another machine. Other
/// paths as they are.
std::string withTilde(const std::string& path);

/// "~/..." below the home folder of whoever reads it; other paths as they are.
std::string withoutTilde(const std::string& path);

}  // namespace lacuna
