#pragma once

#include <QWidget>

#include "widgets/compare/pair_invitation.hpp"
#include "widgets/compare/pair_picture.hpp"
#include "widgets/compare/pair_plots.hpp"
#include "widgets/compare/run_list.hpp"
#include "widgets/compare/telling_text.hpp"
#include "widgets/figures/plot_view.hpp"

namespace lacuna::widgets {

/// Two pinned runs side by side: the list of kept runs, A, B and their difference on the frame of the playhead, every shared token as
/// a point, the error over time, and both runs' latents on common axes.
class RunsPage : public QWidget {
  Q_OBJECT
 public:
  RunsPage(session::KeptRuns& runs, ShownPair& pair, ViewState& view, ThemeStore& themes, QWidget* parent);
  RunList& list() { return *list_; }
  PairPicture& difference() { return *difference_; }
  PairPicture& pictureOf(session::RunSide side) { return side == session::RunSide::A ? *a_ : *b_; }
  PlotView& scatter() { return *scatter_; }
  PlotView& steps() { return *steps_; }
  PlotView& space() { return *space_; }
  void showDifference(PairContent content);

 Q_SIGNALS:
  void actionWanted(const QString& id);  ///< the next step towards a pair

 protected:
  void showEvent(QShowEvent* event) override;  ///< whoever looks at the pair has its latents computed
  void hideEvent(QHideEvent* event) override;

 private:
  QWidget* pairPanel(session::RunSide side);
  QWidget* differencePanel();
  QWidget* plots();
  void refreshInvitation();
  void refreshNames();
  QString whyNoSpace() const;
  QString whatToOpen(RunId number, const compare::Subject& subject) const;
  void refresh();
  void ring();
  void refreshSpace();
  QString spaceNote(const compare::SharedSpace* space) const;
  PlotView* plotPanel(const QString& title, QWidget* parent, Panel*& panel);

  session::KeptRuns& runs_;
  ShownPair& pair_;
  ViewState& view_;
  ThemeStore& themes_;
  RunList* list_;
  PairPicture *a_ = nullptr, *b_ = nullptr, *difference_ = nullptr;
  PairFooter* difference_footer_ = nullptr;
  QWidget *difference_panel_ = nullptr, *plots_ = nullptr;
  PairInvitation* invitation_ = nullptr;
  TellingLabel *name_a_ = nullptr, *name_b_ = nullptr;
  SegmentedControl* mode_ = nullptr;
  PlotView *scatter_ = nullptr, *steps_ = nullptr, *space_ = nullptr;
  SegmentedControl* space_steps_ = nullptr;
  Label* space_note_ = nullptr;
  PairScatter points_, space_points_;
  std::shared_ptr<const session::ComparedRuns> plotted_;
  std::shared_ptr<const compare::SharedSpace> plotted_space_;
  int plotted_step_ = -1, plotted_space_step_ = -2;
  session::Connection looking_;
};

}  // namespace lacuna::widgets
