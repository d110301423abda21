#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "app/studio.hpp"

namespace lacuna::app {

/// What `lacuna render` is given.
struct RenderOptions {
  StudioOptions open;          ///< session, or clip, model and mask; the size of the window; actions before the picture
  std::string view = "window";  ///< a view's id, "walk", "walk-window" or "list"
  std::string out;
  double width_mm = 180;
  int dots_per_inch = 300;
  int width_px = 0;   ///< 0: what width and dots make
  int height_px = 720;  ///< of a walk
  double rate_fps = 0;  ///< of a walk; 0: the clip's
  int rounds = 1;       ///< of a walk
};

/// Draws a view as the window's export does, without a window, and writes it: png, svg or pdf, and mp4 or webp for a walk
/// through time. Returns an `ExitCode`. Throws `Failure`, also where OpenGL is needed and there is none.
int renderCommand(const RenderOptions& options, int& argc, char** argv, std::ostream& out);

}  // namespace lacuna::app
