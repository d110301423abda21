#pragma once

#include <string>
#include <vector>

namespace lacuna::app {

struct StudioOptions {
  std::string clip, model, mask;  ///< empty: the demo's
  std::string window_size = "1600x1000";
  bool light = false;
  std::string screenshot;         ///< save a picture of the window here after the first prediction, then quit
  std::string render;             ///< folder for picture, figures and numbers; then quit
  std::vector<std::string> actions;
  bool list_actions = false;
  bool timing = false;
};

/// Opens the studio and runs its event loop. `threads_line` goes to the log. Returns an `ExitCode`.
int studioCommand(const StudioOptions& options, const std::string& threads_line, int argc, char** argv);

}  // namespace lacuna::app
