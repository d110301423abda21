#pragma once

#include "core/media/clip_window.hpp"
#include "core/probe/labels.hpp"

namespace lacuna::probe {

/// What a token of a scene is called: by what kind of thing it shows, or which form.
enum class SceneNames {
  Parts,  ///< thing, card, block, background
  Forms   ///< ball, box, triangle, card, block, background
};

/// How much of a token's picture a moving thing must cover for the token to be called after it; things are smaller than most
/// tokens. A card or block must cover half of it.
inline constexpr double thing_share = 0.25, panel_share = 0.5;

/// What each token of a scene of the world shows, from the scene itself: over the frames of its step, sampled 8 x 8 in its cell, what
/// is seen and nothing that is behind something. Needs no model. Throws `Failure` (Mismatch) for a clip that is no such scene.
TokenLabels sceneLabels(const media::ClipWindow& window, const mask::TokenGrid& grid, SceneNames names);

bool isScene(const media::ClipWindow& window);

}  // namespace lacuna::probe
