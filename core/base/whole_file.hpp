#pragma once

#include <cstdint>
#include <functional>
#include <ostream>
#include <string>

namespace lacuna {

/// All bytes of a regular file. Throws `Failure`: NotFound, Unreadable, Refused (larger than `most_bytes`).
std::string readWhole(const std::string& path, std::uintmax_t most_bytes);

/// Writes beside the file, flushes and renames, so that a file is never half written. Numbers are written without a locale.
/// Throws `Failure` with the system's reason; the old file is then still whole.
void writeWhole(const std::string& path, const std::function<void(std::ostream&)>& write);

}  // namespace lacuna
