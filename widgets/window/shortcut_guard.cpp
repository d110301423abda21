#include "widgets/window/shortcut_guard.hpp"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>
#include <QTextEdit>

namespace lacuna::widgets {
namespace {

template <class... Widgets>
bool isAny(QObject* object) {
  return (qobject_cast<Widgets*>(object) || ...);
}

bool needsKey(QObject* object, const QKeyEvent& key) {
  const bool plain = (key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
  if (isAny<QLineEdit, QAbstractSpinBox, QTextEdit, QPlainTextEdit>(object))
    return plain && key.key() != Qt::Key_Escape && key.key() != Qt::Key_F1;
  const bool whole_window = key.key() == Qt::Key_Space && key.modifiers().testFlag(Qt::ShiftModifier);
  if (!plain || whole_window) return false;
  if (isAny<QAbstractButton>(object)) return key.key() == Qt::Key_Space;
  if (object->property("ownsArrows").toBool())
    return QList<int>{Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down, Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space}.contains(key.key());
  if (isAny<QAbstractSlider, QComboBox, QTabBar, QAbstractItemView>(object))
    return QList<int>{Qt::Key_Space, Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down, Qt::Key_Home, Qt::Key_End}.contains(key.key());
  return false;
}

/// Whether a wheel would change a value by the way while the panel around it is scrolled.
bool changesByTheWay(QObject* watched) {
  if (!isAny<QAbstractSlider, QAbstractSpinBox, QComboBox>(watched) || isAny<QScrollBar>(watched)) return false;
  const auto* widget = static_cast<QWidget*>(watched);
  if (widget->hasFocus()) return false;
  for (const QWidget* around = widget->parentWidget(); around != nullptr; around = around->parentWidget())
    if (qobject_cast<const QScrollArea*>(around) != nullptr) return true;
  return false;
}

}  // namespace

bool ShortcutGuard::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Wheel && changesByTheWay(watched)) {
    event->ignore();  // then the panel gets it
    return true;
  }
  if (event->type() != QEvent::ShortcutOverride || !watched->isWidgetType()) return false;
  if (!needsKey(watched, *static_cast<QKeyEvent*>(event))) return false;
  event->accept();
  return true;
}

}  // namespace lacuna::widgets
