#pragma once

#include <QPointer>
#include <QWidget>
#include <string>

#include "widgets/jobs/jobs_panel.hpp"

namespace lacuna::widgets {

/// While it lives, the status bar of a window does not show the export of a file: a picture of the window is not about its own
/// making. Other jobs stay. For the time of one drawing, so that the screen goes on showing it.
class LeftOutExport {
 public:
  LeftOutExport(const QWidget& window, const std::string& path) : button_(window.findChild<JobsButton*>()) {
    if (button_) button_->leaveOut(path);
  }
  ~LeftOutExport() {
    if (button_) button_->leaveOut({});
  }
  LeftOutExport(const LeftOutExport&) = delete;
  LeftOutExport& operator=(const LeftOutExport&) = delete;

 private:
  QPointer<JobsButton> button_;
};

}  // namespace lacuna::widgets
