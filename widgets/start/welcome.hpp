#pragma once

#include "widgets/start/hints.hpp"
#include "widgets/start/start_tab.hpp"

namespace lacuna::widgets {

class InspectorPanel;

/// The first minute with the program: the Start tab, the three steps it ticks, the hints.
class Welcome : public QObject {
  Q_OBJECT
 public:
  struct Services {
    session::Session& session;
    ViewState& view;
    ThemeStore& themes;
    Actions& actions;
    jobs::JobRunner& jobs;
    Preferences& preferences;
    StartSteps& steps;
  };
  Welcome(const Services& services, InspectorPanel& inspector, const HintPanels& panels);

  /// The program was opened on nothing of the user's: the Start tab unless that was declined, the hints once only.
  void begin();
  void showStart(bool shown);
  Hints& hints() { return *hints_; }
  const StartSteps& steps() const { return steps_; }

 private:
  Preferences& preferences_;
  InspectorPanel& inspector_;
  StartSteps& steps_;
  Hints* hints_;
};

}  // namespace lacuna::widgets
