#include "widgets/scene/scene_view.hpp"

#include <QElapsedTimer>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QStyle>
#include <algorithm>
#include <imgui.h>

namespace lacuna::widgets {
namespace {

constexpr int hud_settle_frames = 1;  // boxes of the HUD take the size of the frame before
constexpr int camera_move_ms = 250, settle_ms = 100;
constexpr int show_every_ms = 250;  // while detail is added
constexpr double slow_ms = 12;  // a smooth picture that takes longer waits until nothing moves

}  // namespace

SceneView::SceneView(const OrbitCamera& home, const QSize& roomy, ThemeStore& themes, QWidget* parent)
    : FinerGlWidget(parent), themes_(themes), home_(home), roomy_(roomy), camera_(home), imgui_(themes.theme()) {
  QSurfaceFormat format = QSurfaceFormat::defaultFormat();
  if (format.majorVersion() < 3 || (format.majorVersion() == 3 && format.minorVersion() < 2)) format.setVersion(3, 2);
  format.setProfile(QSurfaceFormat::CoreProfile);
  setFormat(format);
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setMinimumSize(220, 160);
  settle_.setSingleShot(true);
  settle_.setInterval(settle_ms);
  connect(&settle_, &QTimer::timeout, this, [this] {
    if (smooth_ && sceneDrawn()) return;
    picture_stale_ = true;
    update();
  });
  connect(&refine_, &QTimer::timeout, this, &SceneView::refine);
  motion_.setStartValue(0.0);
  motion_.setEndValue(1.0);
  motion_.setEasingCurve(QEasingCurve::OutCubic);
  connect(&motion_, &QVariantAnimation::valueChanged, this, [this](const QVariant& share) {
    camera_ = OrbitCamera::between(motion_from_, motion_to_, share.toDouble());
    moving();
    cameraChanged();
  });
  connect(&themes_, &ThemeStore::changed, this, &SceneView::retheme);
  window_.setColors(themes_.theme());
}

SceneView::~SceneView() {
  if (context()) disconnect(context(), nullptr, this, nullptr);  // it dies after what `releaseDevice` reads
  releaseDevice();
}

void SceneView::releaseDevice() {
  if (!context() || !imgui_.isOpen()) return;
  makeCurrent();
  releaseContent();
  imgui_.close();
  window_.close();
  doneCurrent();
}

void SceneView::initializeGL() {
  // Qt makes a new context when the view moves to another window.
  connect(context(), &QOpenGLContext::aboutToBeDestroyed, this, &SceneView::releaseDevice, Qt::UniqueConnection);
  window_.open();
  imgui_.open();
  picture_stale_ = true;
}

void SceneView::retheme() {
  window_.setColors(themes_.theme());
  imgui_.setTheme(themes_.theme());
  sceneChanged();
}

void SceneView::setFolded(bool folded) {
  folded_ = folded;
  fitVoid();
  hudChanged();
  if (fit_wanted_) cameraChanged();
  Q_EMIT hudFolded(folded);
}

void SceneView::sceneChanged() {
  contentVoid();
  hud_frames_ = hud_settle_frames;
  cameraChanged();
}

void SceneView::drawWhole() {
  settle_.stop();
  whole_wanted_ = true;
  picture_stale_ = true;
  update();
}

/// Between two events of the window, without a picture each time: that takes longer than what it would add.
void SceneView::refine() {
  refineScene();
  if (!sceneDrawn() && !shown_.hasExpired(show_every_ms)) return;
  refine_.stop();
  picture_stale_ = true;
  update();
}

void SceneView::cameraChanged() {
  refine_.stop();
  placesVoid();
  picture_stale_ = true;
  update();
}

void SceneView::hudChanged() {
  hud_frames_ = hud_settle_frames;
  update();
}

void SceneView::fitAnew() {
  motion_.stop();
  fit_wanted_ = true;
  fitVoid();
  cameraChanged();
}

void SceneView::setCamera(const OrbitCamera& camera) {
  motion_.stop();
  fit_wanted_ = false;
  camera_ = camera;
  moving();
  cameraChanged();
}

void SceneView::moveCamera(const OrbitCamera& target) {
  // The desktop asks for less motion through the style.
  const int duration = QWidget::style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0 ? camera_move_ms : 0;
  if (duration == 0) return setCamera(target);
  motion_.stop();
  motion_from_ = camera_;
  motion_to_ = target;
  motion_.setDuration(duration);
  motion_.start();
}

void SceneView::resetCamera() {
  OrbitCamera target = fitted(homeCamera());
  fitted_distance_ = target.distance;
  moveCamera(target);
}

OrbitCamera SceneView::alongAxis(OrbitCamera camera, int axis) const {
  camera.lookAlong(axis);
  return camera;
}

void SceneView::lookAlong(int axis) {
  fit_wanted_ = false;
  const OrbitCamera target = fitted(alongAxis(camera_, axis));
  fitted_distance_ = target.distance;
  moveCamera(target);
}

void SceneView::renderScene() {
  refreshContent();
  if (fit_wanted_ && fit_stale_ && hasContent()) {
    camera_ = fitted(homeCamera());
    fit_stale_ = false;
    fitted_distance_ = camera_.distance;
    placesVoid();
  }
  prepareScene();
  window_.setCamera(camera_);
  smooth_ = isStill() || smooth_ms_ < slow_ms;
  QElapsedTimer timer;
  timer.start();
  window_.render(deviceSize(), smooth_);
  QOpenGLContext::currentContext()->functions()->glFinish();  // else only the sending would be timed
  frame_ms_ = static_cast<double>(timer.nsecsElapsed()) * 1e-6;
  if (smooth_) smooth_ms_ = frame_ms_;
  picture_stale_ = whole_wanted_ = false;
  shown_.start();
  if (!sceneDrawn() && !isMoving()) refine_.start();
}

void SceneView::makeOpaque() {
  // Qt blends the view over the window by its alpha, and half-transparent points have left less than 1 there.
  QOpenGLFunctions* gl = context()->functions();
  gl->glDisable(GL_SCISSOR_TEST);
  gl->glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_TRUE);
  gl->glClearColor(0, 0, 0, 1);
  gl->glClear(GL_COLOR_BUFFER_BIT);
  gl->glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
}

void SceneView::paintGL() {
  if (picture_stale_) renderScene();
  window_.blit(*this, deviceSize());
  imgui_.beginFrame(size(), devicePixelRatioF());
  drawHud();
  if (ring_) drawRing();
  imgui_.endFrame();
  makeOpaque();
  followCursor();
  if (picture_stale_ || imgui_.wantsFrame() || hud_frames_ > 0) update();
  hud_frames_ = std::max(0, hud_frames_ - 1);
}

void SceneView::drawRing() {
  const QColor ink = themes_.theme().accent;
  ImGui::GetForegroundDrawList()->AddRect({1, 1}, {static_cast<float>(width() - 1), static_cast<float>(height() - 1)},
                                          IM_COL32(ink.red(), ink.green(), ink.blue(), 255), 6, 0, 2);
}

void SceneView::followCursor() {
  if (drag_ != Drag::None) return;
  const Qt::CursorShape of_hud = imgui_.cursor();
  const Qt::CursorShape wanted = of_hud == Qt::ArrowCursor ? sceneCursor() : of_hud;
  if (cursor().shape() != wanted) setCursor(wanted);
}

}  // namespace lacuna::widgets
