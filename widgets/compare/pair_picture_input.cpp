#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>
#include <cmath>

#include "widgets/compare/pair_picture.hpp"
#include "widgets/compare/run_row.hpp"

namespace lacuna::widgets {
namespace {
constexpr double wipe_reach_px = 8;  // how near the line it is taken
}

void PairPicture::dragEnterEvent(QDragEnterEvent* event) {
  if (!draggedRun(*event->mimeData())) return;
  dragged_over_ = true;
  event->acceptProposedAction();
  update();
}

void PairPicture::dragLeaveEvent(QDragLeaveEvent*) {
  dragged_over_ = false;
  update();
}

void PairPicture::dropEvent(QDropEvent* event) {
  dragged_over_ = false;
  update();
  const auto number = draggedRun(*event->mimeData());
  if (!number) return;
  event->acceptProposedAction();
  Q_EMIT runDropped(*number);
}

void PairPicture::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  const QRectF rect = pictureRect();
  wiping_ = content_ == PairContent::Wipe && std::abs(event->position().x() - rect.left() - wipe_ * rect.width()) <= wipe_reach_px;
  if (wiping_) return;
  if (const auto token = tokenAt(event->position())) pair_.pick(*token);
}

void PairPicture::mouseMoveEvent(QMouseEvent* event) {
  if (wiping_ && event->buttons().testFlag(Qt::LeftButton)) return wipeTo(event->position().x());
  wiping_ = false;
  pair_.hover(tokenAt(event->position()));
}

void PairPicture::leaveEvent(QEvent*) { pair_.hover(std::nullopt); }

void PairPicture::wipeTo(double x) {
  const QRectF rect = pictureRect();
  wipe_ = std::clamp((x - rect.left()) / rect.width(), 0.0, 1.0);
  update();
}

bool PairPicture::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down) event->accept();
  }
  return QWidget::event(event);
}

/// Arrows move the picked token; with Shift they move the line of the wipe.
void PairPicture::keyPressEvent(QKeyEvent* event) {
  const int across = (event->key() == Qt::Key_Right ? 1 : 0) - (event->key() == Qt::Key_Left ? 1 : 0);
  const int down = (event->key() == Qt::Key_Down ? 1 : 0) - (event->key() == Qt::Key_Up ? 1 : 0);
  if (pair_.compared() == nullptr || (across == 0 && down == 0)) return QWidget::keyPressEvent(event);
  if (content_ == PairContent::Wipe && event->modifiers().testFlag(Qt::ShiftModifier)) {
    wipe_ = std::clamp(wipe_ + 0.05 * across, 0.0, 1.0);
    return update();
  }
  const mask::TokenGrid& grid = pair_.compared()->figures.grid;
  const auto picked = pair_.picked();
  mask::Cell cell = picked ? grid.cell(*picked) : mask::Cell{pair_.step(), grid.rows / 2, grid.cols / 2};
  cell.step = pair_.step();
  cell.row = std::clamp(cell.row + (picked ? down : 0), 0, grid.rows - 1);
  cell.col = std::clamp(cell.col + (picked ? across : 0), 0, grid.cols - 1);
  pair_.pick(grid.id(cell));
}

}  // namespace lacuna::widgets
