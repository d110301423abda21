#pragma once

#include <string>

#include "core/world/scene.hpp"

namespace lacuna::scenes {

/// The truth about a clip as json: the scene's name and knobs, camera, cards, blocks, and for every frame each body's place,
/// velocity, angle, size, form, colour, and how much of it is visible. Places are fractions of the scene's side, y down;
/// times seconds; colours display sRGB 0..1.
std::string truthJson(const world::SceneSpec& spec, const world::Clip& clip);

}  // namespace lacuna::scenes
