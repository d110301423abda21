#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "core/session/studies.hpp"
#include "widgets/timeline/surprise_track.hpp"
#include "widgets/timeline/timeline_view.hpp"

// Scrubbing, choosing steps, zooming and keys.
namespace lacuna::widgets {

TimelineView::Zone TimelineView::zoneAt(const QPoint& pos) const {
  if (pos.x() < axis_.left - 6) return Zone::Head;
  const Row& clip = rows_.front();
  if (pos.y() < clip.top) return Zone::Ruler;
  return pos.y() < clip.top + clip.height ? Zone::Clip : Zone::Steps;
}

void TimelineView::moveTo(const QPoint& pos) { setFrame(axis_.frameAt(pos.x())); }

void TimelineView::moveBySteps(int steps) {
  const int step = std::clamp(axis_.stepOfFrame(session_.playhead()) + steps, 0, std::max(0, axis_.steps() - 1));
  setFrame(step * axis_.frames_per_step);
}

void TimelineView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || axis_.empty()) return event->ignore();
  const QPoint pos = event->position().toPoint();
  const Zone zone = zoneAt(pos);
  if (event->modifiers().testFlag(Qt::ShiftModifier) && zone != Zone::Head && session_.placement() && axis_.steps() > 0) {
    const bool away = event->modifiers().testFlag(Qt::AltModifier);
    selecting_ = Selecting{session_.selection(), axis_.stepAt(pos.x()), away ? analysis::Selecting::Remove : analysis::Selecting::Add};
    selectTo(pos);
  } else if (zone == Zone::Ruler || zone == Zone::Clip) {
    scrubbing_ = true;
    moveTo(pos);
  } else if (zone == Zone::Steps) {
    const int step = axis_.stepAt(pos.x());
    if (step != axis_.stepOfFrame(session_.playhead())) setFrame(step * axis_.frames_per_step);
  }
}

void TimelineView::mouseMoveEvent(QMouseEvent* event) {
  const QPoint pos = event->position().toPoint();
  if (scrubbing_) moveTo(pos);
  if (!event->buttons().testFlag(Qt::LeftButton)) selecting_.reset();  // the release went elsewhere
  if (selecting_) selectTo(pos);
  hover_ = pos;
  const Zone zone = zoneAt(pos);
  setCursor(!axis_.empty() && zone == Zone::Ruler ? Qt::SizeHorCursor : Qt::ArrowCursor);
  update();
}

void TimelineView::mouseReleaseEvent(QMouseEvent*) {
  scrubbing_ = false;
  selecting_.reset();
}

/// All tokens of the steps from where Shift was pressed.
void TimelineView::selectTo(const QPoint& pos) {
  const int step = std::clamp(axis_.stepAt(pos.x()), 0, axis_.steps() - 1);
  const auto [first, last] = std::minmax(selecting_->from_step, step);
  const auto chosen = analysis::tokensOfSteps(session_.placement()->grid, first, last);
  session_.select(analysis::combined(selecting_->before, chosen, selecting_->how));
}

void TimelineView::leaveEvent(QEvent*) {
  hover_.reset();
  update();
}

void TimelineView::wheelEvent(QWheelEvent* event) {
  const QPoint turned = event->angleDelta();
  const int delta = turned.y() != 0 ? turned.y() : turned.x();
  if (event->modifiers() & Qt::ControlModifier) {
    axis_.zoomAround(axis_.zoom * std::pow(1.2, delta / 120.0), event->position().x());
    Q_EMIT zoomChanged(axis_.zoom);
  } else {
    axis_.scrollBy(-delta);
  }
  event->accept();
  update();
}

bool TimelineView::event(QEvent* event) {
  // The window's shortcuts use the same keys: while the timeline has the keyboard they are its own.
  if (event->type() == QEvent::ShortcutOverride) {
    switch (static_cast<QKeyEvent*>(event)->key()) {
      case Qt::Key_Left:
      case Qt::Key_Right:
      case Qt::Key_Home:
      case Qt::Key_End:
        event->accept();
        return true;
      default:
        if (!showsLayers() || !lanes_->wantsKey(static_cast<QKeyEvent*>(event)->key())) break;
        event->accept();
        return true;
    }
  }
  return QWidget::event(event);
}

void TimelineView::keyPressEvent(QKeyEvent* event) {
  const bool by_frame = event->modifiers() & Qt::ControlModifier;
  const bool sideways = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
  if (sideways && event->modifiers().testFlag(Qt::ShiftModifier) && surprise_->measured())
    return void(session_.studies().surprise.openPeak(event->key() == Qt::Key_Right, view_.metric));
  switch (event->key()) {
    case Qt::Key_Left:
      return by_frame ? setFrame(session_.playhead() - 1) : moveBySteps(-1);
    case Qt::Key_Right:
      return by_frame ? setFrame(session_.playhead() + 1) : moveBySteps(1);
    case Qt::Key_Home:
      return setFrame(0);
    case Qt::Key_End:
      return setFrame(axis_.frames - 1);
    case Qt::Key_Space:
      Q_EMIT playToggled();
      return;
    default:
      if (showsLayers() && lanes_->wantsKey(event->key())) return lanes_->useKey(event->key());
      QWidget::keyPressEvent(event);
  }
}

void TimelineView::focusInEvent(QFocusEvent* event) {
  ring_ = event->reason() != Qt::MouseFocusReason && event->reason() != Qt::ActiveWindowFocusReason;
  QWidget::focusInEvent(event);
}

}  // namespace lacuna::widgets
