#pragma once

#include <QObject>
#include <QTimer>
#include <list>

#include "core/session/session.hpp"
#include "core/session/tasks.hpp"

namespace lacuna::widgets {

/// "Predicting", "Opening slide.mp4": what a task is called.
QString nameOf(session::TaskKind kind, const std::string& of);

/// What runs and what ran lately, for all that show it.
class JobWatch : public QObject {
  Q_OBJECT
 public:
  JobWatch(session::Session& session, QObject* parent);
  const session::TaskHistory& history() const { return history_; }
  void cancel(session::TaskKind kind, const std::string& of);
  void cancelAll();
  void forgetFinished();

 Q_SIGNALS:
  void changed();  ///< something began or ended
  void moved();    ///< some progress, ten times a second at most
  void ended(const lacuna::session::FinishedTask& task);

 private:
  void look();
  session::Session& session_;
  session::TaskHistory history_;
  QTimer again_;
  std::list<session::Connection> connections_;
};

}  // namespace lacuna::widgets
