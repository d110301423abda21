#pragma once

#include <optional>

#include "widgets/controls/controls.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// 26 px: left what the mouse does now and which keys help, right the device and the number format.
class StatusBar : public QWidget {
  Q_OBJECT
 public:
  StatusBar(ViewState& view, ThemeStore& themes, QWidget* parent = nullptr);

 private:
  void followTool();
  void followTheme();

  ViewState& view_;
  ThemeStore& themes_;
  QLabel* mouse_;
  QLabel* dot_;
  QHBoxLayout* hints_;
  std::optional<Tool> shown_;
};

}  // namespace lacuna::widgets
