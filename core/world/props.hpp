#pragma once

#include "core/world/ball.hpp"
#include "core/world/shading.hpp"

namespace lacuna::world {

/// Things that stand in the room. Places are fractions of the picture's side.
constexpr float card_left = 0.412F, card_right = 0.672F, card_top = 0.300F, card_bottom = 0.815F;

Painted cardAt(float x, float y, float pixel);
Painted mugAt(float x, float y, float pixel);
Painted booksAt(float x, float y, float pixel);

/// How much light all of them keep from wall and floor, 0..1.
float propShadowAt(float x, float y);

}  // namespace lacuna::world
