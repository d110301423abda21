#pragma once

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <chrono>
#include <functional>
#include <optional>

#include "core/session/session.hpp"

namespace lacuna::widgets {

/// Waits until a view shows all that it is to show: what the session computes for it, and what the view makes of that afterwards.
/// Then `done` is called once, not in the constructor, with an error where the view is hidden meanwhile, or was not filled for too
/// long while nothing was computed. What is computed takes its time: it has a Cancel of its own.
class WhenSettled : public QObject {
 public:
  using Done = std::function<void(const std::optional<Error>&)>;
  WhenSettled(session::Session& session, QWidget& view, Done done, std::chrono::milliseconds patience = std::chrono::seconds(30));
  void stop() { again_.stop(); }

 private:
  void look();
  void end(const std::optional<Error>& error);

  session::Session& session_;
  const QPointer<QWidget> view_;
  const bool was_on_show_;  ///< else it is a panel that a narrow window has no place for, which is drawn all the same
  const Done done_;
  const std::chrono::milliseconds patience_;
  QTimer again_;
  QElapsedTimer since_;  ///< something was computed last
  int calm_ = 0;         ///< how often nothing was missing
};

}  // namespace lacuna::widgets
