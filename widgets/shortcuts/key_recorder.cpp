#include "widgets/shortcuts/key_recorder.hpp"

#include <QKeyEvent>
#include <QPainter>

#include "widgets/controls/key_cap.hpp"
#include "widgets/controls/painting.hpp"

namespace lacuna::widgets {
namespace {

bool onlyHeld(int key) {
  return QList<int>{Qt::Key_Control, Qt::Key_Shift, Qt::Key_Alt, Qt::Key_Meta, Qt::Key_AltGr, Qt::Key_unknown, 0}.contains(key);
}

/// As shortcuts are written: keys that need Shift to be typed ("?", "+") are themselves, without it.
QKeySequence sequenceOf(const QKeyEvent& event) {
  Qt::KeyboardModifiers held = event.modifiers() & ~Qt::KeypadModifier;
  int key = event.key();
  if (key == Qt::Key_Backtab) key = Qt::Key_Tab;
  const QString typed = event.text();
  const bool is_sign = typed.size() == 1 && typed[0].isPrint() && !typed[0].isLetter() && !typed[0].isSpace() && key == typed[0].unicode();
  if (is_sign) held &= ~Qt::ShiftModifier;
  return QKeySequence(QKeyCombination(held, static_cast<Qt::Key>(key)));
}

}  // namespace

KeyRecorder::KeyRecorder(ThemeStore& themes, QWidget* parent) : QWidget(parent), themes_(themes) {
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setAccessibleName(tr("Shortcut"));
  connect(&themes, &ThemeStore::changed, this, qOverload<>(&QWidget::update));
}

void KeyRecorder::record() {
  recording_ = true;
  held_.clear();
  setFocus(Qt::OtherFocusReason);
  setAccessibleDescription(tr("Press the keys. Esc gives up, Backspace takes the keys away."));
  update();
}

void KeyRecorder::showKeys(const QKeySequence& keys) {
  keys_ = keys;
  if (!recording_) setAccessibleDescription(keys.isEmpty() ? tr("No keys") : keys.toString(QKeySequence::NativeText));
  update();
}

void KeyRecorder::end() {
  recording_ = false;
  showKeys(keys_);
}

bool KeyRecorder::event(QEvent* event) {
  const bool is_key = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyRelease;
  if (!is_key) return QWidget::event(event);
  auto& key = static_cast<QKeyEvent&>(*event);
  if (!recording_) {
    const bool begins = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter || key.key() == Qt::Key_Space;
    if (!begins) return QWidget::event(event);
    if (event->type() == QEvent::KeyPress) record();
    event->accept();
    return true;
  }
  event->accept();  // Tab and Esc too
  if (event->type() == QEvent::KeyPress) take(key);
  return true;
}

void KeyRecorder::take(const QKeyEvent& event) {
  if (onlyHeld(event.key())) {
    held_ = QKeySequence(event.modifiers()).toString(QKeySequence::NativeText);
    return update();
  }
  if (event.key() == Qt::Key_Escape && event.modifiers() == Qt::NoModifier) return end();
  const bool none = event.key() == Qt::Key_Backspace && event.modifiers() == Qt::NoModifier;
  const QKeySequence keys = none ? QKeySequence() : sequenceOf(event);
  end();
  Q_EMIT recorded(keys);
}

void KeyRecorder::focusOutEvent(QFocusEvent* event) {
  if (recording_) end();
  QWidget::focusOutEvent(event);
}

void KeyRecorder::mousePressEvent(QMouseEvent*) { record(); }

void KeyRecorder::paintEvent(QPaintEvent*) {
  const Theme& theme = themes_.theme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  drawBox(painter, rect(), 6, theme.panel, recording_ ? theme.accent : theme.ctl);
  const QRect inside = rect().adjusted(9, 0, -9, 0);
  painter.setFont(recording_ || keys_.isEmpty() ? fonts::body() : fonts::number());
  painter.setPen(recording_ ? theme.accent : keys_.isEmpty() ? theme.text3 : theme.text);
  const QString text = recording_ ? (held_.isEmpty() ? tr("Press the keys") : held_) : keys_.isEmpty() ? tr("No keys") : keys_.toString(QKeySequence::NativeText);
  painter.drawText(inside, Qt::AlignVCenter, painter.fontMetrics().elidedText(text, Qt::ElideRight, inside.width()));
  if (hasFocus()) drawFocusRing(painter, rect(), 6, theme);
}

}  // namespace lacuna::widgets
