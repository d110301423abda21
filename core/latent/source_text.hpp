#pragma once

#include <string>

#include "core/mask/mask.hpp"
#include "core/media/clip_window.hpp"

/// What a run or a command's numbers belong to, in the words that all of them print.
namespace lacuna::latent {

/// "16 from frame 1, 96 x 96 px, 4.00 a second"
std::string framesText(const media::ClipWindow& window);

/// "128 of 512 tokens (25.0 %)"
std::string hiddenText(const mask::Mask& mask);

}  // namespace lacuna::latent
