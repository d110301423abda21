#pragma once

#include <QMainWindow>
#include <memory>

#include "core/session/session.hpp"
#include "widgets/theme/theme.hpp"
#include "widgets/view_state.hpp"
#include "widgets/window/actions.hpp"

namespace lacuna::widgets {

class ClipPanel;
class LatentPanel;
class TimelinePanel;
class InspectorPanel;

/// Composes the panels and fills menus from the action table; knows nothing of what is inside a panel.
class MainWindow : public QMainWindow {
  Q_OBJECT
 public:
  MainWindow(session::Session& session, ViewState& view, ThemeStore& themes, Actions& actions);
  ~MainWindow() override;
  ClipPanel& clipPanel() { return *clip_; }
  LatentPanel& latentPanel() { return *latent_; }
  TimelinePanel& timelinePanel() { return *timeline_; }
  InspectorPanel& inspectorPanel() { return *inspector_; }

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
  ClipPanel* clip_;
  LatentPanel* latent_;
  TimelinePanel* timeline_;
  InspectorPanel* inspector_;
};

}  // namespace lacuna::widgets
