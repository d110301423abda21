#pragma once

#include "widgets/compare/compare_area.hpp"
#include "widgets/compare/shown_pair.hpp"
#include "widgets/controls/elided_label.hpp"

namespace lacuna::widgets {

/// The verdict on the pinned pair in one line beside the choice of pages: the sentence, both means, and a way to the rest. There
/// while the page of runs is on show and the panel that says all of it is not.
class VerdictStrip : public QWidget {
  Q_OBJECT
 public:
  VerdictStrip(session::KeptRuns& runs, ShownPair& pair, QWidget& page, QWidget& panel, ThemeStore& themes, CompareArea& area);
  QString verdict() const { return verdict_->text(); }
  QString reason() const { return reason_->text(); }
  QString meanOf(session::RunSide side) const { return (side == session::RunSide::A ? mean_a_ : mean_b_)->text(); }

 Q_SIGNALS:
  void restWanted();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;  ///< of the panel: whether it is seen
  void paintEvent(QPaintEvent* event) override;

 private:
  void build();
  void refresh();
  void showPair(const session::ComparedRuns& pair);
  QString shortReason(const compare::Comparison& figures) const;

  session::KeptRuns& runs_;
  ShownPair& pair_;
  QWidget &page_, &panel_;
  ThemeStore& themes_;
  CompareArea& area_;
  Label* verdict_ = nullptr;
  ElidedLabel* reason_ = nullptr;
  Label *mean_name_ = nullptr, *mean_a_ = nullptr, *mean_b_ = nullptr;
  QWidget* means_ = nullptr;
};

}  // namespace lacuna::widgets
