#pragma once

#include <QTimer>
#include <optional>

#include "app/studio.hpp"

namespace lacuna::app {

/// Waits for the first result, runs the wanted actions, writes pictures and numbers, and ends the program.
class Recorder : public QObject {
 public:
  Recorder(Studio& studio, const StudioOptions& options);

 private:
  void next();
  void act(const std::string& id);
  std::optional<Error> firstError() const;
  void finish();
  void savePicture(const std::string& path);

  Studio& studio_;  // its window may be another one after an action
  session::Session& session_;
  const StudioOptions options_;
  session::Connection connection_;
  QTimer look_again_;
  std::size_t action_ = 0;
  bool finishing_ = false;
};

}  // namespace lacuna::app
