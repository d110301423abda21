#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "core/mask/layers.hpp"
#include "widgets/canvas/clip_canvas.hpp"

namespace lacuna::widgets {
namespace {
constexpr double drag_begins_px = 4;
constexpr double zoom_per_notch = 1.2;
constexpr double loop_spacing_px = 2;  // between the points of a lasso
}  // namespace

bool ClipCanvas::paints() const {
  const bool tool = view_.tool != Tool::Pick && view_.tool != Tool::Pan && view_.tool != Tool::Move;
  return tool && session_.placement() && session_.mask().grid() == session_.placement()->grid;
}

mask::Operation ClipCanvas::operationOf(Qt::MouseButton button) const {
  const bool hides = (view_.tool == Tool::Eraser) == (button == Qt::RightButton);
  return hides ? mask::Operation::Hide : mask::Operation::Reveal;
}

QString ClipCanvas::strokeName(mask::Operation operation) const {
  switch (view_.tool) {
    case Tool::Rectangle:
      return QStringLiteral("Rectangle");
    case Tool::Ellipse:
      return QStringLiteral("Ellipse");
    case Tool::Lasso:
      return QStringLiteral("Lasso");
    case Tool::Polygon:
      return QStringLiteral("Polygon");
    case Tool::Follow:
      return QStringLiteral("Object");
    default:
      return operation == mask::Operation::Hide ? QStringLiteral("Brush") : QStringLiteral("Eraser");
  }
}

/// "Brush stroke", "Rectangle": what undo says.
QString ClipCanvas::strokeLabel(const mask::MaskShape& shape) const {
  const QString word = strokeName(shape.operation);
  return paintsLines() ? QStringLiteral("%1 stroke").arg(word) : word;
}

StrokeBuilder ClipCanvas::newStroke(ShapeId id, QPointF pos_in_widget, Qt::MouseButton button,
                                    std::optional<double> pressure) const {
  using Kind = StrokeBuilder::Kind;
  const mask::GridPlacement& placement = *session_.placement();
  StrokeBuilder::Settings settings;
  settings.kind = view_.tool == Tool::Rectangle                                   ? Kind::Box
                  : view_.tool == Tool::Ellipse || view_.tool == Tool::Follow   ? Kind::Round
                  : view_.tool == Tool::Lasso || view_.tool == Tool::Polygon ? Kind::Loop
                                                                                    : Kind::Line;
  settings.operation = operationOf(button);
  settings.radius = brushRadius(view_.brush_cells, placement);
  settings.tip = view_.brush_tip;
  settings.extent = strokeExtent(view_.stroke_steps, view_.around_steps, session_.playheadStep(), placement);
  settings.frame_aspect = placement.frame_aspect;
  if (settings.kind == Kind::Loop) settings.radius = loop_spacing_px / (0.1 * frame_view_.frameRect().height());
  return StrokeBuilder(id, mask::freeName(strokeName(settings.operation).toStdString(), session_.document().shapes), settings, posInFrame(pos_in_widget), pressure);
}

void ClipCanvas::beginStroke(QPointF pos_in_widget, Qt::MouseButton button, std::optional<double> pressure) {
  if (!paints()) return;
  const ShapeId id = session_.newShapeId();
  auto builder = newStroke(id, pos_in_widget, button, pressure);
  const bool by_clicks = view_.tool == Tool::Polygon;
  stroke_.emplace(ActiveStroke{id, std::move(builder), button, operationOf(button), pos_in_widget,
                               button == Qt::LeftButton || by_clicks, by_clicks, view_.tool});
  if (stroke_->shown) preview_timer_.start();
  session_.hover(std::nullopt);
}

void ClipCanvas::showPreview() {
  preview_timer_.stop();
  if (drag_ && drag_->wanted) drag_->change.show(*drag_->wanted);
  if (stroke_ && stroke_->shown) session_.setPreview(mask::asNewLayer(stroke_->builder.shape(), session_.document().shapes));
}

void ClipCanvas::moveStroke(QPointF pos_in_widget, Qt::KeyboardModifiers modifiers, double pressure) {
  const QPointF moved = pos_in_widget - stroke_->pressed_at;
  stroke_->shown = stroke_->shown || std::hypot(moved.x(), moved.y()) >= drag_begins_px;
  const bool shift = modifiers.testFlag(Qt::ShiftModifier), control = modifiers.testFlag(Qt::ControlModifier);
  stroke_->builder.moveTo(posInFrame(pos_in_widget), {shift || stroke_->by_clicks, control}, pressure);
  if (!preview_timer_.isActive()) preview_timer_.start();
}

void ClipCanvas::endStroke() {
  if (!stroke_) return;
  const bool shown = stroke_->shown;
  if (shown) {
    showPreview();
    const bool changes = !tokensChangedBy(session_.mask(), session_.shownMask()).empty();
    mask::MaskShape shape = stroke_->builder.shape();
    stroke_.reset();
    if (view_.tool == Tool::Follow || !changes) {
      session_.endPreview(shape.id);
      if (view_.tool == Tool::Follow) beginFollowing(std::move(shape));
    } else {
      session_.commitPreview(shape.id, strokeLabel(shape).toStdString());
      if (!paintsLines()) chooseShape(shape.id);  // a painter goes on to the next stroke, not to this one's handles
    }
  }
  stroke_.reset();
  changing_known_ = false;
  update();
}

void ClipCanvas::cancelStroke() {
  preview_timer_.stop();
  if (!stroke_) return;
  const ShapeId id = stroke_->id;
  press_used_ = true;  // a button that is still down opens no menu when it comes up
  stroke_.reset();
  session_.endPreview(id);
  update();
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

// --- keyboard --------------------------------------------------------------------------------------------------------

bool ClipCanvas::wantsKey(int key) const {
  switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:  // while one paints they go through time
      return session_.placement() && (ring_ || view_.tool == Tool::Pick || (view_.tool == Tool::Move && chosenShape() != nullptr));
    case Qt::Key_Delete:
      return session_.picked().has_value() || (view_.tool == Tool::Move && chosenShape() != nullptr);
    case Qt::Key_Insert:
      return session_.picked().has_value();
    case Qt::Key_Backspace:
      return stroke_ && (view_.tool == Tool::Lasso || view_.tool == Tool::Polygon);
    case Qt::Key_Return:
    case Qt::Key_Enter:
      return session_.placement().has_value();
    case Qt::Key_Home:
      return ring_ || view_.tool == Tool::Pick;
    case Qt::Key_Escape:
      return stroke_ || drag_ || session_.picked() || !session_.selection().empty();
    default:
      return false;
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

/// Shift+Enter: the picked token joins the selection.
bool ClipCanvas::addsPicked(const QKeyEvent& key) const {
  const bool enter = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
  return enter && (key.modifiers() & ~Qt::KeypadModifier) == Qt::ShiftModifier && session_.picked().has_value();
}

void ClipCanvas::keyPressEvent(QKeyEvent* event) {
  if (addsPicked(*event)) return session_.select(std::vector{*session_.picked()}, analysis::Selecting::Add);
  const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
  if (!plain || !wantsKey(event->key())) return QOpenGLWidget::keyPressEvent(event);
  ring_ = event->key() != Qt::Key_Escape || ring_;
  if (view_.tool == Tool::Move && chosenShape() != nullptr && keyForChosen(event->key())) return;
  switch (event->key()) {
    case Qt::Key_Left:
      return moveTokenCursor(0, -1);
    case Qt::Key_Right:
      return moveTokenCursor(0, 1);
    case Qt::Key_Up:
      return moveTokenCursor(-1, 0);
    case Qt::Key_Down:
      return moveTokenCursor(1, 0);
    case Qt::Key_Delete:
      return setTokenHidden(*session_.picked(), false);
    case Qt::Key_Insert:
      return setTokenHidden(*session_.picked(), true);
    case Qt::Key_Home:
      return fit();
    case Qt::Key_Backspace:
      stroke_->builder.dropLast();
      return showPreview();
    case Qt::Key_Escape:
      press_used_ = true;
      if (drag_) return endDrag(false);
      if (stroke_) return cancelStroke();
      session_.select({});
      return session_.pick(std::nullopt);
    default:
      break;
  }
  if (stroke_ && stroke_->by_clicks) return endStroke();
  const std::optional<TokenId> under = cursor_ ? tokenAt(*cursor_) : std::nullopt;
  if (under) return session_.pick(under);
  moveTokenCursor(0, 0);
}

void ClipCanvas::moveTokenCursor(int rows, int cols) {
  const mask::TokenGrid& grid = session_.placement()->grid;
  if (grid.size() == 0) return;
  mask::Cell cell{session_.playheadStep(), grid.rows / 2, grid.cols / 2};
  if (const auto picked = session_.picked(); picked && index(*picked) < grid.size()) {
    const mask::Cell at = grid.cell(*picked);
    cell.row = std::clamp(at.row + rows, 0, grid.rows - 1);
    cell.col = std::clamp(at.col + cols, 0, grid.cols - 1);
  }
  session_.pick(grid.id(cell));
}

void ClipCanvas::setTokenHidden(TokenId token, bool hidden) {
  const auto& placement = session_.placement();
  if (!placement || index(token) >= placement->grid.size() || session_.mask().hidden(token) == hidden) return;
  mask::MaskShape shape = tokenShape(token, hidden ? mask::Operation::Hide : mask::Operation::Reveal, *placement);
  shape.id = session_.newShapeId();
  shape.name = hidden ? "Hide token" : "Show token";
  session_.runAsStep(session::addShape(mask::asNewLayer(std::move(shape), session_.document().shapes)));
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
