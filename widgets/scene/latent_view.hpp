#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "core/session/session.hpp"
#include "widgets/scene/latent_hud.hpp"
#include "widgets/scene/projection_presenter.hpp"
#include "widgets/scene/scene_content.hpp"
#include "widgets/scene/scene_style.hpp"
#include "widgets/scene/scene_view.hpp"

namespace lacuna::widgets {

/// What the latent view shows, set by its owner.
struct SceneInput {
  session::Result result;
  int step = 0;  ///< the playhead's
  std::optional<TokenId> picked, hovered;
  latent::Metric metric = latent::Metric::L1Normed;
  std::optional<HudState::Stale> stale;
  HudState::Axes axes;
  projection::LayoutSettings layout;  ///< of the points in `result`
};

/// The latent space in 3-D: a mark per latent, error lines, the picked token's path, and the HUD over it.
/// Owns the style; tells by signals what the user asks for.
class LatentView : public SceneView, private HudActions {
  Q_OBJECT
 public:
  explicit LatentView(ThemeStore& themes, QWidget* parent = nullptr);
  ~LatentView() override;

  void setInput(SceneInput input);
  const SceneInput& input() const { return input_; }

  const SceneStyle& sceneStyle() const { return style_; }
  void setStyle(const SceneStyle& style) override;
  void setHudFolded(bool folded) override { setFolded(folded); }

  void framePicked() override;

  /// The token whose mark is nearest to a place, at most 8 px away.
  std::optional<TokenId> tokenAt(const QPointF& place) override;
  /// Where a token's mark is drawn; nothing when it is not shown.
  std::optional<QPointF> placeOf(TokenId token, MarkKind kind);
  const SceneContent& content();

 Q_SIGNALS:
  void styleChanged();
  void metricAsked(lacuna::latent::Metric metric);
  void cancelAsked();
  void axesAsked(lacuna::projection::Method method, int dimensions);
  void enoughAsked();

 protected:
  void refreshContent() override;
  bool hasContent() override { return !content().marks.empty(); }
  bool hasPicked() const override { return input_.picked.has_value(); }
  OrbitCamera fitted(OrbitCamera camera) override;
  /// A flat layout is looked at from straight above.
  OrbitCamera homeCamera() const override {
    const OrbitCamera home = SceneView::homeCamera();
    return input_.layout.dimensions == 2 ? alongAxis(home, 2) : home;
  }
  void drawHud() override;
  void contentVoid() override { content_stale_ = true; }
  void placesVoid() override { places_stale_ = true; }
  void prepareScene() override;
  bool sceneDrawn() const override { return presenter_.isComplete(); }
  void refineScene() override;

 private:
  void setMetric(latent::Metric metric) override { Q_EMIT metricAsked(metric); }
  void cancel() override { Q_EMIT cancelAsked(); }
  void setAxes(projection::Method method, int dimensions) override { Q_EMIT axesAsked(method, dimensions); }
  void endFitting() override { Q_EMIT enoughAsked(); }

  const std::vector<ScreenPoint>& places();
  HudState hudState();
  void addRings(HudState& state, const Projector& projector);
  void addStepLabels(HudState& state, const Projector& projector) const;
  std::optional<HudState::Card> card(const Projector& projector) const;
  double pointScale() const;
  void drawCloud(std::chrono::microseconds time);

  SceneInput input_;
  SceneStyle style_;
  SceneContent content_;
  std::vector<ScreenPoint> places_;
  ErrorRange range_;
  bool content_stale_ = true, places_stale_ = true;

  ProjectionPresenter presenter_;
  LatentHud hud_;
};

}  // namespace lacuna::widgets
