#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "core/session/session.hpp"
#include "widgets/scene/cluster_outlines.hpp"
#include "widgets/scene/latent_drawing.hpp"
#include "widgets/scene/latent_hud.hpp"
#include "widgets/scene/patch_sprites.hpp"
#include "widgets/scene/projection_presenter.hpp"
#include "widgets/scene/scene_content.hpp"
#include "widgets/scene/scene_style.hpp"
#include "widgets/scene/scene_view.hpp"

namespace lacuna::widgets {

/// What the latent view shows, set by its owner.
struct SceneInput {
  session::Result result;
  SceneMoment moment;
  std::optional<TokenId> hovered;
  std::optional<HudState::Stale> stale;
  HudState::Axes axes;
  session::LayoutWish layout;  ///< of the points in `result`
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
  void frameSelected();  ///< all selected tokens in sight
  void setParallel(bool parallel);
  void setHudShown(bool shown);
  /// What is shown as plain data, for a drawing on a worker.
  LatentDrawing drawing(const QString& caption);
  void keepBookmark() { bookmarks_.push_back(camera()); }
  std::size_t bookmarks() const { return bookmarks_.size(); }
  const std::vector<OrbitCamera>& keptCameras() const { return bookmarks_; }
  void setKeptCameras(std::vector<OrbitCamera> cameras) { bookmarks_ = std::move(cameras); }
  void goToBookmark(std::size_t place);

  /// The token whose mark is nearest to a place, at most 8 px away.
  std::optional<TokenId> tokenAt(const QPointF& place) override;
  /// Where a token's mark is drawn; nothing when it is not shown.
  std::optional<QPointF> placeOf(TokenId token, MarkKind kind);
  const SceneContent& content();
  QRectF optionsPlace() const;  ///< where the HUD's options lie: no point is there until the camera is moved

 Q_SIGNALS:
  void styleChanged();
  void metricAsked(lacuna::latent::Metric metric);
  void cancelAsked();
  void predictAsked();
  void axesAsked(lacuna::projection::Method method, int dimensions);
  void enoughAsked();
  void resumeAsked();
  void settingsAsked();
  void selectAsked(const std::vector<lacuna::TokenId>& tokens, lacuna::analysis::Selecting how);
  void clipAsked(const QString& path);  ///< a mark of a clip beside was pressed twice
  void modelAsked(const QString& path);  ///< a mark of another model's was

 protected:
  void refreshContent() override;
  bool hasContent() override { return !content().marks.empty(); }
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void pointAt(const std::optional<QPointF>& place) override;
  bool hasPicked() const override { return input_.moment.picked || !input_.moment.selection.empty(); }
  OrbitCamera fitted(OrbitCamera camera) override;
  /// A flat layout is looked at from straight above.
  OrbitCamera homeCamera() const override {
    const OrbitCamera home = SceneView::homeCamera();
    return input_.layout.settings.dimensions == 2 ? alongAxis(home, 2) : home;
  }
  void releaseContent() override;
  void drawHud() override;
  void contentVoid() override { content_stale_ = true; }
  void placesVoid() override { places_stale_ = true; }
  void prepareScene() override;
  bool sceneDrawn() const override { return presenter_.isComplete(); }
  void refineScene() override;

 private:
  void setMetric(latent::Metric metric) override { Q_EMIT metricAsked(metric); }
  void cancel() override { Q_EMIT cancelAsked(); }
  void predictAgain() override { Q_EMIT predictAsked(); }
  void setAxes(projection::Method method, int dimensions) override { Q_EMIT axesAsked(method, dimensions); }
  void endFitting() override { Q_EMIT enoughAsked(); }
  void resumeFitting() override { Q_EMIT resumeAsked(); }
  void openSettings() override { Q_EMIT settingsAsked(); }

  const std::vector<ScreenPoint>& places();
  HudState hudState();
  void addRings(HudState& state, const Projector& projector);
  void addStepLabels(HudState& state, const Projector& projector) const;
  std::optional<HudState::Card> card(const Projector& projector) const;
  double pointScale() const;
  std::optional<std::size_t> markAt(const QPointF& place);
  void addGroups(HudState& state) const;
  void addChoosing(HudState& state, const Projector& projector) const;
  void addOutlines(HudState& state, const Projector& projector) const;
  void addPictures(HudState& state, const Projector& projector);
  std::vector<TokenId> picturedTokens() const;
  std::vector<TokenId> tokensInside(const QPolygonF& region);
  std::vector<QVector3D> somePoints();
  void drawCloud(std::chrono::microseconds time);

  SceneInput input_;
  SceneStyle style_;
  SceneContent content_;
  std::optional<SceneFrame> frame_;  ///< of the points, whatever the moment; empty after other points
  std::vector<ScreenPoint> places_;
  ErrorRange range_;
  bool content_stale_ = true, places_stale_ = true;

  std::vector<std::vector<QVector3D>> outline_points_;  ///< of each cluster
  PatchSprites sprites_;
  std::vector<OrbitCamera> bookmarks_;
  bool hud_shown_ = true;
  std::optional<std::size_t> beside_;  ///< the mark of another clip under the mouse

  /// Tokens being chosen by a line round them, or a box.
  struct Choosing {
    QPolygonF line;
    bool box = false;
    analysis::Selecting how = analysis::Selecting::Add;
    QPolygonF region() const { return box ? QPolygonF(QRectF(line.front(), line.back()).normalized()) : line; }
  };
  std::optional<Choosing> choosing_;

  ProjectionPresenter presenter_;
  LatentHud hud_;
};

}  // namespace lacuna::widgets
