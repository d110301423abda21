#pragma once

#include "app/studio.hpp"
#include "app/when_ready.hpp"

namespace lacuna::app {

/// Waits for the first result, runs the wanted actions, writes pictures and numbers, and ends the program.
class Recorder : public QObject {
 public:
  Recorder(Studio& studio, const StudioOptions& options);

 private:
  void finish();
  void savePicture(const std::string& path);

  Studio& studio_;  // its window may be another one after an action
  session::Session& session_;
  const StudioOptions options_;
  WhenReady ready_;
};

}  // namespace lacuna::app
