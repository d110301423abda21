#pragma once

#include <QHBoxLayout>
#include <QTimer>
#include <map>

#include "widgets/controls/controls.hpp"
#include "widgets/controls/page_stack.hpp"
#include "widgets/inspector/inspector_panel.hpp"
#include "widgets/preferences.hpp"
#include "widgets/window/arrangement.hpp"
#include "widgets/window/popped_panels.hpp"
#include "widgets/window/slide_over.hpp"
#include "widgets/window/splitter.hpp"

namespace lacuna::widgets {

/// The panels of the window and how they stand: every workspace has its own arrangement, which the user changes and the
/// preferences remember. A panel can have the whole room for a while, or a window of its own, which it keeps in every workspace and
/// at the next start. In a narrow window the inspector slides over the view.
class Layouts : public QWidget {
  Q_OBJECT
 public:
  struct Panels {
    QWidget *tools, *clip, *timeline;
    InspectorPanel* inspector;
    std::map<Workspace, QWidget*> scenes;  ///< what stands beside the clip, or alone
    std::map<Workspace, QString> tabs;     ///< id in the inspector, of what a workspace starts with where it is not "token"
  };
  Layouts(Panels panels, ViewState& view, ThemeStore& themes, Preferences& preferences, QWidget* parent);
  ~Layouts() override;

  bool inspectorShown() const;
  bool timelineShown() const { return now().timeline; }
  void showInspector(bool shown);
  void showTimeline(bool shown);
  void foldInspector(bool folded);  ///< in Compare, where a page has nothing in it; until the user or the next page wants it
  bool has(bool Arrangement::*side) const { return now().*side; }
  void flip(bool Arrangement::*side);  ///< the inspector's side, the clip's, or the timeline's
  void reset();                        ///< this workspace as the design has it

  Workspace workspace() const { return workspace_; }  ///< whose panels these are: Teach has none of them, and leaves them as they are
  QWidget* scene() const;        ///< of this workspace
  QWidget* panelAtHand() const;  ///< under the mouse, else with the keyboard
  QWidget* whole() const { return whole_; }  ///< null: every panel has its place
  void toggleWhole(QWidget* panel);
  bool isOut(QWidget* panel) const { return popped_->has(panel); }
  void toggleWindow(QWidget* panel);  ///< out to a window of its own, or back
  const Panels& panels() const { return panels_; }

 Q_SIGNALS:
  void changed();

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void build();
  void addExpandButtons();
  void watchSplitters();
  const Arrangement& now() const { return arrangements_.at(workspace_); }
  Arrangement& now() { return arrangements_.at(workspace_); }
  void followWorkspace();
  void showOnFrame(Tool tool, bool error, bool attention);
  QString usualTab() const;
  void showTab();     ///< the remembered one, or the usual
  void rememberTab();
  void place();       ///< every panel where it belongs
  void placeSlide();
  void setSizes();
  void showPanels();
  void arrange();     ///< all three
  void bringBack(QWidget* panel);
  void keep();
  std::map<QString, QWidget*> named() const;  ///< the panels that can have a window, as they are remembered
  void restoreWindows();                      ///< of the last time, on the screens that there are now
  void keepWindows();
  bool folds() const { return folded_ && workspace_ == Workspace::Compare; }
  bool slides() const { return narrow_ && whole_ != panels_.inspector && !isOut(panels_.inspector); }

  struct OnFrame {
    Tool tool;
    bool error, attention;
  };
  const Panels panels_;
  ViewState& view_;
  ThemeStore& themes_;
  Preferences& preferences_;
  Splitter *columns_ = nullptr, *rows_ = nullptr, *views_ = nullptr;
  QWidget* upper_ = nullptr;         ///< tools, views and, in a narrow window, the button of the inspector
  PageStack* scenes_ = nullptr; ///< the workspace's; the others are hidden, and so do not draw
  PoppedPanels* popped_;
  SlideOver* slide_ = nullptr;
  IconButton* slide_button_ = nullptr;
  Workspace workspace_;
  std::map<Workspace, Arrangement> arrangements_;
  std::map<Workspace, OnFrame> on_frame_;  ///< of workspaces that were left
  QWidget* whole_ = nullptr;
  bool narrow_ = false, short_ = false, slid_ = false, folded_ = false, restored_ = false;
  QTimer keep_;          ///< a drag of a splitter is remembered when it rests
  QTimer keep_windows_;  ///< and what is out: never as the program ends, which closes these windows as well
};

}  // namespace lacuna::widgets
