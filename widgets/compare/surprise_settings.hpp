#pragma once

#include <QLineEdit>
#include <QProgressBar>
#include <QSpinBox>

#include "core/session/surprise_study.hpp"
#include "widgets/controls/moment_list.hpp"
#include "widgets/inspector/parts.hpp"
#include "widgets/view_state.hpp"
#include "widgets/window/actions.hpp"

namespace lacuna::widgets {

/// Left of the plots: how is measured, a second clip, the numbers, and the peaks to go to; and the work under way.
class SurpriseSettings : public Tab {
  Q_OBJECT
 public:
  SurpriseSettings(session::Session& session, ViewState& view, ThemeStore& themes, Actions& actions, QWidget* parent);
  QWidget* work() { return work_; }  ///< its buttons and the progress: to stand below, where no scrolling hides them

 protected:
  void refresh() override;

 private:
  void buildWindows();
  void buildBeside();
  void buildWork();
  void buildNumbers();
  QSpinBox* addFrames(QVBoxLayout* body, const QString& name, const QString& tip);
  QPushButton* addButton(QHBoxLayout* row, const QString& action, const QString& text);
  void edit(const std::function<void(surprise::Settings&)>& change);
  void readContexts();
  void refreshSettings();
  void refreshWork();
  void refreshNumbers();
  void refreshPair();
  void refreshPeaks();

  session::Session& session_;
  session::SurpriseStudy& study_;
  ViewState& view_;
  Actions& actions_;
  QSpinBox *window_ = nullptr, *stride_ = nullptr;
  QLineEdit* contexts_ = nullptr;
  Label *metric_words_ = nullptr, *plan_ = nullptr, *beside_name_ = nullptr, *doing_ = nullptr, *error_ = nullptr, *verdict_ = nullptr, *no_peaks_ = nullptr;
  QPushButton *reset_ = nullptr, *twin_ = nullptr, *alone_ = nullptr, *measure_ = nullptr, *stop_ = nullptr, *cancel_ = nullptr;
  QWidget* work_ = nullptr;
  QProgressBar* bar_ = nullptr;
  Section *numbers_ = nullptr, *pair_ = nullptr, *peaks_section_ = nullptr;
  ValueRow *mean_ = nullptr, *most_ = nullptr, *guess_ = nullptr, *least_ = nullptr, *r_steps_ = nullptr, *r_windows_ = nullptr, *motion_ = nullptr;
  ValueRow *mean_b_ = nullptr, *most_b_ = nullptr, *motion_b_ = nullptr;
  MomentList* peaks_ = nullptr;
  std::vector<surprise::Peak> listed_;  ///< a line of `peaks_` each
};

}  // namespace lacuna::widgets
