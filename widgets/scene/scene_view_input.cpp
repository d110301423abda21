#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>
#include <cmath>

#include "widgets/scene/scene_view.hpp"

namespace lacuna::widgets {

namespace {
constexpr double click_slop = 4;  // pixels a click may move

bool isOwnKey(int key) {
  return key == Qt::Key_F || key == Qt::Key_Home || key == Qt::Key_7 || key == Qt::Key_8 || key == Qt::Key_9;
}
}  // namespace

void SceneView::resizeEvent(QResizeEvent* event) {
  QOpenGLWidget::resizeEvent(event);
  fitVoid();
  cameraChanged();
}

bool SceneView::event(QEvent* event) {
  // While the view has the keyboard its keys win over the window's shortcuts.
  if (event->type() == QEvent::ShortcutOverride) {
    const auto& key = static_cast<QKeyEvent&>(*event);
    const bool plain = (key.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (plain && (isOwnKey(key.key()) || (key.key() == Qt::Key_Escape && hasPicked()))) {
      event->accept();
      return true;
    }
  }
  return QOpenGLWidget::event(event);
}

void SceneView::mousePressEvent(QMouseEvent* event) {
  const bool hud = imgui_.mousePress(*event);
  update();
  if (hud || drag_ != Drag::None) return;
  press_ = last_ = event->position();
  moved_ = false;
  if (event->button() == Qt::LeftButton) drag_ = grabs(press_) ? Drag::Own : Drag::Orbit;
  if (event->button() == Qt::MiddleButton) drag_ = Drag::Pan;
}

void SceneView::mouseMoveEvent(QMouseEvent* event) {
  const QPointF place = event->position();
  const bool hud = imgui_.mouseMove(place);
  if (imgui_.wantsFrame()) update();
  if (drag_ == Drag::None) return hoverAt(hud ? std::nullopt : std::optional(place));
  if (!moved_ && QLineF(press_, place).length() < click_slop) return;
  moved_ = true;
  drag(place);
}

void SceneView::drag(const QPointF& place) {
  if (drag_ == Drag::Own) {
    setCursor(sceneCursor());
    return dragTo(place);
  }
  OrbitCamera camera = camera_;
  drag_ == Drag::Orbit ? camera.orbit(place - last_) : camera.pan(place - last_, size());
  last_ = place;
  setCursor(Qt::ClosedHandCursor);
  setCamera(camera);
}

void SceneView::mouseReleaseEvent(QMouseEvent* event) {
  imgui_.mouseRelease(*event);
  update();
  const bool ours = event->button() == (drag_ == Drag::Pan ? Qt::MiddleButton : Qt::LeftButton) && drag_ != Drag::None;
  if (!ours) return;
  const bool click = drag_ != Drag::Pan && !moved_;
  drag_ = Drag::None;
  if (!click) return;
  if (const auto token = tokenAt(event->position())) Q_EMIT pickAsked(token);
}

void SceneView::wheelEvent(QWheelEvent* event) {
  event->accept();
  const bool hud = imgui_.wheel(*event);
  update();
  if (hud || !hasContent() || takesWheel(*event)) return;
  OrbitCamera camera = camera_;
  camera.zoomAt(event->position(), std::pow(0.88, event->angleDelta().y() / 120.0), size());
  setCamera(camera);
}

void SceneView::hoverAt(const std::optional<QPointF>& place) {
  pointAt(place);
  const std::optional<TokenId> token = place ? tokenAt(*place) : std::nullopt;
  if (token == hover_sent_) return;
  hover_sent_ = token;
  Q_EMIT hoverAsked(token);
}

void SceneView::leaveEvent(QEvent* event) {
  imgui_.leave();
  hoverAt(std::nullopt);
  update();
  QOpenGLWidget::leaveEvent(event);
}

void SceneView::keyPressEvent(QKeyEvent* event) {
  const bool hud = imgui_.key(*event);
  update();
  if (hud) return;
  switch (event->key()) {
    case Qt::Key_F: framePicked(); break;
    case Qt::Key_Home: resetCamera(); break;
    case Qt::Key_7: lookAlong(0); break;
    case Qt::Key_8: lookAlong(1); break;
    case Qt::Key_9: lookAlong(2); break;
    case Qt::Key_Escape:
      if (!hasPicked()) return event->ignore();
      Q_EMIT pickAsked(std::nullopt);
      break;
    default: QOpenGLWidget::keyPressEvent(event);
  }
}

void SceneView::focusInEvent(QFocusEvent* event) {
  ring_ = event->reason() != Qt::MouseFocusReason && event->reason() != Qt::ActiveWindowFocusReason;
  QOpenGLWidget::focusInEvent(event);
  update();
}

void SceneView::focusOutEvent(QFocusEvent* event) {
  ring_ = false;
  QOpenGLWidget::focusOutEvent(event);
  update();
}

void SceneView::keyReleaseEvent(QKeyEvent* event) {
  imgui_.key(*event);
  update();
  QOpenGLWidget::keyReleaseEvent(event);
}

}  // namespace lacuna::widgets
