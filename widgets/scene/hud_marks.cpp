#include "widgets/scene/hud_marks.hpp"

#include <imgui.h>

#include "widgets/scene/hud_look.hpp"
#include "widgets/scene/hud_parts.hpp"

namespace lacuna::widgets {
namespace {

void drawAxes(ImDrawList& list, const HudState& state, const Theme& theme, const HudFonts& fonts, float width) {
  constexpr float arm = 24;
  const ImVec2 origin{width - 46, 44};
  const std::array<QColor, 3> colors{theme.bad, theme.ok, theme.run_a};
  for (std::size_t axis = 0; axis < state.axes.size(); ++axis) {
    const auto x = static_cast<float>(state.axes[axis].x()), y = static_cast<float>(state.axes[axis].y());
    const ImVec2 tip{origin.x + arm * x, origin.y + arm * y};
    list.AddLine(origin, tip, imColor(colors[axis]), 1.8F);
    list.AddCircleFilled(tip, 2.6F, imColor(colors[axis]), 12);
    const char name[] = {static_cast<char>('1' + axis), '\0'};
    hud::casedText(list, fonts.numbers, {tip.x + 9 * x - 3.5F, tip.y + 9 * y - 7.5F}, theme.text2, theme.view_top, name);
  }
}

void drawRing(ImDrawList& list, const HudState::Ring& ring, const Theme& theme) {
  const ImVec2 at{static_cast<float>(ring.at.x()), static_cast<float>(ring.at.y())};
  const QColor casing = theme.dark ? QColor(0, 0, 0) : QColor(255, 255, 255);
  const float width = ring.strong ? 2.2F : 1.6F;
  list.AddCircle(at, ring.radius, imColor(casing, 0.75), 40, width + 2.4F);
  list.AddCircle(at, ring.radius, imColor(theme.select), 40, width);
}

}  // namespace

void drawMarks(const HudState& state, const Theme& theme, const HudFonts& fonts, float width) {
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  if (state.has_points) drawAxes(list, state, theme, fonts, width);
  for (const HudState::Ring& ring : state.rings) drawRing(list, ring, theme);
  for (const HudState::StepLabel& label : state.step_labels) {
    const QByteArray number = QByteArray::number(label.step + 1);
    hud::casedText(list, fonts.numbers, {static_cast<float>(label.at.x()) - 4, static_cast<float>(label.at.y()) - 20}, theme.text,
              theme.view_bottom, number.constData());
  }
}

}  // namespace lacuna::widgets
