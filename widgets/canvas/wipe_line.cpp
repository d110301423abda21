#include "widgets/canvas/wipe_line.hpp"

#include <QAccessible>
#include <QKeyEvent>
#include <QPainter>
#include <algorithm>

#include "widgets/controls/painting.hpp"

namespace lacuna::widgets {
namespace {

constexpr int grip_width = 13;
constexpr double small_step = 0.02, large_step = 0.10;

bool movesLine(int key) { return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Home || key == Qt::Key_End; }

}  // namespace

WipeLine::WipeLine(FrameSplit& split, ClipCanvas& canvas, ThemeStore& themes) : QWidget(&canvas), split_(split), canvas_(canvas), themes_(themes) {
  setCursor(Qt::SplitHCursor);
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Line between two lenses"));
  setToolTip(tr("Drag to see more of one lens\nLeft and Right move it, a double click puts it in the middle"));
  connect(&split_, &FrameSplit::changed, this, &WipeLine::place);
  connect(&canvas_, &ClipCanvas::viewChanged, this, &WipeLine::place);
  place();
}

void WipeLine::place() {
  const auto line = canvas_.lineX();
  setVisible(line.has_value());
  if (!line) return;
  const QRect sight = canvas_.sight().toAlignedRect();
  setGeometry(static_cast<int>(*line) - grip_width / 2, sight.top(), grip_width, sight.height());
  setAccessibleDescription(tr("%1 on the left, %2 on the right, line at %3\u00a0%").arg(nameOf(split_.against()), canvas_.nameOfView()).arg(qRound(100 * split_.state().line)));
  QAccessibleEvent told(this, QAccessible::DescriptionChanged);
  QAccessible::updateAccessibility(&told);
}

void WipeLine::paintEvent(QPaintEvent*) {
  if (!hasFocus()) return;
  QPainter painter(this);
  drawFocusRing(painter, rect(), 5, themes_.theme());
}

void WipeLine::mousePressEvent(QMouseEvent* event) {
  held_ = event->button() == Qt::LeftButton;
  event->setAccepted(held_);  // other buttons are the canvas's
}

void WipeLine::mouseMoveEvent(QMouseEvent* event) {
  if (!held_ || !event->buttons().testFlag(Qt::LeftButton)) return event->ignore();
  const QRectF sight = canvas_.sight();
  split_.moveLine((mapTo(&canvas_, event->position()).x() - sight.left()) / std::max(1.0, sight.width()));
}

void WipeLine::mouseReleaseEvent(QMouseEvent* event) {
  event->setAccepted(held_);
  held_ = false;
}

void WipeLine::mouseDoubleClickEvent(QMouseEvent* event) {
  event->setAccepted(event->button() == Qt::LeftButton);
  if (event->isAccepted()) split_.moveLine(0.5);
}

void WipeLine::keyPressEvent(QKeyEvent* event) {
  if (!movesLine(event->key())) return QWidget::keyPressEvent(event);
  const double step = event->modifiers().testFlag(Qt::ShiftModifier) ? large_step : small_step, line = split_.state().line;
  split_.moveLine(event->key() == Qt::Key_Home ? 0 : event->key() == Qt::Key_End ? 1 : event->key() == Qt::Key_Left ? line - step : line + step);
}

bool WipeLine::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride && movesLine(static_cast<QKeyEvent*>(event)->key())) event->accept();
  return QWidget::event(event);
}

}  // namespace lacuna::widgets
