#include "widgets/scene/hud_marks.hpp"

#include <imgui.h>

#include <algorithm>

#include "widgets/scene/hud_look.hpp"
#include "widgets/scene/hud_parts.hpp"
#include "widgets/theme/inks.hpp"

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
  const QColor casing = inks::ground(theme);
  const float width = ring.strong ? 2.2F : 1.6F;
  list.AddCircle(at, ring.radius, imColor(casing, 0.75), 40, width + 2.4F);
  list.AddCircle(at, ring.radius, imColor(theme.select), 40, width);
}

std::vector<ImVec2> corners(const QPolygonF& line) {
  std::vector<ImVec2> points;
  for (const QPointF& point : line) points.push_back(hud::im(point));
  return points;
}

void drawOutline(ImDrawList& list, const HudState::Outline& outline, const Theme& theme, const HudFonts& fonts) {
  const std::vector<ImVec2> line = corners(outline.line);
  list.AddPolyline(line.data(), static_cast<int>(line.size()), imColor(outline.color, 0.75), true, 1.4F);
  const auto top = std::min_element(line.begin(), line.end(), [](const ImVec2& a, const ImVec2& b) { return a.y < b.y; });
  hud::casedText(list, fonts.strong, {top->x - 4, top->y - 16}, outline.color, theme.view_bottom, outline.name.toUtf8().constData());
}

void drawPicture(ImDrawList& list, const HudState& state, const HudState::Picture& picture, const Theme& theme) {
  const ImVec2 low = hud::im(picture.at - QPointF(picture.side, picture.side) / 2), high = hud::im(picture.at + QPointF(picture.side, picture.side) / 2);
  list.AddRectFilled({low.x - 1, low.y - 1}, {high.x + 1, high.y + 1}, imColor(theme.hud_edge));
  list.AddImage(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(state.pictures_texture)), low, high, hud::im(picture.part.topLeft()),
                hud::im(picture.part.bottomRight()));
}

void drawChoosing(ImDrawList& list, const HudState& state, const Theme& theme) {
  const std::vector<ImVec2> lasso = corners(state.lasso);
  if (lasso.size() > 1) {
    list.AddPolyline(lasso.data(), static_cast<int>(lasso.size()), imColor(theme.select), false, 1.5F);
    list.AddLine(lasso.back(), lasso.front(), imColor(theme.select, 0.5), 1);
  }
  if (!state.box) return;
  list.AddRectFilled(hud::im(state.box->topLeft()), hud::im(state.box->bottomRight()), imColor(theme.select, 0.10));
  list.AddRect(hud::im(state.box->topLeft()), hud::im(state.box->bottomRight()), imColor(theme.select), 0, 0, 1.5F);
}

}  // namespace

void drawMarks(const HudState& state, const Theme& theme, const HudFonts& fonts, float width) {
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  for (const HudState::Picture& picture : state.pictures) drawPicture(list, state, picture, theme);
  for (const HudState::Outline& outline : state.outlines) drawOutline(list, outline, theme, fonts);
  if (state.has_points) drawAxes(list, state, theme, fonts, width);
  for (const HudState::Ring& ring : state.rings) drawRing(list, ring, theme);
  for (const HudState::StepLabel& label : state.step_labels) {
    const QByteArray number = QByteArray::number(label.step + 1);
    hud::casedText(list, fonts.numbers, {static_cast<float>(label.at.x()) - 4, static_cast<float>(label.at.y()) - 20}, theme.text,
              theme.view_bottom, number.constData());
  }
  drawChoosing(list, state, theme);
  if (!state.beside.isEmpty())
    hud::casedText(list, fonts.words, hud::im(state.beside_at + QPointF(12, -8)), theme.text, theme.view_bottom, state.beside.toUtf8().constData());
}

}  // namespace lacuna::widgets
