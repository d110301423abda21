#pragma once

#include <string>

#include "core/mask/mask.hpp"

namespace lacuna::app {

/// Writes a picture of all steps of a mask side by side, each with its number and what it hides. Needs fonts, hence a
/// QGuiApplication. Throws `Failure`.
void writeMaskFigure(const mask::Mask& mask, const std::string& path);

}  // namespace lacuna::app
