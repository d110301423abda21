#pragma once

#include <QComboBox>
#include <QSlider>

#include "core/session/session.hpp"
#include "widgets/controls/controls.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// Above the clip where masks are made: how wide the brush is, when a token that a shape touches counts as hidden, and which steps a
/// stroke acts on. Shown in the Masks workspace while a tool is chosen that hides or shows.
class BrushBar : public QWidget {
  Q_OBJECT
 public:
  BrushBar(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* parent);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void addSize(ThemeStore& themes);
  void addCoverage(ThemeStore& themes);
  void addSteps(ThemeStore& themes);
  void fit();
  void followView();
  void followCoverage();
  void chooseSteps(int choice);
  void chooseCoverage(int rule);
  session::Session& session_;
  ViewState& view_;
  Label* size_name_;
  QSlider* size_;
  Label* size_value_;
  Label* coverage_name_;
  SegmentedControl* coverage_;
  QComboBox* coverage_short_;  ///< in its place where there is no room for three words
  Label* steps_name_;
  QComboBox* steps_;
  session::Connection connection_;
};

}  // namespace lacuna::widgets
