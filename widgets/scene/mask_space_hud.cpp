#include "widgets/scene/mask_space_hud.hpp"

#include <QLocale>

#include "widgets/legend_ends.hpp"
#include "widgets/scene/hud_look.hpp"
#include "widgets/scene/hud_parts.hpp"
#include "widgets/theme/inks.hpp"

namespace lacuna::widgets {

using namespace hud;

/// One frame of the HUD: what all its parts need.
class MaskSpaceHudFrame {
  Q_DECLARE_TR_FUNCTIONS(MaskSpaceHud)
 public:
  MaskSpaceHudFrame(const MaskSpaceHudState& state, const Theme& theme, const HudFonts& fonts, const QSizeF& size,
                    MaskSpaceHudActions& actions)
      : state_(state), theme_(theme), fonts_(fonts), width_(static_cast<float>(size.width())),
        height_(static_cast<float>(size.height())), actions_(actions) {}

  void draw() {
    if (state_.grid.size() == 0) return;
    axis();
    edges(state_.hovered, 1.25F);
    edges(state_.picked, 2.25F);
    stepTag();
    if (!state_.bare) state_.folded ? foldedOptions() : options();
    figures();
    const bool heat = state_.style.color_by == BlockColor::Error && state_.has_errors;
    if (heat) legend();
    if (!state_.bare) readout();
    if (heat && state_.stale && staleChip(width_ / 2, {state_.percent, state_.failed}, theme_, fonts_))
      state_.failed ? actions_.predictAgain() : actions_.cancel();
  }

 private:
  ImDrawList& ground() const { return *ImGui::GetBackgroundDrawList(); }

  void axis() const {
    for (const MaskSpaceHudState::Tick& tick : state_.ticks) {
      const QByteArray number = QByteArray::number(tick.step + 1);
      const float half = ImGui::CalcTextSize(number.constData()).x / 2;
      casedText(ground(), fonts_.numbers, {im(tick.at).x - half, im(tick.at).y - 6}, theme_.text3, theme_.view_bottom, number.constData());
    }
    if (!state_.time_name) return;
    const QByteArray name = tr("time").toUtf8();
    const float half = ImGui::CalcTextSize(name.constData()).x / 2;
    casedText(ground(), fonts_.words, {im(*state_.time_name).x - half, im(*state_.time_name).y - 7}, theme_.text2, theme_.view_bottom,
              name.constData());
  }

  void edges(const std::vector<QLineF>& lines, float width) const {
    const QColor casing = inks::ground(theme_);
    for (const auto& [color, thick] : {std::pair{imColor(casing, 0.75), width + 2.2F}, std::pair{imColor(theme_.select), width}})
      for (const QLineF& line : lines) ground().AddLine(im(line.p1()), im(line.p2()), color, thick);
  }

  /// "step 7" at the foot of the plane, in the colours of the plane's rim.
  void stepTag() const {
    if (!state_.step_tag) return;
    const QByteArray text = tr("step %1").arg(state_.step + 1).toUtf8();
    const ImVec2 extent = ImGui::CalcTextSize(text.constData());
    const ImVec2 low{im(*state_.step_tag).x - extent.x / 2 - 7, im(*state_.step_tag).y + 4};
    const ImVec2 high{low.x + extent.x + 14, low.y + extent.y + 6};
    ground().AddRectFilled(low, high, imColor(state_.plane_held ? theme_.accent_fill : theme_.select), 4);
    ground().AddText({low.x + 7, low.y + 3}, imColor(state_.plane_held ? theme_.on_accent : theme_.gutter), text.constData());
  }

  void foldedOptions() const {
    ImGui::SetNextWindowPos({margin, margin});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{4, 4});
    ImGui::Begin("Options##folded", nullptr, panel_flags);
    if (ImGui::Button(tr("Options").toUtf8().constData())) actions_.setHudFolded(false);
    ImGui::End();
    ImGui::PopStyleVar();
  }

  void options() const {
    ImGui::SetNextWindowPos({margin, margin});
    ImGui::Begin("Options", nullptr, panel_flags);
    MaskSpaceStyle style = state_.style;
    rowLabel(tr("Colour by"), theme_.text2);
    if (const auto chosen = choice("##color", {tr("Hidden or not"), tr("Error")}, static_cast<int>(style.color_by)))
      style.color_by = BlockColor{*chosen};
    rowLabel(tr("Cut at"), theme_.text2);
    stepSlider();
    rowLabel(tr("Show"), theme_.text2);
    const QStringList steps{tr("All steps"), tr("Up to the cut"), tr("From the cut on"), tr("Only this step")};
    if (const auto chosen = choice("##steps", steps, static_cast<int>(style.steps))) style.steps = BlockSteps{*chosen};
    rowLabel(tr("Frames"), theme_.text2);
    checkBox("##frames", tr("first and now"), style.frames, theme_);
    foldButton();
    ImGui::End();
    if (!(style == state_.style)) actions_.setStyle(style);
  }

  void stepSlider() const {
    ImGui::SetNextItemWidth(100);
    int step = state_.step;
    if (ImGui::SliderInt("##cut", &step, 0, std::max(0, state_.grid.steps - 1), "", ImGuiSliderFlags_NoInput) && step != state_.step)
      actions_.setStep(step);
    ImGui::SameLine();
    ImGui::PushFont(fonts_.numbers);
    ImGui::AlignTextToFramePadding();
    wordsRight(QString::number(state_.step + 1), ImGui::GetStyle().WindowPadding.x + label_column + control_width);
    ImGui::PopFont();
  }

  void foldButton() const {
    ImGui::SameLine();
    ImGui::SetCursorPosX(ImGui::GetStyle().WindowPadding.x + label_column + control_width - 18);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2{2, 1});
    if (ImGui::ArrowButton("##fold", ImGuiDir_Up)) actions_.setHudFolded(true);
    ImGui::PopStyleVar();
  }

  void figures() const {
    const QLocale english(QLocale::English);
    const int all = state_.grid.size();
    ImGui::SetNextWindowPos({width_ - margin, margin}, ImGuiCond_Always, {1, 0});
    ImGui::SetNextWindowSize({124, 0});
    ImGui::Begin("Figures", nullptr, (panel_flags & ~ImGuiWindowFlags_AlwaysAutoResize) | ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoNav);
    figure(tr("Hidden"), english.toString(state_.hidden));
    figure(tr("Visible"), english.toString(all - state_.hidden));
    figure(tr("Share"), QStringLiteral("%1\u00A0%").arg(100.0 * state_.hidden / all, 0, 'f', 1));
    ImGui::End();
  }

  void figure(const QString& name, const QString& value) const {
    words(name, theme_.text2);
    ImGui::SameLine();
    ImGui::PushFont(fonts_.numbers);
    wordsRight(value, ImGui::GetWindowWidth() - ImGui::GetStyle().WindowPadding.x);
    ImGui::PopFont();
  }

  void legend() const {
    const bool cosine = state_.metric == latent::Metric::Cosine;
    const auto [good, bad] = legendEnds(state_.range.low, state_.range.high, state_.metric);
    ImGui::SetNextWindowPos({margin, height_ - margin}, ImGuiCond_Always, {0, 1});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{10, 7});
    ImGui::Begin("Legend", nullptr, panel_flags | ImGuiWindowFlags_NoNav);
    colorScale(cosine ? tr("Cosine") : tr("Error"), good, bad, 84, theme_, fonts_, [this](double share) { return theme_.emberAt(share); });
    if (!state_.bare) helpOnHover(legendHelp());
    ImGui::End();
    ImGui::PopStyleVar();
  }

  void readout() const {
    const QByteArray text = tr("%1 ms").arg(state_.frame_ms, 0, 'f', 1).toUtf8();
    ImGui::PushFont(fonts_.numbers);
    const ImVec2 extent = ImGui::CalcTextSize(text.constData());
    ground().AddText({width_ - margin - 4 - extent.x, height_ - margin - 6 - extent.y}, imColor(theme_.text3), text.constData());
    ImGui::PopFont();
  }

  const MaskSpaceHudState& state_;
  const Theme& theme_;
  const HudFonts& fonts_;
  const float width_, height_;
  MaskSpaceHudActions& actions_;
};

void MaskSpaceHud::draw(const MaskSpaceHudState& state, const Theme& theme, const HudFonts& fonts, const QSizeF& size,
                        MaskSpaceHudActions& actions) const {
  MaskSpaceHudFrame(state, theme, fonts, size, actions).draw();
}

}  // namespace lacuna::widgets
