#pragma once

#include <QColor>
#include <QtGlobal>

#include <imgui.h>

#include "widgets/scene/imgui_host.hpp"

namespace lacuna::widgets {

struct Theme;

ImU32 imColor(const QColor& color, double opacity = 1.0);

/// Colours and measures of the HUD into the current ImGui context.
void applyHudLook(const Theme& theme);

/// Loads the HUD's fonts into the current context for a scale. Inter and JetBrains Mono where the system has them, else
/// the fallbacks of the design, else ImGui's own.
HudFonts loadHudFonts(qreal device_pixel_ratio);

}  // namespace lacuna::widgets
