#pragma once

#include <QOpenGLWidget>
#include <QTimer>
#include <QVariantAnimation>
#include <memory>
#include <optional>

#include "core/session/session.hpp"
#include "widgets/scene/latent_hud.hpp"
#include "widgets/scene/projection_presenter.hpp"
#include "widgets/scene/scene_camera.hpp"
#include "widgets/scene/scene_content.hpp"
#include "widgets/scene/scene_style.hpp"
#include "widgets/scene/vtk_window.hpp"

namespace lacuna::widgets {

/// What the latent view shows, set by its owner.
struct SceneInput {
  session::Result result;
  int step = 0;  ///< the playhead's
  std::optional<TokenId> picked, hovered;
  latent::Metric metric = latent::Metric::L1Normed;
  std::optional<HudState::Stale> stale;
};

/// The 3-D view: VTK draws the scene, Dear ImGui the HUD on top, in one OpenGL context, on demand only.
/// Owns camera and style; tells by signals what the user asks for.
class LatentView : public QOpenGLWidget, private HudActions {
  Q_OBJECT
 public:
  explicit LatentView(ThemeStore& themes, QWidget* parent = nullptr);
  ~LatentView() override;

  void setInput(SceneInput input);
  const SceneInput& input() const { return input_; }

  const SceneStyle& sceneStyle() const { return style_; }
  void setStyle(const SceneStyle& style) override;
  void setHudFolded(bool folded) override;

  const OrbitCamera& camera() const { return camera_; }
  void setCamera(const OrbitCamera& camera);
  void resetCamera();    ///< all points in view
  void framePicked();    ///< nearer to the picked token
  void lookAlong(int axis);  ///< 0..2

  /// The token whose mark is nearest to a place, at most 8 px away.
  std::optional<TokenId> tokenAt(const QPointF& place);
  /// Where a token's mark is drawn; nothing when it is not shown.
  std::optional<QPointF> placeOf(TokenId token, MarkKind kind);
  const SceneContent& content();

 Q_SIGNALS:
  void styleChanged();
  void pickAsked(std::optional<lacuna::TokenId> token);
  void hoverAsked(std::optional<lacuna::TokenId> token);
  void metricAsked(lacuna::latent::Metric metric);
  void cancelAsked();

 protected:
  void initializeGL() override;
  void paintGL() override;
  void resizeEvent(QResizeEvent* event) override;
  bool event(QEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void keyReleaseEvent(QKeyEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  void setMetric(latent::Metric metric) override { Q_EMIT metricAsked(metric); }
  void cancel() override { Q_EMIT cancelAsked(); }

  bool folded() const { return folded_.value_or(width() < LatentHud::narrow); }
  void retheme();
  void releaseDevice();
  void sceneChanged();   ///< other points or colours
  void cameraChanged();
  void moving() { settle_.start(); }
  void refreshContent();
  void renderScene();
  void makeOpaque();
  OrbitCamera fitted(OrbitCamera camera);
  void moveCamera(const OrbitCamera& target);  ///< over 250 ms
  const std::vector<ScreenPoint>& places();
  HudState hudState();
  void addRings(HudState& state, const Projector& projector);
  void addStepLabels(HudState& state, const Projector& projector) const;
  std::optional<HudState::Card> card(const Projector& projector) const;
  void hoverAt(const QPointF& place);
  QSize deviceSize() const { return (QSizeF(size()) * devicePixelRatioF()).toSize(); }
  double pointScale() const;

  ThemeStore& themes_;
  SceneInput input_;
  SceneStyle style_;
  int hud_frames_ = 0;  ///< still to draw until the boxes of the HUD have their size
  std::optional<bool> folded_;  ///< as the user chose; before that the width decides

  OrbitCamera camera_;
  double fitted_distance_ = 5;
  bool fit_wanted_ = true;  ///< until the user moves the camera, a new size fits anew
  QVariantAnimation motion_;
  OrbitCamera motion_from_, motion_to_;

  SceneContent content_;
  std::vector<ScreenPoint> places_;
  std::array<double, 3> explained_{};
  ErrorRange range_;
  bool content_stale_ = true, places_stale_ = true, picture_stale_ = true;
  double frame_ms_ = 0, smooth_ms_ = 0;
  bool smooth_ = false;  ///< how the last picture was drawn
  QTimer settle_;        ///< runs while the picture moves

  VtkWindow window_;
  ProjectionPresenter presenter_;
  ImGuiHost imgui_;
  LatentHud hud_;

  enum class Drag { None, Orbit, Pan };
  Drag drag_ = Drag::None;
  QPointF press_, last_;
  bool moved_ = false;
  std::optional<TokenId> hover_sent_;
};

}  // namespace lacuna::widgets
