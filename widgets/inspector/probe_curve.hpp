#pragma once

#include <QComboBox>
#include <QPushButton>
#include <QSpinBox>

#include "core/session/session.hpp"
#include "core/session/probe_study.hpp"
#include "widgets/figures/plot_view.hpp"
#include "widgets/inspector/parts.hpp"

namespace lacuna::widgets {

/// What a probe says as more and more is hidden: settings, Measure, and the plot, which grows point by point.
class ProbeCurve : public Section {
  Q_OBJECT
 public:
  ProbeCurve(session::ProbeStudy& study, ThemeStore& themes, QWidget* parent);
  void refresh();

 private:
  void buildSettings();
  QHBoxLayout* line(const QString& name, QWidget* field);
  void change(const std::function<void(probe::CurveSettings&)>& edit);
  void refreshClasses();
  void refreshState();
  void showPlot();
  std::vector<std::size_t> shownClasses() const;

  session::ProbeStudy& study_;
  ThemeStore& themes_;
  QComboBox *family_, *class_;
  QSpinBox *points_, *seeds_;
  QPushButton* measure_;
  PlotView* plot_;
  Label *state_, *note_;
  std::vector<std::string> class_names_;
  std::shared_ptr<const probe::ClipClasses> ordered_by_;  ///< null: in the order of their numbers
  bool chosen_ = false;                                   ///< a person chose the class that is followed
};

}  // namespace lacuna::widgets
