#pragma once

#include <QTimer>
#include <array>

#include "widgets/start/hint_bubble.hpp"
#include "widgets/start/start_steps.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

class ClipCanvas;
class LatentView;
class TimelineView;

/// What the hints point at and keep off.
struct HintPanels {
  QWidget& window;
  ClipCanvas& canvas;
  LatentView& latents;
  TimelineView& timeline;
  QWidget* inspector = nullptr;  ///< in a narrow window it lies over the latent view
};

/// Three bubbles over the window that say what to try first: shown together, each closed when its thing is done, all closed by
/// "Got it" or Escape. They never lie on what is hidden, on the picked token or on the playhead, and move away when these come.
class Hints : public QObject {
  Q_OBJECT
 public:
  Hints(session::Session& session, ViewState& view, ThemeStore& themes, StartSteps& steps, const HintPanels& panels);
  using Open = std::array<bool, StartSteps::count>;
  void show() { show({true, true, true}); }
  void show(const Open& which);
  const Open& open() const { return open_; }
  bool close();         ///< false when none was shown
  bool shown() const;
  const HintBubble& bubble(int step) const { return *bubbles_[static_cast<std::size_t>(step)]; }
  QRegion keptFree() const;  ///< of the window: what no bubble may lie on

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  bool closesHints(const QKeyEvent& key) const;
  void followSteps();
  void followFoot();
  void look();
  BubbleWish wishOf(int step, const QSize& size) const;
  bool anchorShown(int step) const;
  QRect panelOf(int step) const;
  QRect inspectorPlace() const;
  QRect inWindow(const QWidget& widget, const QRect& rect) const;
  QRegion hiddenCells() const;
  QRegion pickedPlaces() const;
  QRegion cardOfPicked() const;
  QRegion timelineMarks() const;
  QRect hiddenSpan(const QString& lane) const;

  session::Session& session_;
  StartSteps& steps_;
  HintPanels panels_;
  std::array<HintBubble*, StartSteps::count> bubbles_;
  Open open_{};
  QTimer look_;  ///< many paints of one turn of the event loop are one look
  session::Connection connection_;
};

}  // namespace lacuna::widgets
