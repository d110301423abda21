#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/analysis/selecting.hpp"
#include "core/latent/run.hpp"
#include "core/mask/rasterise.hpp"
#include "core/media/sampling.hpp"

namespace lacuna::session {

/// A selection that was given a name; of tokens of that grid alone.
struct Label {
  std::string name;
  mask::TokenGrid grid;
  analysis::TokenSelection tokens;
  bool operator==(const Label&) const = default;
};

/// Authored state: what is saved and what undo changes. Plain data.
struct Document {
  std::string clip_path;               ///< empty: no clip
  std::string model_path;              ///< empty: no model
  media::Sampling sampling;
  int crop = 256;                      ///< the model's picture side, pixels
  std::vector<mask::MaskShape> shapes; ///< applied in order
  mask::CoverageRule coverage = mask::usual_coverage;
  latent::RunSettings run_settings;
  std::vector<Label> labels;           ///< in the order of naming; names differ
};

}  // namespace lacuna::session
