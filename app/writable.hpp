#pragma once

#include <string>

namespace lacuna::app {

/// Throws `Failure` (Refused) where this file could not be written: its folder is missing or takes no files, or a folder has its
/// name. Before the long work, which would be lost. `made`: a folder that the command makes by then; empty: none. "-", the standard
/// output, and no file at all can be written.
void requireWritable(const std::string& file, const std::string& made = {});

}  // namespace lacuna::app
