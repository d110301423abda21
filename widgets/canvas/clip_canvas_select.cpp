#include <QMouseEvent>
#include <algorithm>
#include <cmath>

#include "widgets/canvas/clip_canvas.hpp"

namespace lacuna::widgets {
namespace {

double distanceToSegment(QPointF point, QPointF from, QPointF to) {
  const QPointF along = to - from, away = point - from;
  const double length = QPointF::dotProduct(along, along);
  const double share = length > 0 ? std::clamp(QPointF::dotProduct(away, along) / length, 0.0, 1.0) : 0.0;
  const QPointF left = away - share * along;
  return std::hypot(left.x(), left.y());
}

}  // namespace

/// With the pick tool, Shift selects as a brush does and Ctrl as a box; Alt with them takes away.
bool ClipCanvas::beginSelecting(const QMouseEvent& event) {
  const bool box = event.modifiers().testFlag(Qt::ControlModifier), brush = event.modifiers().testFlag(Qt::ShiftModifier);
  if (view_.tool != Tool::Pick || event.button() != Qt::LeftButton || !(box || brush) || !session_.placement()) return false;
  const auto how = event.modifiers().testFlag(Qt::AltModifier) ? analysis::Selecting::Remove : analysis::Selecting::Add;
  selecting_ = ActiveSelecting{session_.selection(), {}, how, box, event.position(), event.position()};
  return true;
}

/// Tokens of the playhead's step: those under the way of the mouse, or in the box from where it was pressed.
void ClipCanvas::selectTo(QPointF pos_in_widget) {
  const mask::TokenGrid& grid = session_.placement()->grid;
  ActiveSelecting& active = *selecting_;
  if (active.box) active.touched.clear();
  const QRectF box = QRectF(active.pressed_at, pos_in_widget).normalized();
  for (int i = 0; i < grid.perStep(); ++i) {
    const TokenId token{session_.playheadStep() * grid.perStep() + i};
    const QRectF cell = cellInWidget(token);
    const bool under = cell.contains(pos_in_widget) || distanceToSegment(cell.center(), active.at, pos_in_widget) < cell.width() / 2;
    if (active.box ? cell.intersects(box) : under) active.touched.push_back(token);
  }
  active.at = pos_in_widget;
  session_.select(analysis::combined(active.before, analysis::tidied(active.touched, grid), active.how));
}

void ClipCanvas::markSelected(CanvasMarks& marks) const {
  if (selecting_ && selecting_->box) marks.box = QRectF(selecting_->pressed_at, selecting_->at).normalized();
  const mask::TokenGrid& grid = session_.placement()->grid;
  std::vector<TokenId> here;
  std::ranges::copy_if(session_.selection(), std::back_inserter(here),
                       [&](TokenId token) { return grid.cell(token).step == session_.playheadStep(); });
  for (const TokenId token : here) marks.selected.push_back(cellInWidget(token));
  marks.selected_edges = edgesAround(here);
}

}  // namespace lacuna::widgets
