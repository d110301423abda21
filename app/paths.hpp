#pragma once

#include <QString>
#include <string>

#include "core/scenes/demo.hpp"

namespace lacuna::app {

/// The folder of a bundled thing ("models", "models/world"): beside the source tree the program was built in, or under
/// share/lacuna of where it is installed. Throws `Failure` (NotFound) that names the places looked at.
std::string bundled(const std::string& name);

/// Where the user's preferences are kept: lacuna/lacuna.ini in the desktop's folder for configurations.
QString preferencesFile();

/// Where running programs keep what is unsaved: lacuna/recovery in the desktop's folder for data.
QString recoveryFolder();

/// The model and the clip that the program opens on when nothing is named.
std::string demoModelPath();
inline constexpr const char* demo_clip = scenes::demo_clip;

}  // namespace lacuna::app
