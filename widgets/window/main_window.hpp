#pragma once

#include <QMainWindow>
#include <memory>

#include "core/session/session.hpp"
#include "widgets/preferences.hpp"
#include "widgets/theme/theme.hpp"
#include "widgets/view_state.hpp"
#include "widgets/window/actions.hpp"
#include "widgets/window/dropped_file.hpp"
#include "widgets/window/notice.hpp"

namespace lacuna::widgets {

class AttentionPanel;
class ClipPanel;
class CompareArea;
class SurprisePage;
class Toast;
class LatentPanel;
class OngoingWork;
class SweepsPage;
class DetailPage;
class StatusBar;
class TopBar;
class LoopRow;
class MaskSpacePanel;
class TimelinePanel;
class InspectorPanel;
class Layouts;
class RunsPage;
class VerdictPanel;
class Welcome;
class TeachPage;

/// Composes the panels and fills menus from the action table; knows nothing of what is inside a panel.
class MainWindow : public QMainWindow {
  Q_OBJECT
 public:
  /// `ongoing` is what a window before this one began; null: the window has it of its own.
  MainWindow(session::Session& session, ViewState& view, ThemeStore& themes, Actions& actions, jobs::JobRunner& jobs,
             Preferences& preferences, OngoingWork* ongoing = nullptr);
  ~MainWindow() override;
  ClipPanel& clipPanel() { return *clip_; }
  LatentPanel& latentPanel() { return *latent_; }
  MaskSpacePanel& maskSpacePanel() { return *mask_space_; }
  TimelinePanel& timelinePanel() { return *timeline_; }
  CompareArea& compareArea() { return *compare_; }
  SweepsPage& sweepsPage() { return *sweeps_page_; }
  DetailPage& detailPage() { return *detail_page_; }
  RunsPage& runsPage() { return *runs_page_; }
  VerdictPanel& verdictPanel() { return *verdict_; }
  Welcome& welcome() { return *welcome_; }
  Preferences& preferences();
  OngoingWork& ongoing();
  InspectorPanel& inspector() { return *inspector_; }
  TopBar& topBar();
  LoopRow& loopRow();
  StatusBar& statusRow();
  Notice& notice();  ///< warnings and errors, until they are closed
  Toast& toast();    ///< what was done, for a while
  TeachPage& teachPage() { return *teach_; }

  void buildMenus();  ///< menus, tools and shortcuts; once, after the action table is filled
  void notify(NoticeKind kind, const QString& line);
  void addNotice(QWidget& notice);  ///< below the window's own

  Layouts& layouts();
  bool inspectorShown() const;
  bool timelineShown() const;
  void showInspector(bool shown);
  void showInspectorTab(const QString& id);  ///< as InspectorPanel::showTab
  void showTimeline(bool shown);
  void showSurprise();  ///< its page of the workspace Compare

 Q_SIGNALS:
  void maskDropped(const QString& path);

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragLeaveEvent(QDragLeaveEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  struct Parts;
  void build();
  void buildRunsPage();
  void buildTeachPage();
  void followTeach();
  void showTeachPage(bool teaches);
  void followErrors(const session::Change& change);
  QRect placeOf(DropKind kind);
  void openDropped(const DroppedFile* file);
  std::unique_ptr<Parts> parts_;
  ClipPanel* clip_;
  LatentPanel* latent_;
  MaskSpacePanel* mask_space_;
  AttentionPanel* attention_;
  CompareArea* compare_;
  SurprisePage* surprise_;
  RunsPage* runs_page_ = nullptr;
  SweepsPage* sweeps_page_ = nullptr;
  DetailPage* detail_page_ = nullptr;
  VerdictPanel* verdict_ = nullptr;
  Welcome* welcome_ = nullptr;
  TeachPage* teach_ = nullptr;
  TimelinePanel* timeline_;
  InspectorPanel* inspector_;
};

}  // namespace lacuna::widgets
