#pragma once

#include "core/mask/rasterise.hpp"
#include "core/media/clip_window.hpp"
#include "core/model/description.hpp"

namespace lacuna::latent {

/// Where a model's tokens lie in a window, with the window's motion on them: what masks are drawn on.
mask::GridPlacement placementOf(const media::ClipWindow& window, const model::ModelDescription& description);

}  // namespace lacuna::latent
