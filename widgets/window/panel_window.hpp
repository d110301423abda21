#pragma once

#include <QWidget>

#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

/// A window of its own for a panel that was popped out: the main window's shortcuts work in it, closing it sends the panel back.
class PanelWindow : public QWidget {
  Q_OBJECT
 public:
  /// Takes `panel` over until it is taken away again. `main` is the window that it came from, which owns this one.
  PanelWindow(QWidget& panel, const QString& title, ThemeStore& themes, QWidget& main);

 Q_SIGNALS:
  void closed();
  void placed();  ///< moved, or of another size

 protected:
  void closeEvent(QCloseEvent* event) override;
  void moveEvent(QMoveEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  ThemeStore& themes_;
};

}  // namespace lacuna::widgets
