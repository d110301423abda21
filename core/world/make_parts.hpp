#pragma once

#include "core/base/random_draws.hpp"
#include "core/world/physics.hpp"

namespace lacuna::world {

/// Parts that scenes and pairs are made from. All draws come from `draws`, in a fixed order.

Rgb fromHsv(double hue, double saturation, double value);

/// A vivid surface and a stripe of another tone.
void paintBody(Body& body, double hue, RandomDraws& draws);

/// The same thing in a clearly other colour, as a hue about half a turn away.
void recolour(Body& body, double hue);

/// Wall, floor and textures around the light and the leaves that are given.
Backdrop drawBackdrop(RandomDraws& draws, double light, double leaves, double flicker);

/// A muted colour for a card or a block.
Rgb drawPanelColor(RandomDraws& draws);

/// A camera that moves steadily and sways a little; all zeros for no drift. Drift in sides a second.
std::vector<Camera> drawCamera(RandomDraws& draws, double drift, int frames);

}  // namespace lacuna::world
