#pragma once

#include <QStackedWidget>
#include <QTimer>

#include "core/session/surprise_study.hpp"
#include "widgets/compare/surprise_plots.hpp"
#include "widgets/compare/surprise_settings.hpp"
#include "widgets/controls/settles.hpp"
#include "widgets/figures/plot_view.hpp"

namespace lacuna::widgets {

/// Surprise over the whole clip, or over two, with motion beneath on the same axis.
class SurprisePage : public QWidget, public Settles {
  Q_OBJECT
 public:
  SurprisePage(session::Session& session, ViewState& view, ThemeStore& themes, Actions& actions, QWidget* parent = nullptr);
  PlotView& plot() { return *surprise_; }
  bool settled() const override { return !timer_.isActive(); }  ///< it shows all that it was told

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void build();
  void buildHeader();
  QWidget* plots();
  void later();
  void refresh();
  void refreshContexts();
  void refreshPlots(const ShownSurprise& shown);
  void refreshWords(const ShownSurprise& shown);
  ShownSurprise shown() const;
  void goTo(int series, int point);

  session::Session& session_;
  session::SurpriseStudy& study_;
  ViewState& view_;
  ThemeStore& themes_;
  SurpriseSettings* settings_;
  Panel* panel_;
  QHBoxLayout* contexts_row_ = nullptr;
  Label* contexts_word_ = nullptr;  ///< before the choice, where there is one
  SegmentedControl* contexts_ = nullptr;
  ShownSurprise drawn_;              ///< what the plots show: clicks are on that
  std::vector<int> context_frames_;  ///< that `contexts_` offers
  QStackedWidget* pages_ = nullptr;
  StateView* empty_ = nullptr;
  QWidget* plots_ = nullptr;
  Label *stale_ = nullptr, *words_ = nullptr;
  PlotView *surprise_ = nullptr, *difference_ = nullptr, *motion_ = nullptr;
  QTimer timer_;
  session::Connection session_connection_, study_connection_;
};

}  // namespace lacuna::widgets
