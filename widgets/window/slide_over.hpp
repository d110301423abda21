#pragma once

#include <QPropertyAnimation>
#include <QWidget>

#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// What a narrow window has no room for beside its views: it slides in over them from one side, and out again.
class SlideOver : public QWidget {
  Q_OBJECT
 public:
  SlideOver(ThemeStore& themes, QWidget* around);
  void take(QWidget* panel);  ///< until it is put elsewhere
  void setPlace(const QRect& panel, bool from_left);  ///< of what it holds; its shadow lies around
  void setOpen(bool open);    ///< in 120 ms, or at once where the desktop asks for less motion

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ThemeStore& themes_;
  QRect place_;
  bool from_left_ = false;
  QPropertyAnimation motion_;
};

}  // namespace lacuna::widgets
