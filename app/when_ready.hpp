#pragma once

#include <QObject>
#include <QTimer>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/studio.hpp"

namespace lacuna::app {

/// Waits until a studio has what was named open, its first result and all that is computed from it, runs actions, waits again, and
/// calls `done` once, with the error that came instead where one did: also where a session names no clip or no model, or one
/// that is not found. The studio must outlive it.
class WhenReady : public QObject {
 public:
  using Done = std::function<void(const std::optional<Error>&)>;
  WhenReady(Studio& studio, std::vector<std::string> wanted, Done done);

 private:
  void next();
  bool waiting() const;
  void finish(const std::optional<Error>& error);
  std::optional<Error> firstError() const;
  std::optional<Error> lacking() const;

  Studio& studio_;  ///< asked each time: its window and actions may be others after an action
  session::Session& session_;
  const std::vector<std::string> wanted_;
  const Done done_;
  session::Connection connection_;
  QTimer look_again_;  ///< studies tell their own listeners alone
  std::size_t action_ = 0;
  bool finished_ = false, acting_ = false;
};

}  // namespace lacuna::app
