#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "core/mask/token_grid.hpp"
#include "core/model/checkpoint.hpp"
#include "core/model/positions.hpp"

namespace lacuna::model {

/// Sizes of one transformer (encoder or predictor).
struct TransformerSize {
  int width = 0;
  int depth = 0;
  int heads = 0;
  int mlp_width = 0;
};

enum class Layout { Meta, HuggingFace };

enum class Family { IJepa, VJepa1, VJepa2, VJepa21, VJepa2Ac, Script };
const char* nameOf(Family family);  ///< "V-JEPA 2.1"

/// An attentive probe beside the encoder: a classifier of whole clips.
struct ProbeSize {
  int depth = 0;  ///< self-attention blocks before the query's
  int heads = 0, mlp_width = 0;
  int classes = 0;  ///< 0: there is no probe
};

/// What a predictor of actions is told at each time step, in features; all 0: it predicts from masks.
struct ActionSize {
  int action = 0, state = 0;
  int extrinsics = 0;  ///< of the camera; 0: not told, though the file may hold weights for them

  /// Tokens that come before a step's frame.
  int conditions() const { return (action > 0 ? 1 : 0) + (state > 0 ? 1 : 0) + (extrinsics > 0 ? 1 : 0); }
};

/// Everything needed to run a checkpoint, from the file, its config.json, or the table of published models.
struct ModelDescription {
  std::string name;        ///< "V-JEPA 2 ViT-L/16, 256 px"
  Family family = Family::VJepa2;
  Layout layout = Layout::Meta;
  TransformerSize encoder;
  TransformerSize predictor;   ///< depth 0: the file has no predictor
  Positions positions = Positions::TiledRope;
  mask::TokenGrid stored_grid; ///< of stored positions; empty under RoPE
  int levels = 1;              ///< depths of the encoder whose latents lie side by side: V-JEPA 2.1 predicts four at once
  int norms = 1;               ///< final norms of the encoder: V-JEPA 2.1 has one a level, whatever its predictor takes
  int predicted_width = 0;     ///< features of one predicted latent; other than `latentWidth()` where a teacher's are predicted
  bool pictures_too = false;   ///< V-JEPA 2.1: a single frame has a patch embedding of its own
  ActionSize actions;          ///< V-JEPA 2-AC alone
  ProbeSize probe;
  std::vector<std::string> labels;  ///< of the probe's classes; empty where the file names none
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

  /// Features of one latent of the encoder: all levels side by side.
  int latentWidth() const { return encoder.width * levels; }

  /// Whether predictions can be compared with this file's own targets; a distilled model predicts its teacher's.
  bool predictsOwnTargets() const { return predicted_width == latentWidth(); }

  /// Whether a window of so many frames and a picture of `side_px` suits the model: whole tokens, and its own size where
  /// positions are stored and the published code knows no other.
  bool takes(int frames_in_clip, int side_px) const;

  /// Why a window does not suit it, in one line; nothing when `takes`.
  std::optional<std::string> whyNotTaken(int frames_in_clip, int side_px) const;

  /// Frames of a window where nobody says how many. Published models were trained mostly on 16 frames; 64 of them take minutes on a
  /// processor, so at most 16 is where we start.
  int usualFrames() const { return std::min(frames, 16); }

  /// Why hidden tokens of this grid cannot be predicted and compared, in one line; nothing when they can.
  std::optional<std::string> whyNotPredicted(const mask::TokenGrid& grid) const;

  /// Blocks after which the levels are taken, 1-based, the last being the depth; one entry a norm.
  std::vector<int> levelBlocks() const;

  /// The token grid for a clip of this many frames and a picture of height x width pixels; incomplete patches and an odd last frame drop.
  mask::TokenGrid gridFor(int frames_in_clip, int height_px, int width_px) const;
};

/// Reads the description of a checkpoint. Head counts are not in the weights: they come from config.json, a json beside the
/// file ("<file>.json" or case.json with encoder/predictor num_heads), or the table of published widths; else this throws
/// `Failure` (Mismatch) that says how to give them. Refuses files that are no such model in one clear line
/// ("This file is not a world model. It holds a classifier. ...").
ModelDescription describe(const Checkpoint& checkpoint);

}  // namespace lacuna::model
