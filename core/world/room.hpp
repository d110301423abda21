#pragma once

#include "core/world/shading.hpp"

namespace lacuna::world {

constexpr float floor_line = 0.655F;  ///< where the wall meets the floor

/// Plaster wall and plank floor in the light of a window, at a place in fractions of the picture's side.
Color roomAt(float x, float y, float pixel);

/// How much of the window's light reaches a place, 0..1.
float windowLightAt(float x, float y);

}  // namespace lacuna::world
