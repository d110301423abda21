#pragma once

#include <QObject>
#include <QSocketNotifier>

#include "widgets/sessions/session_files.hpp"

namespace lacuna::app {

/// SIGTERM, SIGINT and SIGHUP, as the system and terminals ask a program to end: the first of them is told in the event loop. Those
/// after it, of whatever kind, do nothing while this lives: at the end of a login the system sends SIGTERM and SIGHUP in one go, and
/// the second must not cut off what the first began. SIGQUIT (Ctrl+\) and SIGKILL end the program at once, always. Signals that
/// were ignored when the program was started (nohup) stay so. One object at a time, on the GUI thread.
class EndSignals : public QObject {
  Q_OBJECT
 public:
  explicit EndSignals(QObject* parent = nullptr);
  ~EndSignals() override;

 Q_SIGNALS:
  void asked(int signal);

 private:
  void read();
  int pipe_[2] = {-1, -1};
  QSocketNotifier* arrived_ = nullptr;
};

/// From now on: what is unsaved is kept for the next start, then the program ends, with the code that shells give such an end.
void endWhenAsked(const EndSignals& signals, widgets::SessionFiles& sessions);

}  // namespace lacuna::app
