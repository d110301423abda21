#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "widgets/controls/controls.hpp"
#include "widgets/controls/painting.hpp"

namespace lacuna::widgets {

SegmentedControl::SegmentedControl(const QStringList& choices, ThemeStore& themes, QWidget* parent)
    : QWidget(parent), themes_(themes), choices_(choices) {
  setFont(fonts::body());
  setFocusPolicy(Qt::TabFocus);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setMouseTracking(true);
  describe();
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void SegmentedControl::setCurrent(int index) {
  if (index < -1 || index >= choices_.size() || index == current_) return;
  current_ = index;
  describe();
  update();
}

void SegmentedControl::choose(int index) {
  if (index < 0 || index >= choices_.size() || index == current_) return;
  setCurrent(index);
  Q_EMIT chosen(index);
}

void SegmentedControl::describe() {
  setAccessibleDescription(choices_.value(current_));
  QAccessibleEvent event(this, QAccessible::DescriptionChanged);
  QAccessible::updateAccessibility(&event);
}

QSize SegmentedControl::sizeHint() const {
  int width = 4;
  for (int i = 0; i < choices_.size(); ++i) width += fontMetrics().horizontalAdvance(choices_[i]) + 20;
  return {width, 26};
}

QRect SegmentedControl::segment(int index) const {
  int x = 2;
  for (int i = 0; i < index; ++i) x += fontMetrics().horizontalAdvance(choices_[i]) + 20;
  return {x, 2, fontMetrics().horizontalAdvance(choices_[index]) + 20, height() - 4};
}

void SegmentedControl::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  drawBox(painter, rect(), 6, theme.dark ? theme.gutter : theme.active);
  const QPoint mouse = underMouse() ? mapFromGlobal(QCursor::pos()) : QPoint(-1, -1);
  for (int i = 0; i < choices_.size(); ++i) {
    const QRect box = segment(i);
    const bool on = i == current_;
    if (on) drawBox(painter, box, 5, theme.dark ? theme.active : theme.raised);
    QColor ink = on || box.contains(mouse) ? theme.text : theme.text2;
    if (!isEnabled()) ink = theme.ctl;
    painter.setFont(on ? fonts::value() : fonts::body());
    painter.setPen(ink);
    painter.drawText(box, Qt::AlignCenter, choices_[i]);
  }
  if (hasFocus()) drawFocusRing(painter, rect(), 6, theme);
}

void SegmentedControl::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  for (int i = 0; i < choices_.size(); ++i)
    if (segment(i).contains(event->position().toPoint())) return choose(i);
}

void SegmentedControl::keyPressEvent(QKeyEvent* event) {
  const int last = static_cast<int>(choices_.size()) - 1;
  switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up:
      return choose(qMax(0, current_ - 1));
    case Qt::Key_Right:
    case Qt::Key_Down:
      return choose(qMin(last, current_ + 1));
    case Qt::Key_Home:
      return choose(0);
    case Qt::Key_End:
      return choose(last);
    default:
      QWidget::keyPressEvent(event);
  }
}

bool SegmentedControl::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    const QList<int> own{Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down, Qt::Key_Home, Qt::Key_End};
    if (own.contains(key)) event->accept();
  }
  if (event->type() == QEvent::MouseMove || event->type() == QEvent::Leave) update();
  return QWidget::event(event);
}

}  // namespace lacuna::widgets
