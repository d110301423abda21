#pragma once

#include <QObject>
#include <QTimer>

#include "core/session/session.hpp"

namespace lacuna::widgets {

/// Says when the last result is to be shown as out of date: not before 300 ms, because most runs are done by then
/// and a flicker at every stroke would hide what changed.
class StaleWatch : public QObject {
  Q_OBJECT
 public:
  explicit StaleWatch(session::Session& session, QObject* parent = nullptr);
  bool stale() const { return stale_; }

 Q_SIGNALS:
  void changed();

 private:
  void look();
  void set(bool stale);

  session::Session& session_;
  QTimer delay_;
  bool stale_ = false;
  session::Connection connection_;
};

}  // namespace lacuna::widgets
