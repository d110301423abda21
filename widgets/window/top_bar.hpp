#pragma once

#include <QMenuBar>
#include <QWidget>

#include "core/session/session.hpp"
#include "widgets/controls/elided_label.hpp"
#include "widgets/window/actions.hpp"

namespace lacuna::widgets {

/// 42 px: logo, name, menus, the clip's name in the middle, undo, redo, theme, help.
class TopBar : public QWidget {
  Q_OBJECT
 public:
  TopBar(session::Session& session, ThemeStore& themes, Actions& actions, QWidget* parent = nullptr);
  void buildMenus();  ///< from the action table, in its order

 private:
  void addButton(const QString& id);
  void fillMenu(const QString& title, QMenu& menu) const;
  void followTheme();
  void followClip();

  session::Session& session_;
  ThemeStore& themes_;
  Actions& actions_;
  QLabel* logo_;
  QMenuBar* menus_;
  ElidedLabel* title_;
  QHBoxLayout* buttons_;
  IconButton* theme_button_ = nullptr;
  session::Connection connection_;
};

/// Makes a button run an action, and look enabled and checked as it is.
void bindButton(IconButton& button, QAction& action);

}  // namespace lacuna::widgets
