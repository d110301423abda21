#pragma once

#include <QObject>

#include "widgets/sessions/session_files.hpp"

namespace lacuna::app {

/// SIGTERM, SIGINT and SIGHUP, as the system and terminals ask a program to end: told in the event loop, once. What a second one
/// does is the system's: it ends the program at once, should the first take too long. Signals that were ignored when the program
/// was started (nohup) stay so. One object at a time, on the GUI thread.
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
};

/// From now on: what is unsaved is kept for the next start, then the program ends, with the code that shells give such an end.
void endWhenAsked(const EndSignals& signals, widgets::SessionFiles& sessions);

}  // namespace lacuna::app
