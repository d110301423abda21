#include "widgets/scene/hud_parts.hpp"

#include <QCoreApplication>

#include "widgets/prediction_failure.hpp"
#include "widgets/scene/hud_look.hpp"

namespace lacuna::widgets::hud {

ImVec2 im(const QPointF& point) { return {static_cast<float>(point.x()), static_cast<float>(point.y())}; }

void words(const QString& text) { ImGui::TextUnformatted(text.toUtf8().constData()); }

void words(const QString& text, const QColor& color) {
  ImGui::PushStyleColor(ImGuiCol_Text, imColor(color));
  words(text);
  ImGui::PopStyleColor();
}

void wordsRight(const QString& text, float right) {
  ImGui::SetCursorPosX(right - ImGui::CalcTextSize(text.toUtf8().constData()).x);
  words(text);
}

void rowLabel(const QString& text, const QColor& color) {
  ImGui::AlignTextToFramePadding();
  words(text, color);
  ImGui::SameLine(ImGui::GetStyle().WindowPadding.x + label_column);
}

std::optional<int> choice(const char* id, const QStringList& names, int current) {
  std::optional<int> chosen;
  ImGui::SetNextItemWidth(control_width);
  if (!ImGui::BeginCombo(id, names.value(current).toUtf8().constData())) return chosen;
  for (int i = 0; i < names.size(); ++i) {
    ImGui::PushID(i);  // names may come from a file
    if (ImGui::Selectable(names[i].toUtf8().constData(), i == current) && i != current) chosen = i;
    if (i == current) ImGui::SetItemDefaultFocus();
    ImGui::PopID();
  }
  ImGui::EndCombo();
  return chosen;
}

bool checkBox(const char* id, const QString& text, bool& value, const Theme& theme) {
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, value ? 0.0F : 1.0F);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2{7, 1.5F});
  ImGui::PushStyleColor(ImGuiCol_Border, imColor(theme.ctl));
  ImGui::PushStyleColor(ImGuiCol_FrameBg, imColor(value ? theme.accent_soft : theme.hud));
  const bool changed = ImGui::Checkbox((text + QLatin1String(id)).toUtf8().constData(), &value);
  ImGui::PopStyleColor(2);
  ImGui::PopStyleVar(2);
  return changed;
}

void colorScale(const QString& name, const QString& low, const QString& high, float width, const Theme& theme, const HudFonts& fonts,
                const std::function<QColor(double)>& color_at) {
  constexpr float height = 7;
  constexpr int pieces = 12;
  if (!name.isEmpty()) {
    words(name);
    ImGui::SameLine(0, 6);
  }
  ImGui::PushFont(fonts.numbers);
  words(low, theme.text2);
  ImGui::SameLine(0, 6);
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  const float top = corner.y + (ImGui::GetTextLineHeight() - height) / 2;
  for (int i = 0; i < pieces; ++i) {
    const ImU32 left = imColor(color_at(static_cast<double>(i) / pieces)), right = imColor(color_at((i + 1.0) / pieces));
    const float x = corner.x + width * static_cast<float>(i) / pieces;
    ImGui::GetWindowDrawList()->AddRectFilledMultiColor({x, top}, {x + width / pieces, top + height}, left, right, right, left);
  }
  ImGui::Dummy({width, 1});
  ImGui::SameLine(0, 6);
  words(high, theme.text2);
  ImGui::PopFont();
}

void helpOnHover(const QString& text) {
  if (!ImGui::IsWindowHovered()) return;
  constexpr float wrap_em = 24;
  ImGui::BeginTooltip();
  ImGui::PushTextWrapPos(ImGui::GetFontSize() * wrap_em);
  words(text);
  ImGui::PopTextWrapPos();
  ImGui::EndTooltip();
}

bool staleChip(float middle, const Remaking& remaking, const Theme& theme, const HudFonts& fonts) {
  const auto tr = [](const char* text) { return QCoreApplication::translate("lacuna::widgets::hud", text); };
  ImGui::SetNextWindowPos({middle, margin}, ImGuiCond_Always, {0.5F, 0});
  ImGui::Begin("Stale", nullptr, panel_flags);
  ImGui::AlignTextToFramePadding();
  words(remaking.failed ? tr("The prediction failed. Showing the last result.") : tr("Showing the last result"));
  bool pressed = false;
  if (remaking.failed) {
    ImGui::SameLine();
    pressed = ImGui::Button(PredictionFailure::again().toUtf8().constData());
  } else if (remaking.percent) {
    ImGui::SameLine();
    ImGui::PushFont(fonts.numbers);
    words(QStringLiteral("%1\u00A0%").arg(*remaking.percent), theme.text2);
    ImGui::PopFont();
    ImGui::SameLine();
    pressed = ImGui::Button(tr("Cancel").toUtf8().constData());
  }
  ImGui::End();
  return pressed;
}

void casedText(ImDrawList& list, ImFont* font, const ImVec2& at, const QColor& color, const QColor& casing, const char* text) {
  const float size = font->FontSize * ImGui::GetIO().FontGlobalScale;
  for (const ImVec2 away : {ImVec2{-1, 0}, ImVec2{1, 0}, ImVec2{0, -1}, ImVec2{0, 1}, ImVec2{-1, -1}, ImVec2{1, 1}, ImVec2{-1, 1}, ImVec2{1, -1}})
    list.AddText(font, size, {at.x + away.x, at.y + away.y}, imColor(casing, 0.85), text);
  list.AddText(font, size, at, imColor(color), text);
}

}  // namespace lacuna::widgets::hud
