#include <QKeyEvent>
#include <algorithm>

#include "core/mask/layers.hpp"
#include "widgets/canvas/clip_canvas.hpp"

// The canvas by keyboard: a cursor of tokens, and the keys of what is under way.
namespace lacuna::widgets {

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

}  // namespace lacuna::widgets
