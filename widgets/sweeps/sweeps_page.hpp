#pragma once

#include <QStackedWidget>
#include <QTimer>

#include "core/session/session.hpp"
#include "widgets/controls/controls.hpp"
#include "widgets/controls/settles.hpp"
#include "widgets/figures/plot_view.hpp"
#include "widgets/sweeps/heat_view.hpp"
#include "widgets/sweeps/run_table.hpp"
#include "widgets/sweeps/sweep_figures.hpp"
#include "widgets/sweeps/sweep_form.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// Sweeps: what is varied at the left; error over it, and every run, at the right, as they come.
class SweepsPage : public QWidget, public Settles {
  Q_OBJECT
 public:
  SweepsPage(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* parent = nullptr);
  SweepForm& form() { return *form_; }
  PlotView& plot() { return *plot_; }
  HeatView& heat() { return *heat_; }
  RunTable& table() { return *table_; }
  bool settled() const override { return !later_.isActive(); }  ///< every run that was made is there

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  QWidget* buildResult();
  void buildHeader();
  QWidget* buildRuns();
  void follow();
  void readStatus();
  void readRuns();
  void readRunsIfShown();
  void showPlot();
  void showHeat();
  void choosePlace(int place);
  session::SweepStudy& study() const;

  session::Session& session_;
  ViewState& view_;
  ThemeStore& themes_;
  SweepForm* form_;
  Panel *panel_ = nullptr, *runs_ = nullptr;
  SegmentedControl *metric_ = nullptr, *form_of_plot_ = nullptr;
  Label *status_ = nullptr, *caption_ = nullptr;
  QPushButton *cancel_ = nullptr, *go_on_ = nullptr, *copy_ = nullptr, *open_ = nullptr, *save_ = nullptr;
  QStackedWidget *pages_ = nullptr, *figures_ = nullptr;
  StateView* state_ = nullptr;
  PlotView* plot_ = nullptr;
  HeatView* heat_ = nullptr;
  RunTable* table_ = nullptr;
  SweepView shown_;
  latent::Metric shown_metric_ = latent::Metric::L1Normed;
  bool behind_ = true;  ///< more has come since it was read
  std::vector<std::vector<int>> places_;  ///< of the plot's points
  QTimer later_;                          ///< many runs a second are drawn once
  session::Connection on_study_;
};

}  // namespace lacuna::widgets
