#pragma once

#include <optional>

#include "core/session/session.hpp"
#include "widgets/controls/controls.hpp"
#include "widgets/view_state.hpp"
#include "widgets/window/actions.hpp"

namespace lacuna::widgets {

class JobWatch;
class JobsButton;

/// 26 px: left what the mouse does now and which keys help, right what runs, the device and the number format.
class StatusBar : public QWidget {
  Q_OBJECT
 public:
  StatusBar(session::Session& session, ViewState& view, ThemeStore& themes, Actions& actions, JobWatch& jobs, QWidget* parent = nullptr);
  void bindActions();  ///< once the action table is filled
  void addLast(QWidget& widget);  ///< at the right of all

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void followTool();
  void followTheme();
  void followModel();

  session::Session& session_;
  ViewState& view_;
  ThemeStore& themes_;
  Actions& actions_;
  JobsButton* jobs_;
  QLabel* mouse_;
  QLabel* dot_;
  QHBoxLayout* hints_;
  Label *device_, *format_;
  std::optional<std::pair<Tool, bool>> shown_;  ///< of which tool, and whether in Compare
  session::Connection connection_;
};

}  // namespace lacuna::widgets
