#pragma once

#include <optional>
#include <string>

namespace lacuna::scenes {

/// Of a possible scene the same one in which something goes wrong, and of an impossible one the possible: with the same seed,
/// knobs and length. Nothing for clips that are no scenes of the world. Throws as `world::parseScene`.
std::optional<std::string> twinOf(const std::string& path);

}  // namespace lacuna::scenes
