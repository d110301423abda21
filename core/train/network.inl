#pragma once
// The network as LibTorch tensors, for .cpp files of core/train: same architecture and names as core/model reads.
#include <ATen/core/Tensor.h>

#include <string>
#include <vector>

#include "core/train/recipe.hpp"

namespace lacuna::train {

/// One parameter and where it lies in the flat buffer. q, k and v are one matrix here, three in the written file.
struct ParameterPlace {
  std::string name;
  std::vector<std::int64_t> shape;
  std::int64_t offset = 0, count = 0;
  bool is_matrix = false;
};

/// All parameters, the encoder's first; `encoder_end` is where the predictor's begin.
struct ParameterPlan {
  std::vector<ParameterPlace> places;
  std::int64_t total = 0, encoder_end = 0;
};
ParameterPlan planOf(const NetworkSize& size);

/// Starting weights, float32 on the CPU, the same for the same seed: truncated normal 0.02, attention and MLP outputs of
/// block i divided by sqrt(2 i), as the reference does (facebookresearch/vjepa2, src/models/vision_transformer.py).
at::Tensor startingWeights(const NetworkSize& size, std::uint64_t seed);

struct LinearPart {
  at::Tensor weight, bias;
};
struct NormPart {
  at::Tensor gain, offset;
};
struct BlockPart {
  NormPart norm1, norm2;
  LinearPart qkv, proj, fc1, fc2;
};
struct EncoderPart {
  LinearPart patch;
  std::vector<BlockPart> blocks;
  NormPart norm;
  int heads = 1;
};
struct PredictorPart {
  LinearPart embed, proj;
  at::Tensor mask_token;
  std::vector<BlockPart> blocks;
  NormPart norm;
  int heads = 1;
};

/// Views into a flat buffer. With `grads` (as long as `flat`) the parts are leaves whose gradients gather there.
struct NetworkParts {
  EncoderPart encoder;
  PredictorPart predictor;
};
NetworkParts partsOf(const NetworkSize& size, const at::Tensor& flat, const at::Tensor& grads = {});

/// The encoder alone, from a buffer that holds just its part of the plan (the EMA's).
EncoderPart encoderOf(const NetworkSize& size, const at::Tensor& flat);

/// Pictures [clips, frames, 3, side, side] 0..1 -> normalised tubelets [clips, tokens, 3*tubelet*patch*patch], in the order
/// channel, frame, row, column.
at::Tensor tubelets(const NetworkSize& size, const at::Tensor& pictures);

/// Latents after the final norm of the tokens `ids`, int64 [masks, n], shared by all clips: [clips * masks, n, width], the
/// masks of one clip beside each other.
at::Tensor encode(const NetworkSize& size, const EncoderPart& encoder, const at::Tensor& patches, const at::Tensor& ids);

/// Predicted latents of `hidden` [masks, m] from those of `context` [masks, n]: [clips * masks, m, width].
at::Tensor predict(const NetworkSize& size, const PredictorPart& predictor, const at::Tensor& context_latents,
                   const at::Tensor& context, const at::Tensor& hidden);

/// Effective rank of samples: exp of the entropy of their normalised singular values, from their products [width, width].
double effectiveRank(const at::Tensor& products);

/// Layer norm without gain or offset, eps 1e-5: what the loss compares with.
at::Tensor layerNormed(const at::Tensor& latents);

}  // namespace lacuna::train
