#pragma once

#include <imgui.h>

#include <QColor>
#include <QPointF>
#include <QStringList>
#include <functional>
#include <optional>

#include "widgets/scene/imgui_host.hpp"
#include "widgets/theme/theme.hpp"

/// Pieces that the HUDs of the 3-D views are made of; to be called inside an ImGui frame.
namespace lacuna::widgets {

namespace hud {
constexpr float margin = 10, label_column = 82, control_width = 134;
constexpr ImGuiWindowFlags panel_flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoMove |
                                         ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing;

ImVec2 im(const QPointF& point);
void words(const QString& text);
void words(const QString& text, const QColor& color);
void wordsRight(const QString& text, float right);
void rowLabel(const QString& text, const QColor& color);
/// A list of choices; the chosen index when it changed.
std::optional<int> choice(const char* id, const QStringList& names, int current);
bool checkBox(const char* id, const QString& text, bool& value, const Theme& theme);
/// A name, the low end, colours, the high end.
void colorScale(const QString& name, const QString& low, const QString& high, float width, const Theme& theme, const HudFonts& fonts,
                const std::function<QColor(double)>& color_at);
/// Said beside the mouse while it is on the window that is being made.
void helpOnHover(const QString& text);
/// What becomes of a result that is out of date.
struct Remaking {
  std::optional<int> percent;  ///< while it is made anew
  bool failed = false;
};
/// "Showing the last result", in the middle of the top edge; with a button where it is made anew (Cancel) or that failed (Try
/// again). True when that is pressed.
bool staleChip(float middle, const Remaking& remaking, const Theme& theme, const HudFonts& fonts);
/// Text with a casing in the view's colour, readable over what is drawn.
void casedText(ImDrawList& list, ImFont* font, const ImVec2& at, const QColor& color, const QColor& casing, const char* text);
}  // namespace hud

}  // namespace lacuna::widgets
