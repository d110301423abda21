#include "widgets/scene/hud_look.hpp"

#include <QCoreApplication>
#include <QDirIterator>
#include <QHash>
#include <QRawFont>
#include <QStandardPaths>
#include <QStringDecoder>
#include <algorithm>

#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {
namespace {

constexpr int noto_simplified_chinese = 2;  ///< of the faces in the collection: Japanese, Korean, simplified, traditional

ImVec4 vec(const QColor& color, double opacity = 1.0) {
  return {color.redF(), color.greenF(), color.blueF(), color.alphaF() * static_cast<float>(opacity)};
}

QHash<QString, QString> foundFontFiles() {
  QHash<QString, QString> files;
  for (const QString& folder : QStandardPaths::standardLocations(QStandardPaths::FontsLocation)) {
    QDirIterator entries(folder, {"*.ttf", "*.otf", "*.ttc"}, QDir::Files, QDirIterator::Subdirectories | QDirIterator::FollowSymlinks);
    while (entries.hasNext()) {
      const QString path = entries.next();
      files.insert(entries.fileName(), path);
    }
  }
  return files;
}

/// File names in the system's font folders to their paths; looked for once, since there are thousands of files in hundreds of folders.
const QHash<QString, QString>& fontFiles() {
  static const QHash<QString, QString> files = foundFontFiles();
  return files;
}

QString firstOf(const QHash<QString, QString>& files, const QStringList& names) {
  for (const QString& name : names)
    if (files.contains(name)) return files[name];
  return {};
}

/// ImGui wants ascent plus descent, the design names the em.
float heightFor(const QString& path, double em) {
  const QRawFont font(path, em);
  return font.isValid() ? static_cast<float>(font.ascent() + font.descent()) : static_cast<float>(em * 1.2);
}

/// Simplified Chinese: the 3,755 characters of the first level of GB 2312, which hold nearly all that is written, and
/// punctuation. (ImGui's own list has the 2,500 most frequent; technical words are not among those.) A static, since ImGui reads
/// the ranges when it draws the atlas.
const ImWchar* chineseGlyphs() {
  static const ImVector<ImWchar> ranges = [] {
    QByteArray rows;
    for (int row = 0xb0; row <= 0xd7; ++row)
      for (int place = 0xa1; place <= (row == 0xd7 ? 0xf9 : 0xfe); ++place) rows.append(static_cast<char>(row)).append(static_cast<char>(place));
    QStringDecoder decoder("GB18030");
    ImFontGlyphRangesBuilder builder;
    if (decoder.isValid())
      builder.AddText(QString(decoder(rows)).toUtf8().constData());
    else
      builder.AddRanges(ImGui::GetIO().Fonts->GetGlyphRangesChineseSimplifiedCommon());
    static constexpr ImWchar punctuation[] = {0x2000, 0x206f, 0x3000, 0x303f, 0xff00, 0xffef, 0};
    builder.AddRanges(punctuation);
    ImVector<ImWchar> made;
    builder.BuildRanges(&made);
    return made;
  }();
  return ranges.Data;
}

/// A font of another script, and which of its glyphs: those in common use, so that the atlas stays small.
struct Script {
  QString path;
  const ImWchar* glyphs = nullptr;
};

/// The script that the HUD's texts are in, where Inter has none of it.
Script otherScript(const QHash<QString, QString>& files) {
  const QString sample = QCoreApplication::translate("LatentHud", "Colour by");
  const auto has = [&sample](QChar::Script script) {
    return std::any_of(sample.begin(), sample.end(), [script](QChar c) { return c.script() == script; });
  };
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  Script found;
  if (has(QChar::Script_Hiragana) || has(QChar::Script_Katakana))
    found.glyphs = atlas.GetGlyphRangesJapanese();
  else if (has(QChar::Script_Hangul))
    found.glyphs = atlas.GetGlyphRangesKorean();
  else if (has(QChar::Script_Han))
    found.glyphs = chineseGlyphs();
  if (found.glyphs != nullptr) found.path = firstOf(files, {"NotoSansCJK-Regular.ttc", "wqy-microhei.ttc", "DroidSansFallbackFull.ttf"});
  return found;
}

ImFont* load(const QString& path, const Script& other, double em, qreal device_pixel_ratio) {
  // Latin, Greek, Cyrillic, dashes, the minus sign, and the signs of ends of a scale.
  static constexpr ImWchar glyphs[] = {0x20, 0x24F, 0x370, 0x3FF, 0x400, 0x52F, 0x2010, 0x2026, 0x2212, 0x2212, 0x2264, 0x2265, 0};
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  ImFontConfig config;
  config.OversampleH = 2;
  if (path.isEmpty()) {
    config.SizePixels = static_cast<float>(13 * device_pixel_ratio);
    return atlas.AddFontDefault(&config);
  }
  const float size = std::round(heightFor(path, em * device_pixel_ratio) * 2) / 2;
  ImFont* const font = atlas.AddFontFromFileTTF(path.toLocal8Bit().constData(), size, &config, glyphs);
  if (other.path.isEmpty()) return font;
  config.MergeMode = true;
  config.OversampleH = 1;
  config.FontNo = other.path.endsWith("NotoSansCJK-Regular.ttc") ? noto_simplified_chinese : 0;
  atlas.AddFontFromFileTTF(other.path.toLocal8Bit().constData(), size, &config, other.glyphs);
  return font;
}

/// Puts the glyphs that `to` has not into it: they are in the atlas already, and drawing thousands of them again takes long.
void lendGlyphs(const ImFont& from, ImFont& to) {
  const float lower = std::round(to.Ascent) - std::round(from.Ascent);
  for (const ImFontGlyph& glyph : from.Glyphs) {
    const auto letter = static_cast<ImWchar>(glyph.Codepoint);
    if (to.FindGlyphNoFallback(letter) != nullptr) continue;
    to.AddGlyph(nullptr, letter, glyph.X0, glyph.Y0 + lower, glyph.X1, glyph.Y1 + lower, glyph.U0, glyph.V0, glyph.U1, glyph.V1, glyph.AdvanceX);
  }
  to.BuildLookupTable();
}

void applyMeasures(ImGuiStyle& style) {
  style.WindowPadding = {8, 8};
  style.FramePadding = {7, 3};
  style.ItemSpacing = {6, 5};
  style.ItemInnerSpacing = {6, 4};
  style.WindowRounding = style.PopupRounding = 5;
  style.FrameRounding = style.GrabRounding = style.ScrollbarRounding = 3;
  style.WindowBorderSize = style.PopupBorderSize = 1;
  style.FrameBorderSize = 0;
  style.GrabMinSize = 8;
  style.WindowMinSize = {8, 8};
  style.ScrollbarSize = 8;
}

}  // namespace

ImU32 imColor(const QColor& color, double opacity) { return ImGui::ColorConvertFloat4ToU32(vec(color, opacity)); }

void applyHudLook(const Theme& theme) {
  ImGuiStyle& style = ImGui::GetStyle();
  theme.dark ? ImGui::StyleColorsDark(&style) : ImGui::StyleColorsLight(&style);
  applyMeasures(style);
  QColor popup = theme.hud;
  popup.setAlphaF(0.98F);
  const auto set = [&style](ImGuiCol role, const ImVec4& color) { style.Colors[role] = color; };
  set(ImGuiCol_Text, vec(theme.text));
  set(ImGuiCol_TextDisabled, vec(theme.text3));
  set(ImGuiCol_WindowBg, vec(theme.hud));
  set(ImGuiCol_PopupBg, vec(popup));
  set(ImGuiCol_Border, vec(theme.hud_edge));
  for (const ImGuiCol role : {ImGuiCol_FrameBg, ImGuiCol_Button}) set(role, vec(theme.hover));
  for (const ImGuiCol role : {ImGuiCol_FrameBgHovered, ImGuiCol_FrameBgActive, ImGuiCol_ButtonHovered, ImGuiCol_ButtonActive})
    set(role, vec(theme.active));
  for (const ImGuiCol role : {ImGuiCol_Header, ImGuiCol_HeaderHovered, ImGuiCol_HeaderActive}) set(role, vec(theme.accent_soft));
  set(ImGuiCol_CheckMark, vec(theme.accent));
  set(ImGuiCol_SliderGrab, vec(theme.accent_fill));
  set(ImGuiCol_SliderGrabActive, vec(theme.accent));
  set(ImGuiCol_NavHighlight, vec(theme.accent));
  set(ImGuiCol_Separator, vec(theme.hud_edge));
}

HudFonts loadHudFonts(qreal device_pixel_ratio) {
  ImGuiIO& io = ImGui::GetIO();
  io.Fonts->Clear();
  const QHash<QString, QString>& files = fontFiles();
  const auto either = [](const QString& stem) { return QStringList{stem + ".otf", stem + ".ttf"}; };
  const QString words = firstOf(files, either("Inter-Regular") + QStringList{"Inter.ttf", "NotoSans-Regular.ttf", "DejaVuSans.ttf"});
  QString strong = firstOf(files, either("Inter-SemiBold") + QStringList{"NotoSans-SemiBold.ttf", "DejaVuSans-Bold.ttf"});
  if (strong.isEmpty()) strong = words;
  const QString numbers = firstOf(files, either("JetBrainsMono-Regular") + QStringList{"DejaVuSansMono.ttf"});
  const Script other = otherScript(files);
  const HudFonts fonts{load(words, other, 12, device_pixel_ratio), load(strong, {}, 12, device_pixel_ratio),
                       load(numbers.isEmpty() ? words : numbers, {}, 11.5, device_pixel_ratio)};
  if (!other.path.isEmpty()) {
    io.Fonts->Build();
    for (ImFont* font : {fonts.strong, fonts.numbers}) lendGlyphs(*fonts.words, *font);
  }
  io.FontGlobalScale = static_cast<float>(1 / device_pixel_ratio);
  return fonts;
}

}  // namespace lacuna::widgets
