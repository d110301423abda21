#pragma once

#include <chrono>
#include <memory>
#include <vector>

#include "core/model/speed.hpp"
#include "tests/support/random_checkpoint.hpp"

namespace lacuna::bench {

inline constexpr model::TransformerSize kViTL = {1024, 24, 16, 4096}, kViTgTwoBlocks = {1408, 2, 22, 6144};

/// A model with what it is to be fed: random weights, random pixels.
struct Loaded {
  std::shared_ptr<const model::Model> model;
  media::ClipTensor clip;

  mask::TokenGrid grid() const { return model->description().gridFor(clip.frames, clip.height, clip.width); }
};

inline media::ClipTensor noiseClip(int frames, int side_px) {
  media::ClipTensor clip{frames, side_px, side_px, {}};
  clip.values.resize(std::size_t{3} * static_cast<std::size_t>(frames) * static_cast<std::size_t>(side_px * side_px));
  unsigned state = 1;
  for (float& value : clip.values)
    value = static_cast<float>((state = state * 1664525U + 1013904223U) >> 16U) / 32768.0F - 1;
  return clip;
}

inline Loaded loaded(const char* name, const model::TransformerSize& size, int frames, int side_px) {
  const model::ModelDescription description = test::videoModel(name, size, side_px, frames);
  const auto checkpoint = std::make_shared<test::RandomCheckpoint>(description);
  return {model::Model::load(checkpoint, description, {}), noiseClip(frames, side_px)};
}

/// ViT-L/16, 16 frames of 256 px: 2,048 tokens.
inline const Loaded& vitL() {
  static const Loaded model = loaded("ViT-L", kViTL, 16, 256);
  return model;
}

/// ViT-g/16 with two of its 40 blocks, 64 frames of 384 px: 18,432 tokens.
inline const Loaded& vitGTwoBlocks() {
  static const Loaded model = loaded("ViT-g, 2 blocks", kViTgTwoBlocks, 64, 384);
  return model;
}

/// Every fourth token from `first` on, or all the others.
inline std::vector<TokenId> quarter(const mask::TokenGrid& grid, int first, bool others) {
  std::vector<TokenId> ids;
  for (int id = 0; id < grid.size(); ++id)
    if ((id % 4 == first) != others) ids.push_back(TokenId{id});
  return ids;
}

/// Floating-point operations of an encoder's pass over n tokens, patch embedding included.
inline double flopOfEncode(const model::ModelDescription& d, double n) {
  return model::flopOf(d.encoder, n) + 2.0 * n * 3 * d.tubelet * d.patch * d.patch * d.encoder.width;
}

/// Of a predictor's pass, its two projections included.
inline double flopOfPredict(const model::ModelDescription& d, double seen, double hidden) {
  return model::flopOf(d.predictor, seen + hidden) + 2.0 * (seen + hidden) * d.encoder.width * d.predictor.width;
}

inline double secondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace lacuna::bench
