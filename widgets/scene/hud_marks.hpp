#pragma once

#include "widgets/scene/latent_hud.hpp"

namespace lacuna::widgets {

/// What lies on the picture itself, under the HUD's windows: axes, rings round tokens, step numbers.
void drawMarks(const HudState& state, const Theme& theme, const HudFonts& fonts, float width);

}  // namespace lacuna::widgets
