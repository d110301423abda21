#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QVariantAnimation>
#include <optional>

#include "core/base/ids.hpp"
#include "widgets/export/finer_gl_widget.hpp"
#include "widgets/scene/imgui_host.hpp"
#include "widgets/scene/scene_camera.hpp"
#include "widgets/scene/vtk_window.hpp"
#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// What the 3-D views share: VTK draws the scene, Dear ImGui the HUD on top, in one OpenGL context, on demand only; a
/// camera that mouse, wheel and keys move; picking and hovering, told by signals. A view adds its content and its HUD.
class SceneView : public FinerGlWidget {
  Q_OBJECT
 public:
  ~SceneView() override;

  const OrbitCamera& camera() const { return camera_; }
  void setCamera(const OrbitCamera& camera);
  bool cameraMoved() const { return !fit_wanted_; }  ///< by the user: other points do not fit it anew
  void resetCamera();             ///< all in view
  void lookAlong(int axis);       ///< 0..2
  virtual void framePicked() = 0; ///< nearer to the picked token
  virtual std::optional<TokenId> tokenAt(const QPointF& place) = 0;
  bool isMoving() const { return settle_.isActive(); }
  /// The picture has all its detail, and there will be no other until something changes.
  bool isAtRest() const { return !picture_stale_ && isStill(); }
  void drawWhole() override;
  bool folded() const { return folded_.value_or(width() < roomy_.width() || height() < roomy_.height()); }  ///< the HUD
  void setFolded(bool folded);

 Q_SIGNALS:
  void pickAsked(std::optional<lacuna::TokenId> token);
  void hoverAsked(std::optional<lacuna::TokenId> token);
  void hudFolded(bool folded);  ///< by the user

 protected:
  /// `home` has the angles that the view starts with; a view smaller than `roomy` starts with its HUD folded.
  SceneView(const OrbitCamera& home, const QSize& roomy, ThemeStore& themes, QWidget* parent);

  // What a view adds. `refreshContent` runs before each drawing, with the context current.
  virtual void refreshContent() = 0;
  virtual bool hasContent() = 0;
  virtual bool hasPicked() const = 0;
  virtual OrbitCamera fitted(OrbitCamera camera) = 0;  ///< all in view, at the camera's angles
  virtual void drawHud() = 0;
  virtual void contentVoid() {}  ///< other colours: make the content anew
  virtual void placesVoid() {}   ///< another camera or size: what is known of places on the view is void
  virtual void prepareScene() {}  ///< just before VTK draws
  virtual bool sceneDrawn() const { return true; }  ///< false: `refineScene` would add detail
  virtual void refineScene() {}                     ///< for some milliseconds; the camera is where it was
  virtual OrbitCamera alongAxis(OrbitCamera camera, int axis) const;
  virtual OrbitCamera homeCamera() const { return home_; }  ///< whose angles the view begins with and comes back to
  /// A left press: true when the drag moves something of the view's own by `dragTo` instead of the camera.
  virtual bool grabs(const QPointF&) { return false; }
  virtual void dragTo(const QPointF&) {}
  virtual bool takesWheel(const QWheelEvent&) { return false; }
  virtual Qt::CursorShape sceneCursor() const { return Qt::ArrowCursor; }
  virtual void pointAt(const std::optional<QPointF>&) {}  ///< where the mouse is; nothing when away or over the HUD

  const Theme& theme() const { return themes_.theme(); }
  VtkWindow& vtk() { return window_; }
  bool overHud(const QPointF& place) const { return imgui_.covers(place); }
  const HudFonts& hudFonts() const { return imgui_.fonts(); }
  double fittedDistance() const { return fitted_distance_; }
  bool wholeWanted() const { return whole_wanted_; }  ///< of the picture to be drawn
  QSize deviceSize() const { return (QSizeF(size()) * devicePixelRatioF()).toSize(); }
  double frameMs() const { return frame_ms_; }  ///< of the last picture, without the HUD
  void sceneChanged();   ///< other points or colours
  void cameraChanged();
  void hudChanged();     ///< the HUD says something else; the picture under it stays
  void moving() { settle_.start(); }
  void fitAnew();        ///< another space: as before the user moved the camera
  void fitVoid() { fit_stale_ = true; }  ///< other points: while the user has not moved the camera, it is fitted to them
  void moveCamera(const OrbitCamera& target);  ///< over 250 ms
  void leaveHome() { fit_wanted_ = false; }    ///< the camera is the user's now: a new size does not fit anew
  void releaseDevice();
  virtual void releaseContent() {}  ///< what a view holds on the device besides VTK's own; the context is current, and goes

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
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  void retheme();
  void renderScene();
  void refine();
  bool isStill() const { return !isMoving() && sceneDrawn(); }
  void makeOpaque();
  void followCursor();
  void drawRing();
  void drag(const QPointF& place);
  void hoverAt(const std::optional<QPointF>& place);

  ThemeStore& themes_;
  const OrbitCamera home_;
  const QSize roomy_;
  int hud_frames_ = 0;  ///< still to draw until the boxes of the HUD have their size
  std::optional<bool> folded_;  ///< as the user chose; before that the room decides

  OrbitCamera camera_;
  double fitted_distance_ = 5;
  bool fit_wanted_ = true;  ///< until the user moves the camera, other points and a new size fit anew
  bool fit_stale_ = true;   ///< the camera is not fitted to these points and this size
  QVariantAnimation motion_;
  OrbitCamera motion_from_, motion_to_;

  bool picture_stale_ = true;
  double frame_ms_ = 0, smooth_ms_ = 0;
  bool smooth_ = false;  ///< how the last picture was drawn
  QTimer settle_;        ///< runs while the picture moves
  QTimer refine_;        ///< runs while a still picture gains detail
  QElapsedTimer shown_;  ///< since the last picture
  bool whole_wanted_ = false;
  bool ring_ = false;  ///< the keyboard came by keyboard, so the focus ring shows

  VtkWindow window_;
  ImGuiHost imgui_;

  enum class Drag { None, Orbit, Pan, Own };
  Drag drag_ = Drag::None;
  QPointF press_, last_;
  bool moved_ = false;
  std::optional<TokenId> hover_sent_;
};

}  // namespace lacuna::widgets
