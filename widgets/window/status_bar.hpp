#pragma once

#include <optional>

#include "core/session/session.hpp"
#include "widgets/controls/controls.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// 26 px: left what the mouse does now and which keys help, right the device and the number format.
class StatusBar : public QWidget {
  Q_OBJECT
 public:
  StatusBar(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* parent = nullptr);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void followTool();
  void followTheme();
  void followModel();

  session::Session& session_;
  ViewState& view_;
  ThemeStore& themes_;
  QLabel* mouse_;
  QLabel* dot_;
  QHBoxLayout* hints_;
  Label *device_, *format_;
  std::optional<std::pair<Tool, bool>> shown_;  ///< of which tool, and whether in Compare
  session::Connection connection_;
};

}  // namespace lacuna::widgets
