#pragma once

#include <QObject>
#include <QTimer>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/session/session.hpp"
#include "widgets/window/actions.hpp"

namespace lacuna::app {

/// Waits for the first result of a session and all that is computed from it, runs actions, waits again, and calls `done` once,
/// with the error that came instead where one did.
class WhenReady : public QObject {
 public:
  using Done = std::function<void(const std::optional<Error>&)>;
  WhenReady(session::Session& session, widgets::Actions& actions, std::vector<std::string> wanted, Done done);

 private:
  void next();
  bool waiting() const;
  void finish(const std::optional<Error>& error);
  std::optional<Error> firstError() const;

  session::Session& session_;
  widgets::Actions& actions_;
  const std::vector<std::string> wanted_;
  const Done done_;
  session::Connection connection_;
  QTimer look_again_;  ///< studies tell their own listeners alone
  std::size_t action_ = 0;
  bool finished_ = false;
};

}  // namespace lacuna::app
