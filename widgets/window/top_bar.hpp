#pragma once

#include <QMenuBar>
#include <QWidget>

#include "widgets/controls/controls.hpp"
#include "widgets/view_state.hpp"
#include "widgets/window/actions.hpp"

namespace lacuna::widgets {

class FindField;

/// 42 px: logo, name, menus, the workspaces in the middle, the way to any action, undo, redo, theme, help.
class TopBar : public QWidget {
  Q_OBJECT
 public:
  TopBar(ViewState& view, ThemeStore& themes, Actions& actions, QWidget* parent = nullptr);
  void buildMenus();  ///< from the action table, in its order

 private:
  void addButton(const QString& id);
  void fillMenu(const QString& title, QMenu& menu) const;
  void followTheme();

  ThemeStore& themes_;
  Actions& actions_;
  QLabel* logo_;
  QMenuBar* menus_;
  SegmentedControl* workspaces_;
  FindField* find_;
  QHBoxLayout* buttons_;
  IconButton* theme_button_ = nullptr;
};

/// Makes a button run an action, and look enabled and checked as it is.
void bindButton(IconButton& button, QAction& action);

}  // namespace lacuna::widgets
