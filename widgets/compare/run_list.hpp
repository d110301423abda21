#pragma once

#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>

#include "widgets/compare/run_list_model.hpp"
#include "widgets/controls/controls.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// The kept runs: filter, order, pictures, flag, note, and what can be done with one by menu and keys (A and B pin it, F2 edits
/// the note, Delete takes it away).
class RunList : public Panel {
  Q_OBJECT
 public:
  RunList(session::Session& session, session::KeptRuns& runs, ViewState& view, ThemeStore& themes, QWidget* parent);
  QListView& list() { return *list_; }
  QLineEdit& filterField() { return *filter_; }
  SegmentedControl& order() { return *order_; }
  std::optional<RunId> chosen() const;
  void choose(RunId number);
  void fillMenu(QMenu& menu, RunId number);

 Q_SIGNALS:
  void saveTableWanted();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void buildHead();
  void buildFoot();
  void refresh();
  void refreshEmpty();
  void showEmpty();
  bool press(int key);

  session::Session& session_;
  session::KeptRuns& runs_;
  ViewState& view_;
  RunListModel* model_;
  QLineEdit* filter_;
  IconButton* starred_;
  SegmentedControl* order_;
  StateView* empty_;
  QListView* list_;
  QPushButton* swap_;
  IconButton *save_, *remove_;
  Label* mean_;
  std::optional<QString> failure_;  ///< as the empty list says it; nothing: no prediction failed
  session::Connection connection_, session_connection_;
};

}  // namespace lacuna::widgets
