#pragma once

#include <QTimer>
#include <chrono>

#include "widgets/window/notice.hpp"

namespace lacuna::widgets {

/// What was done, said over the lower right corner of what is in the window, so that nothing moves. It goes by itself after a
/// while, which starts anew when the mouse or the keyboard has left it.
class Toast : public Notice {
  Q_OBJECT
 public:
  static constexpr std::chrono::milliseconds usual_time{6000};
  Toast(ThemeStore& themes, QWidget& over);
  void setTime(std::chrono::milliseconds time) { leave_.setInterval(time); }

 protected:
  bool event(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  bool isHeld() const;
  void follow();
  void place();
  QWidget& over_;
  QTimer leave_;
};

}  // namespace lacuna::widgets
