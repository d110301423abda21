#include "widgets/scene/latent_hud.hpp"

#include <imgui.h>

#include <QLocale>
#include <algorithm>
#include <cmath>

#include "widgets/language/core_text.hpp"
#include "widgets/legend_ends.hpp"
#include "widgets/scene/hud_look.hpp"
#include "widgets/scene/hud_marks.hpp"
#include "widgets/scene/hud_parts.hpp"
#include "widgets/scene/scene_content.hpp"

namespace lacuna::widgets {

using namespace hud;

/// One frame of the HUD: what all its parts need.
class HudFrame {
  Q_DECLARE_TR_FUNCTIONS(LatentHud)
 public:
  HudFrame(const HudState& state, const Theme& theme, const HudFonts& fonts, const QSizeF& size, HudActions& actions)
      : state_(state), theme_(theme), fonts_(fonts), width_(static_cast<float>(size.width())),
        height_(static_cast<float>(size.height())), actions_(actions) {}

  void draw() {
    drawMarks(state_, theme_, fonts_, width_);
    if (state_.stale) dimPicture();
    if (!state_.has_points) return;
    if (!state_.bare) state_.folded ? foldedOptions() : options();
    legend();
    if (!state_.bare) readout();
    if (state_.card) card(*state_.card);
    if (state_.stale) staleChip(*state_.stale);
  }

 private:
  void dimPicture() {
    const ImU32 top = imColor(theme_.view_top, 0.5), bottom = imColor(theme_.view_bottom, 0.5);
    ImGui::GetBackgroundDrawList()->AddRectFilledMultiColor({0, 0}, {width_, height_}, top, top, bottom, bottom);
  }

  void foldedOptions() {
    ImGui::SetNextWindowPos({margin, margin});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{4, 4});
    ImGui::Begin("Options##folded", nullptr, panel_flags);
    if (ImGui::Button(tr("Options").toUtf8().constData())) actions_.setHudFolded(false);
    const QString warning = state_.axes_of.health ? coreText(state_.axes_of.health->warning()) : QString();
    if (!warning.isEmpty()) wrapped(warning, theme_.warn);
    if (!state_.axes_of.problem.isEmpty()) wrapped(state_.axes_of.problem, theme_.bad);
    ImGui::End();
    ImGui::PopStyleVar();
  }

  void options() {
    ImGui::SetNextWindowPos({margin, margin});
    ImGui::Begin("Options", nullptr, panel_flags);
    SceneStyle style = state_.style;
    colorAndShow(style);
    sizeAndLines(style);
    if (!(style == state_.style)) actions_.setStyle(style);
    axes();
    trust();
    ImGui::End();
  }

  void colorAndShow(SceneStyle& style) {
    rowLabel(tr("Colour by"), theme_.text2);
    QStringList colors{tr("True / predicted"), tr("Error"), tr("Step"), tr("Row"), tr("Column"), tr("Feature colour"),
                       tr("Cluster"), tr("Label"), tr("Length"), tr("Clip")};
    if (state_.column) colors << *state_.column;
    if (const auto chosen = choice("##color", colors, static_cast<int>(style.color_by))) style.color_by = ColorBy{*chosen};
    rowLabel(tr("Show"), theme_.text2);
    const QStringList shows{tr("This step bright"), tr("All steps"), tr("Only this step"), tr("Up to this step")};
    if (const auto chosen = choice("##show", shows, static_cast<int>(style.show))) style.show = ShowSteps{*chosen};
    rowLabel(tr("Error"), theme_.text2);
    QStringList metrics;
    for (const auto metric : {latent::Metric::L1Normed, latent::Metric::L1Raw, latent::Metric::L2Normed, latent::Metric::Cosine})
      metrics << coreText(latent::nameOf(metric));
    if (const auto chosen = choice("##metric", metrics, static_cast<int>(state_.metric))) actions_.setMetric(latent::Metric{*chosen});
  }

  void sizeAndLines(SceneStyle& style) {
    rowLabel(tr("Point size"), theme_.text2);
    ImGui::SetNextItemWidth(94);
    auto size = static_cast<float>(style.point_size);
    if (ImGui::SliderFloat("##size", &size, SceneStyle::smallest_point, SceneStyle::largest_point, "", ImGuiSliderFlags_NoInput))
      style.point_size = std::round(size * 10) / 10;
    ImGui::SameLine();
    ImGui::PushFont(fonts_.numbers);
    ImGui::AlignTextToFramePadding();
    wordsRight(QString::number(style.point_size, 'f', 1), ImGui::GetStyle().WindowPadding.x + label_column + control_width);
    ImGui::PopFont();
    rowLabel(tr("Lines"), theme_.text2);
    checkBox("##lines", tr("by error"), style.error_lines, theme_);
    rowLabel(tr("Paths"), theme_.text2);
    checkBox("##paths", tr("picked token"), style.picked_path, theme_);
  }

  void axes() {
    rowLabel(tr("Axes"), theme_.text2);
    const QStringList names{tr("PCA, 3 axes"), tr("PCA, 2 axes"), tr("UMAP, 3 axes"), tr("UMAP, 2 axes"), tr("t-SNE, 3 axes"), tr("t-SNE, 2 axes"), tr("Error, time, rest"), tr("Error, time")};
    const int now = 2 * static_cast<int>(state_.axes_of.method) + (state_.axes_of.dimensions == 3 ? 0 : 1);
    if (const auto chosen = choice("##axes", names, now)) actions_.setAxes(projection::Method{*chosen / 2}, *chosen % 2 == 0 ? 3 : 2);
    rowLabel(tr("More"), theme_.text2);
    if (ImGui::Button(tr("Settings...").toUtf8().constData())) actions_.openSettings();
  }

  /// How far the axes can be trusted, or how far their fitting is.
  void trust() {
    const HudState::Axes& axes = state_.axes_of;
    ImGui::Spacing();
    if (!axes.problem.isEmpty()) wrapped(axes.problem, theme_.bad);
    if (axes.fitting) {
      words(axes.doing, theme_.text2);
      if (axes.method == projection::Method::Umap || axes.method == projection::Method::Tsne) {
        ImGui::SameLine();
        if (ImGui::SmallButton(tr("Stop here").toUtf8().constData())) actions_.endFitting();
        ImGui::SameLine();
        if (ImGui::SmallButton(tr("Cancel").toUtf8().constData())) actions_.cancel();
      }
    }
    if (axes.can_resume && ImGui::SmallButton(tr("Go on fitting").toUtf8().constData())) actions_.resumeFitting();
    if (!axes.made.isEmpty()) wrapped(axes.made, theme_.text3);
    if (!axes.explained.empty()) variance(axes.explained);
    if (axes.error_r2) wrapped(tr("1 error, 2 time, 3 rest. Errors foretold: R2 %1").arg(*axes.error_r2, 0, 'f', 2), *axes.error_r2 < 0.1 ? theme_.warn : theme_.text3);
    if (axes.health) {
      words(tr("Trust %1, continuity %2").arg(axes.health->trustworthiness, 0, 'f', 2).arg(axes.health->continuity, 0, 'f', 2), theme_.text3);
      words(tr("Neighbours %1 (chance %2)").arg(axes.health->overlap, 0, 'f', 2).arg(axes.health->overlap_chance, 0, 'f', 2), theme_.text3);
      words(tr("Distances %1").arg(axes.health->distance_rank, 0, 'f', 2), theme_.text3);
      fold();
      const QString warning = coreText(axes.health->warning());
      if (!warning.isEmpty()) wrapped(warning, theme_.warn);
    } else {
      ImGui::Dummy({1, ImGui::GetTextLineHeight()});
      fold();
    }
  }

  void wrapped(const QString& text, const QColor& color) {
    ImGui::PushTextWrapPos(ImGui::GetStyle().WindowPadding.x + label_column + control_width - 20);
    ImGui::PushStyleColor(ImGuiCol_Text, imColor(color));
    ImGui::TextUnformatted(text.toUtf8().constData());
    ImGui::PopStyleColor();
    ImGui::PopTextWrapPos();
  }

  void variance(const std::vector<double>& explained) {
    QStringList shares;
    double sum = 0;
    for (const double share : explained) {
      shares << QString::number(std::lround(100 * share));
      sum += share;
    }
    words(tr("%1 axes: %2 = %3 %").arg(explained.size()).arg(shares.join(QStringLiteral(" + "))).arg(std::lround(100 * sum)).replace(QStringLiteral(" %"), QStringLiteral("\u00A0%")),
          theme_.text3);
  }

  void fold() {
    ImGui::SameLine();
    const float right = ImGui::GetStyle().WindowPadding.x + label_column + control_width;
    ImGui::SetCursorPosX(right - 18);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2{2, 1});
    if (ImGui::ArrowButton("##fold", ImGuiDir_Up)) actions_.setHudFolded(true);
    ImGui::PopStyleVar();
  }

  void legend() {
    ImGui::SetNextWindowPos({margin, height_ - margin}, ImGuiCond_Always, {0, 1});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{10, 7});
    ImGui::Begin("Legend", nullptr, panel_flags | ImGuiWindowFlags_NoNav);
    const bool by_kind = state_.style.color_by == ColorBy::TruePredicted;
    if (state_.has_hidden) {
      legendMark(tr("True"), by_kind ? theme_.truth : theme_.text2, false);
      legendMark(tr("Predicted"), by_kind ? theme_.pred : theme_.text2, !by_kind);
    }
    const bool scaled = width_ > 300 || !state_.has_hidden;
    const bool room = width_ > 380 || !state_.has_hidden;
    if (room && (by_kind || state_.style.color_by == ColorBy::Error)) legendMark(tr("Visible"), theme_.visible, false);
    if (room && by_kind && state_.has_context) legendMark(tr("Seen alone"), theme_.run_a, false);
    switch (state_.style.color_by) {
      case ColorBy::TruePredicted:
      case ColorBy::Error: scaled ? errorScale() : ImGui::NewLine(); break;
      case ColorBy::Step: orderScale(tr("Step"), state_.grid.steps); break;
      case ColorBy::Row: orderScale(tr("Row"), state_.grid.rows); break;
      case ColorBy::Column: orderScale(tr("Column"), state_.grid.cols); break;
      case ColorBy::Feature: words(tr("3 features as red, green, blue"), theme_.text2); break;
      case ColorBy::Cluster: groups(tr("No clusters: set a number in Settings")); break;
      case ColorBy::Label: groups(tr("No labels: select tokens and name them")); break;
      case ColorBy::Clip: groups(tr("One clip")); break;
      case ColorBy::Length: numberScale(tr("Length"), state_.length_low, state_.length_high); break;
      case ColorBy::Table: numberScale(state_.column.value_or(tr("No table is read")), state_.column_low, state_.column_high); break;
    }
    legend_size_ = ImGui::GetWindowSize();
    ImGui::End();
    ImGui::PopStyleVar();
  }

  void legendMark(const QString& text, const QColor& color, bool ring) {
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const ImVec2 center{corner.x + 4, corner.y + ImGui::GetTextLineHeight() / 2};
    ImDrawList* list = ImGui::GetWindowDrawList();
    ring ? list->AddCircle(center, 3.5F, imColor(color), 16, 1.8F) : list->AddCircleFilled(center, 4, imColor(color), 16);
    ImGui::Dummy({9, 1});
    ImGui::SameLine(0, 5);
    words(text);
    ImGui::SameLine(0, 14);
  }

  template <class ColorAt>
  void scale(const QString& name, const QString& low, const QString& high, const ColorAt& color_at) {
    constexpr float room_for_name = 560, room_for_all = 640;  // beside the frame time
    colorScale(width_ < room_for_name ? QString() : name, low, high, width_ < room_for_all ? 44 : 84, theme_, fonts_, color_at);
  }

  void errorScale() {
    if (!state_.has_hidden) {
      ImGui::NewLine();
      return;
    }
    const bool cosine = state_.metric == latent::Metric::Cosine;
    const auto [good, bad] = legendEnds(state_.range.low, state_.range.high, state_.metric);
    scale(cosine ? tr("Cosine") : tr("Error"), good, bad, [this](double share) { return theme_.emberAt(share); });
    if (!state_.bare) helpOnHover(legendHelp());
  }

  /// The groups that there is room for.
  void groups(const QString& none) {
    if (state_.groups.empty()) return words(none, theme_.text2);
    float room = width_ - 2 * margin - 40 - ImGui::GetCursorPosX();
    for (const HudState::Group& group : state_.groups) {
      room -= ImGui::CalcTextSize(group.name.toUtf8().constData()).x + 28;
      if (room < 0) return words(QStringLiteral("..."), theme_.text3);
      legendMark(group.name, group.color, false);
    }
    ImGui::NewLine();
  }

  void numberScale(const QString& name, float low, float high) {
    scale(name, QString::number(static_cast<double>(low), 'g', 3), QString::number(static_cast<double>(high), 'g', 3),
          [this](double share) { return orderColor(theme_, share); });
  }

  void orderScale(const QString& name, int count) {
    scale(name, QStringLiteral("1"), QString::number(count), [this](double share) { return orderColor(theme_, share); });
  }

  void readout() {
    const QByteArray text =
        ((state_.selected > 0 ? tr("%1 selected · ").arg(QLocale(QLocale::English).toString(state_.selected)) : QString()) +
         tr("%1 pts · %2 ms").arg(QLocale(QLocale::English).toString(state_.points)).arg(state_.frame_ms, 0, 'f', 1))
            .toUtf8();
    ImGui::PushFont(fonts_.numbers);
    const ImVec2 extent = ImGui::CalcTextSize(text.constData());
    const float left = width_ - margin - 4 - extent.x;
    const float lift = left < margin + legend_size_.x + 6 ? legend_size_.y : 0;  // above the legend where both do not fit
    ImGui::GetBackgroundDrawList()->AddText({left, height_ - margin - 6 - extent.y - lift}, imColor(theme_.text3), text.constData());
    ImGui::PopFont();
  }

  void card(const HudState::Card& card) {
    constexpr float width = 150;
    const float height = card.error ? (state_.metric == latent::Metric::Cosine ? 52.0F : 72.0F) : 52.0F;
    const ImVec2 corner{std::clamp(static_cast<float>(card.at.x()) + 8, margin, std::max(margin, width_ - width - margin)),
                        cardTop(static_cast<float>(card.at.y()), height)};
    const float edge = corner.y > card.at.y() ? corner.y : corner.y + height;
    ImGui::GetBackgroundDrawList()->AddLine(im(card.at), {std::clamp(static_cast<float>(card.at.x()), corner.x + 5, corner.x + width - 5), edge},
                                            imColor(theme_.text3, 0.7));
    ImGui::SetNextWindowPos(corner);
    ImGui::SetNextWindowSize({width, height});
    ImGui::Begin("Card", nullptr, (panel_flags & ~ImGuiWindowFlags_AlwaysAutoResize) | ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoNav);
    ImGui::PushFont(fonts_.strong);
    words(QStringLiteral("%1, %2").arg(card.cell.row + 1).arg(card.cell.col + 1));
    ImGui::PopFont();
    ImGui::SameLine();
    ImGui::PushStyleColor(ImGuiCol_Text, imColor(theme_.text3));
    wordsRight(tr("step %1").arg(card.cell.step + 1), width - 8);
    ImGui::PopStyleColor();
    if (!card.error) words(tr("Visible"), theme_.text2);
    if (card.error) cardRow(state_.metric == latent::Metric::Cosine ? tr("Error, cosine") : tr("Error"), *card.error, width);
    if (card.error && card.cosine && state_.metric != latent::Metric::Cosine) cardRow(tr("Cosine"), *card.cosine, width);
    ImGui::End();
  }

  /// Below the token where there is room, else above it.
  float cardTop(float token_y, float height) const {
    constexpr float gap = 44, footer = 52;
    const float below = token_y + gap;
    return below + height + footer < height_ ? below : std::max(margin, token_y - gap - height);
  }

  void cardRow(const QString& name, float value, float width) {
    words(name, theme_.text2);
    ImGui::SameLine();
    ImGui::PushFont(fonts_.numbers);
    wordsRight(QString::number(static_cast<double>(value), 'f', 3), width - 8);
    ImGui::PopFont();
  }

  void staleChip(const HudState::Stale& stale) {
    const float left = state_.folded ? margin : static_cast<float>(LatentHud::options_width);
    const hud::Remaking remaking{stale.running ? std::optional(stale.percent) : std::nullopt, stale.failed};
    if (!hud::staleChip((left + width_ - 60) / 2, remaking, theme_, fonts_)) return;
    stale.failed ? actions_.predictAgain() : actions_.cancel();
  }

  const HudState& state_;
  const Theme& theme_;
  const HudFonts& fonts_;
  const float width_, height_;
  ImVec2 legend_size_{};
  HudActions& actions_;
};

void LatentHud::draw(const HudState& state, const Theme& theme, const HudFonts& fonts, const QSizeF& size,
                     HudActions& actions) const {
  HudFrame(state, theme, fonts, size, actions).draw();
}

}  // namespace lacuna::widgets
