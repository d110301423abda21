#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <vector>

#include "core/session/session.hpp"

namespace lacuna::widgets {

/// The frame on show at a time: the last one that began, 0-based; the first before that.
int frameAtTime(const std::vector<double>& time_s, double at_s);

/// Moves the playhead with the clip's own time stamps. Follows the wall clock, so slow drawing drops frames and the
/// clip keeps its speed.
class Player : public QObject {
  Q_OBJECT
 public:
  explicit Player(session::Session& session, QObject* parent = nullptr);
  bool playing() const { return playing_; }
  bool loop() const { return loop_; }
  void setLoop(bool loop) { loop_ = loop; }
  void toggle() { playing_ ? stop() : start(); }
  void start();  ///< without a clip nothing happens
  void stop();

 Q_SIGNALS:
  void playingChanged(bool playing);

 private:
  void tick();
  void restartClock();
  void waitFor(double until_s);

  session::Session& session_;
  QTimer timer_;
  QElapsedTimer clock_;
  double started_at_s_ = 0;  ///< time in the clip when the clock was started
  bool playing_ = false;
  bool loop_ = true;
  bool moving_ = false;  ///< the playhead is being moved by us
  session::Connection connection_;
};

}  // namespace lacuna::widgets
