#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/model/description.hpp"

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

struct EncoderWeights {
  LinearWeights patch;  ///< weight [width, 3*tubelet*patch*patch], in the order channel, frame, row, column
  std::vector<BlockWeights> blocks;
  NormWeights norm;
};

struct PredictorWeights {
  LinearWeights embed, proj;
  std::vector<float> mask_tokens;  ///< [count, width]
  std::vector<BlockWeights> blocks;
  NormWeights norm;
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

/// Makes room for what all slots of one place hold together, so that appending never moves values.
void reserveSlots(const std::vector<WeightSlot>& slots);

}  // namespace lacuna::model
