#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <functional>

namespace lacuna::widgets {

/// For what follows a stroke or drag without being under the hand: it is brought up to date when the hand rests, and now and
/// then while it does not, so that the canvas has the machine.
class RestTimer : public QObject {
  Q_OBJECT
 public:
  RestTimer(QObject* parent, std::function<void()> follow);
  void handMoved();                ///< follow soon
  void now();                      ///< follow at once, and not again for moves before
  void stop() { timer_.stop(); }  ///< what follows was brought up to date otherwise

 private:
  const std::function<void()> follow_;
  QTimer timer_;
  QElapsedTimer since_;  ///< the first move that it has not followed
};

}  // namespace lacuna::widgets
