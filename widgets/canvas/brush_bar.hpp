#pragma once

#include <QComboBox>
#include <QSlider>

#include "widgets/controls/controls.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// Above the clip where masks are made: how wide the brush is and which steps a stroke acts on. Shown in the Masks workspace
/// while a tool is chosen that hides or shows.
class BrushBar : public QWidget {
  Q_OBJECT
 public:
  BrushBar(ViewState& view, ThemeStore& themes, QWidget* parent);

 private:
  void followView();
  void chooseSteps(int choice);
  ViewState& view_;
  Label* size_name_;
  QSlider* size_;
  Label* size_value_;
  QComboBox* steps_;
};

}  // namespace lacuna::widgets
