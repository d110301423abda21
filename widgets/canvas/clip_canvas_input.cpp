#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QWheelEvent>
#include <cmath>

#include "widgets/canvas/clip_canvas.hpp"

// What arrives at the canvas: mouse, pen, wheel and focus. What becomes of it is in the files beside.
namespace lacuna::widgets {
namespace {
constexpr double zoom_per_notch = 1.2;
}

void ClipCanvas::mousePressEvent(QMouseEvent* event) {
  ring_ = press_used_ = false;
  last_pos_ = event->position();
  cursor_ = event->position();
  if (stroke_ && stroke_->by_clicks && event->button() == stroke_->button) {
    stroke_->builder.moveTo(posInFrame(event->position()), {});
    showPreview();
    return;
  }
  if (stroke_ || drag_) {  // another button during a stroke takes it back
    cancelStroke();
    endDrag(false);
    press_used_ = true;
    return;
  }
  const bool pans = event->button() == Qt::MiddleButton || (view_.tool == Tool::Pan && event->button() == Qt::LeftButton);
  if (pans) {
    panning_ = true;
    updateCursor();
  } else if (beginSelecting(*event)) {
    selectTo(event->position());
  } else if (view_.tool == Tool::Pick && event->button() == Qt::LeftButton) {
    session_.pick(tokenAt(event->position()));
  } else if (view_.tool == Tool::Move && event->button() == Qt::LeftButton) {
    beginDrag(event->position());
  } else if (view_.tool == Tool::Fill && paints()) {
    fillAt(event->position(), event->button());
  } else if (paints() && (event->button() == Qt::LeftButton || event->button() == Qt::RightButton)) {
    beginStroke(event->position(), event->button());
  }
  update();
}

void ClipCanvas::mouseMoveEvent(QMouseEvent* event) {
  const QPointF pos = event->position();
  cursor_ = pos;
  if (panning_) {
    frame_view_.pan(pos - last_pos_);
    Q_EMIT viewChanged();
  } else if (selecting_) {
    event->buttons().testFlag(Qt::LeftButton) ? selectTo(pos) : selecting_.reset();
  } else if (drag_ && !event->buttons().testFlag(Qt::LeftButton)) {
    endDrag(false);
  } else if (drag_) {
    moveDrag(pos, event->modifiers());
  } else if (stroke_ && !stroke_->by_clicks && !event->buttons().testFlag(stroke_->button)) {
    cancelStroke();  // the release went elsewhere
  } else if (stroke_) {
    moveStroke(pos, event->modifiers(), 1);
  } else {
    hoverAt(pos);
  }
  last_pos_ = pos;
  changing_known_ = false;
  update();
}

void ClipCanvas::mouseReleaseEvent(QMouseEvent* event) {
  if (panning_) {
    panning_ = false;
    updateCursor();
    return;
  }
  if (selecting_) {
    selecting_.reset();
    return update();
  }
  if (drag_ && event->button() == Qt::LeftButton) return endDrag(true);
  if (stroke_ && stroke_->by_clicks) return;
  const bool right = event->button() == Qt::RightButton && view_.tool != Tool::Fill && !press_used_;
  const bool menu = right && (!stroke_ || (stroke_->button == Qt::RightButton && !stroke_->shown));
  if (stroke_ && event->button() == stroke_->button) endStroke();
  hoverAt(event->position());
  const std::optional<TokenId> token = tokenAt(event->position());
  if (menu && token) openTokenMenu(*token, event->globalPosition().toPoint());
}

void ClipCanvas::openTokenMenu(TokenId token, QPoint global_pos) {
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  const bool hidden = session_.mask().hidden(token);
  menu->addAction(tr("Pick this token"), this, [this, token] { session_.pick(token); });
  menu->addAction(hidden ? tr("Show this token") : tr("Hide this token"), this,
                  [this, token, hidden] { setTokenHidden(token, !hidden); });
  menu->popup(global_pos);
}

void ClipCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
  press_used_ = stroke_ && stroke_->by_clicks;
  if (press_used_) return endStroke();
  mousePressEvent(event);
}

void ClipCanvas::tabletEvent(QTabletEvent* event) {
  if (!paintsLines() || !paints()) return event->ignore();  // then it comes as a mouse
  event->accept();
  const QPointF pos = event->position();
  const bool turned_round = event->pointerType() == QPointingDevice::PointerType::Eraser;
  cursor_ = pos;
  switch (event->type()) {
    case QEvent::TabletPress:
      if (!stroke_) beginStroke(pos, turned_round ? Qt::RightButton : Qt::LeftButton, event->pressure());
      if (stroke_) stroke_->shown = true;
      break;
    case QEvent::TabletMove:
      if (stroke_)
        moveStroke(pos, event->modifiers(), event->pressure());
      else
        hoverAt(pos);
      break;
    default:
      endStroke();
  }
  changing_known_ = false;
  update();
}

void ClipCanvas::wheelEvent(QWheelEvent* event) {
  const double notches = event->angleDelta().y() / 120.0;
  if (notches == 0) return;
  frame_view_.zoomAt(event->position(), std::pow(zoom_per_notch, notches));
  changing_known_ = false;
  Q_EMIT viewChanged();
  update();
  event->accept();
}

void ClipCanvas::leaveEvent(QEvent* event) {
  QOpenGLWidget::leaveEvent(event);
  hoverAt(std::nullopt);
}

void ClipCanvas::hoverAt(std::optional<QPointF> pos_in_widget) {
  cursor_ = pos_in_widget;
  const std::optional<TokenId> token = pos_in_widget ? tokenAt(*pos_in_widget) : std::nullopt;
  if (token != session_.hovered()) session_.hover(token);
  update();
}

void ClipCanvas::updateCursor() {
  if (panning_) {
    setCursor(Qt::ClosedHandCursor);
  } else if (view_.tool == Tool::Pan) {
    setCursor(Qt::OpenHandCursor);
  } else {
    setCursor(view_.tool == Tool::Pick || view_.tool == Tool::Move ? Qt::ArrowCursor : Qt::CrossCursor);
  }
}

bool ClipCanvas::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride) {
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool plain = (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if ((plain && wantsKey(key->key())) || addsPicked(*key)) {
      event->accept();
      return true;
    }
  }
  if (event->type() == QEvent::WindowDeactivate || event->type() == QEvent::UngrabMouse) {
    cancelStroke();
    endDrag(false);
  }
  return QOpenGLWidget::event(event);
}

void ClipCanvas::focusInEvent(QFocusEvent* event) {
  ring_ = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
          event->reason() == Qt::ShortcutFocusReason || event->reason() == Qt::OtherFocusReason;
  QOpenGLWidget::focusInEvent(event);
  update();
}

void ClipCanvas::focusOutEvent(QFocusEvent* event) {
  ring_ = false;
  QOpenGLWidget::focusOutEvent(event);
  update();
}

void ClipCanvas::hideEvent(QHideEvent* event) {
  cancelStroke();
  endDrag(false);
  hoverAt(std::nullopt);
  QOpenGLWidget::hideEvent(event);
}

}  // namespace lacuna::widgets
