#pragma once

#include <string>
#include <vector>

#include "core/mask/token_grid.hpp"
#include "core/model/checkpoint.hpp"

namespace lacuna::model {

/// Sizes of one transformer (encoder or predictor).
struct TransformerSize {
  int width = 0;
  int depth = 0;
  int heads = 0;
  int mlp_width = 0;
};

enum class Layout { Meta, HuggingFace };

/// Everything needed to run a checkpoint, from the file, its config.json, or the table of published models.
struct ModelDescription {
  std::string name;        ///< "V-JEPA 2 ViT-L/16, 256 px"
  std::string family;      ///< "V-JEPA 2"
  Layout layout = Layout::Meta;
  TransformerSize encoder;
  TransformerSize predictor;   ///< depth 0: the file has no predictor
  int patch = 16;              ///< pixels
  int tubelet = 2;             ///< frames
  int crop = 256;              ///< trained picture side, pixels
  int frames = 64;             ///< trained frames a clip
  double rate_fps = 4;         ///< trained frame rate
  int mask_tokens = 0;
  double norm_eps = 1e-6;
  std::string heads_from;      ///< where the head counts come from: "config.json", "published sizes", "case.json", ...
  std::string context_weights; ///< entry used for visible tokens: "encoder"
  std::string target_weights;  ///< entry used for targets: "target_encoder"
  bool shared_weights = false; ///< one encoder for both (Hugging Face layout)

  /// The token grid for a clip of this many frames and a picture of height x width pixels; incomplete patches and an odd last frame drop.
  mask::TokenGrid gridFor(int frames_in_clip, int height_px, int width_px) const;
};

/// Reads the description of a checkpoint. Head counts are not in the weights: they come from config.json, a json beside the
/// file ("<file>.json" or case.json with encoder/predictor num_heads), or the table of published widths; else this throws
/// `Failure` (Mismatch) that says how to give them. Refuses files that are no V-JEPA 2 model in one clear line
/// ("This file is not a world model. It holds a classifier. ...").
ModelDescription describe(const Checkpoint& checkpoint);

}  // namespace lacuna::model
