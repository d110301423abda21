#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/model/description.hpp"
#include "core/model/key_names.hpp"

namespace lacuna::model {

/// A linear layer: weight [outputs, inputs] row-major, bias [outputs].
struct LinearWeights {
  std::vector<float> weight, bias;
};

/// A layer norm over `gain.size()` features.
struct NormWeights {
  std::vector<float> gain, offset;
};

/// One pre-norm transformer block; qkv is fused: rows 0..D-1 make q, D..2D-1 k, 2D..3D-1 v, each head after head.
struct BlockWeights {
  NormWeights norm1, norm2;
  LinearWeights qkv, proj, fc1, fc2;
};

/// V-JEPA 2.1 adds one vector to every token, by what is looked at.
struct ModalityOffsets {
  std::vector<float> video, picture;  ///< [width] each, or empty
};

struct EncoderWeights {
  LinearWeights patch;          ///< weight [width, 3*tubelet*patch*patch], in the order channel, frame, row, column
  LinearWeights picture_patch;  ///< the same for single pictures, tubelet 1; V-JEPA 2.1 alone
  PositionTable positions;      ///< empty under RoPE
  ModalityOffsets offsets;
  std::vector<BlockWeights> blocks;
  std::vector<NormWeights> norms;  ///< one a level, from shallow to deep
};

struct PredictorWeights {
  LinearWeights embed_levels;  ///< V-JEPA 2.1 with several levels: to one level's width, then GELU, then `embed`
  LinearWeights embed, proj;
  LinearWeights action, state, extrinsics;  ///< V-JEPA 2-AC: what it is told at each step; extrinsics may be empty
  LinearWeights proj_context;      ///< V-JEPA 2.1: what it makes of tokens that were visible
  std::vector<float> mask_tokens;  ///< [count, width]
  PositionTable positions;         ///< empty under RoPE
  ModalityOffsets offsets;
  std::vector<BlockWeights> blocks;
  NormWeights norm;
};

/// An attentive probe: blocks over the tokens, a query that looks at them, a classifier; see probe.hpp.
struct ProbeWeights {
  std::vector<BlockWeights> blocks;
  std::vector<float> query;  ///< [width]
  NormWeights norm1, norm2;
  LinearWeights queries, keys_values, fc1, fc2, classifier;  ///< keys_values: [2*width, width], keys first
};

/// One tensor that the model needs: its key, its shape, and where its values go (appended, so that q, k and v become one).
struct WeightSlot {
  std::string key;
  std::vector<std::int64_t> shape;
  std::vector<float>* place = nullptr;
};

/// All slots of one encoder ("encoder", "target_encoder"); sizes `weights.blocks`.
std::vector<WeightSlot> encoderSlots(const ModelDescription& description, const std::string& part, EncoderWeights& weights);
std::vector<WeightSlot> predictorSlots(const ModelDescription& description, PredictorWeights& weights);

/// All slots of a probe for latents of `width` features; sizes `weights.blocks`.
std::vector<WeightSlot> probeSlots(int width, const ProbeSize& size, const ProbeNames& names, ProbeWeights& weights);

/// Makes room for what all slots of one place hold together, so that appending never moves values.
void reserveSlots(const std::vector<WeightSlot>& slots);

}  // namespace lacuna::model
