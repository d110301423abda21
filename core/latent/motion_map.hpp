#pragma once

#include <memory>

#include "core/mask/motion_map.hpp"
#include "core/media/clip_window.hpp"

namespace lacuna::latent {

/// The window's motion on a token grid that covers its whole picture: of each token the mean over its area and over the
/// `tubelet` frames of its step. Null when the window's motion is not known. Quick enough for the GUI thread: it reads the
/// cells of `ClipWindow::motion`, no pixels.
std::shared_ptr<const mask::MotionMap> motionMap(const media::ClipWindow& window, const mask::TokenGrid& grid, int tubelet);

}  // namespace lacuna::latent
