#pragma once

#include <QDialog>
#include <QTableWidget>
#include <vector>

#include "core/jobs/job_runner.hpp"
#include "core/model/published_checkpoints.hpp"
#include "core/model/speed.hpp"
#include "core/session/session.hpp"
#include "widgets/controls/controls.hpp"
#include "widgets/inspector/parts.hpp"
#include "widgets/window/actions.hpp"

namespace lacuna::widgets {

/// Which model is loaded, which checkpoints are published and where, and what each would need on this machine. Addresses are
/// text to copy: nothing is fetched. Not modal.
class CheckpointPage : public QDialog {
  Q_OBJECT
 public:
  enum Column { Name, Parameters, File, Licence, Input, Tokens, Memory, Seconds };
  CheckpointPage(session::Session& session, ThemeStore& themes, Actions& actions, jobs::JobRunner& jobs, std::string demo_model, QWidget* parent);
  QTableWidget& table() { return *table_; }
  QString address() const { return address_->whole(); }  ///< of the chosen checkpoint

 Q_SIGNALS:
  void estimated(int row);  ///< its seconds are known

 protected:
  bool event(QEvent* event) override;

 private:
  QWidget* loadedCard();
  void buildTable();
  void holdSecondsColumn();
  QWidget* detail();
  void fillRow(int row);
  void followLoaded();
  void showChosen();
  void measureNext();
  void showUnmeasured();
  void showEstimate(int row, const model::Speed& speed);

  session::Session& session_;
  ThemeStore& themes_;
  Actions& actions_;
  jobs::JobRunner& jobs_;
  const std::string demo_model_;  ///< its path; empty: none comes along
  Label *loaded_name_, *loaded_facts_;
  QTableWidget* table_;
  Label *chosen_, *needs_;
  ValueLabel* address_;
  QPushButton* copy_;
  int measured_ = 0;  ///< rows, from the top, that have their estimate
  std::vector<model::Speed> speeds_;
  session::Connection connection_;
  jobs::Lane measuring_;
};

/// Shows the page over the window, or brings it to the front.
void showCheckpointPage(session::Session& session, ThemeStore& themes, Actions& actions, jobs::JobRunner& jobs, const std::string& demo_model, QWidget& window);

}  // namespace lacuna::widgets
