#pragma once

#include <memory>

#include "core/session/session.hpp"
#include "widgets/controls/controls.hpp"
#include "widgets/ongoing/ongoing_work.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// The inspector, 315 px: tabs Token, Mask, Model, Probe, Run, and what workspaces add.
class InspectorPanel : public QFrame {
  Q_OBJECT
 public:
  InspectorPanel(session::Session& session, ViewState& view, ThemeStore& themes, OngoingWork& ongoing,
                 jobs::JobRunner& jobs, QWidget* parent = nullptr);
  ~InspectorPanel() override;
  /// Tabs are told apart by their ids: "query", "token", "mask", "model", "probe", "run", "start", and those that were added.
  bool showTab(const QString& id);  ///< false, and nothing changes, when there is none of this id
  QString currentTab() const;       ///< its id
  void showTabsOf(Workspace workspace);
  void addTab(const QString& id, const QString& name, QWidget* page, Workspace workspace);  ///< to be seen there alone
  void addStart(const QString& name, QWidget* page);  ///< before all others, hidden at first
  void showStart(bool shown);                         ///< as the current tab; hidden it makes room for another

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
  ThemeStore& themes_;
};

}  // namespace lacuna::widgets
