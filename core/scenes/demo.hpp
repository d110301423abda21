#pragma once

namespace lacuna::scenes {

/// What the program opens on: a ball rolls behind a card and comes out on the other side.
inline constexpr const char* demo_clip = "world:behind,seed=80,things=1,leaves=0,drift=0,hue=0.055";

}  // namespace lacuna::scenes
