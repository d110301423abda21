#pragma once

#include <QMenu>

#include "widgets/controls/controls.hpp"
#include "widgets/view_state.hpp"
#include "widgets/window/actions.hpp"

namespace lacuna::widgets {

/// Shows the brush's tip and size in cells.
class BrushButton : public QAbstractButton {
  Q_OBJECT
 public:
  BrushButton(ViewState& view, ThemeStore& themes, QWidget* parent = nullptr);
  QSize sizeHint() const override { return {34, 46}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ViewState& view_;
  ThemeStore& themes_;
};

/// 42 px: the tools, and at the bottom the brush: tip, size, and on which steps a stroke acts.
class ToolStrip : public QFrame {
  Q_OBJECT
 public:
  ToolStrip(ViewState& view, ThemeStore& themes, Actions& actions, QWidget* parent = nullptr);
  void bindActions();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void openBrushMenu();
  void addTips(QMenu& menu);
  void addSteps(QMenu& menu);
  void followView();

  ViewState& view_;
  ThemeStore& themes_;
  Actions& actions_;
  QVBoxLayout* tools_;
  BrushButton* brush_;
};

}  // namespace lacuna::widgets
