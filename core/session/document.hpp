#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/latent/run.hpp"
#include "core/mask/rasterise.hpp"
#include "core/media/sampling.hpp"

namespace lacuna::session {

/// Authored state: what is saved and what undo changes. Plain data.
struct Document {
  std::string clip_path;               ///< empty: no clip
  std::string model_path;              ///< empty: no model
  media::Sampling sampling;
  int crop = 256;                      ///< the model's picture side, pixels
  std::vector<mask::MaskShape> shapes; ///< applied in order
  mask::CoverageRule coverage = mask::CoverageRule::Touched;
  latent::RunSettings run_settings;
};

}  // namespace lacuna::session
