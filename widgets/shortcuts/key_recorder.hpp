#pragma once

#include <QKeySequence>
#include <QWidget>

#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// Waits for one key, with Ctrl, Shift and such held, and hands it out. Esc gives up, Backspace hands out no keys. While it waits,
/// no shortcut of the window works.
class KeyRecorder : public QWidget {
  Q_OBJECT
 public:
  explicit KeyRecorder(ThemeStore& themes, QWidget* parent = nullptr);
  void record();
  bool recording() const { return recording_; }
  void showKeys(const QKeySequence& keys);
  QSize sizeHint() const override { return {190, 28}; }

 Q_SIGNALS:
  void recorded(const QKeySequence& keys);

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;

 private:
  void take(const class QKeyEvent& event);
  void end();
  ThemeStore& themes_;
  QKeySequence keys_;
  QString held_;
  bool recording_ = false;
};

}  // namespace lacuna::widgets
