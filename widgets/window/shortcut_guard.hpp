#pragma once

#include <QObject>

namespace lacuna::widgets {

/// Leaves keys to the widget that has the keyboard where it needs them itself: letters in text fields, Space on buttons,
/// arrows in lists, sliders and tabs. Everywhere else the window's shortcuts win. And leaves the wheel to the list that scrolls
/// under it: a slider or a number takes it only while it has the keyboard. Install on the application.
class ShortcutGuard : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace lacuna::widgets
