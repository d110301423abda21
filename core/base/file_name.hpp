#pragma once

#include <string>

namespace lacuna {

/// What a file or a folder is called, without the folders that it lies in: for whatever others get to see, who have other folders.
/// Names of scenes, which lie nowhere, stay as they are.
std::string fileNameOf(const std::string& path);

}  // namespace lacuna
