#pragma once

#include <QPointer>
#include <QWidget>

#include "widgets/theme/theme.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

class MainWindow;

/// Puts a view on show, in a look, for as long as it lives; then what it changed is as it was,
/// unless the user changed it meanwhile.
class PosedWindow {
 public:
  PosedWindow(MainWindow& window, ViewState& view, ThemeStore& themes, const QString& view_id, Look look);
  ~PosedWindow();
  PosedWindow(const PosedWindow&) = delete;
  PosedWindow& operator=(const PosedWindow&) = delete;

  QWidget* widget() const { return widget_; }  ///< null for an unknown view, or when the window is gone
  bool changedWindow() const { return changed_; }

 private:
  QPointer<MainWindow> window_;
  ViewState& view_;
  ThemeStore& themes_;
  const Workspace workspace_;  ///< what it was
  const Look look_;
  Workspace posed_workspace_;  ///< what it is meanwhile
  Look posed_look_;
  QPointer<QWidget> widget_;
  bool shown_ = false;  ///< the widget was hidden before
  bool changed_ = false;
};

}  // namespace lacuna::widgets
