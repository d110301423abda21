#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/world/tensor_box.hpp"

namespace lacuna::evaluate {

/// The sizes that measures need to know.
struct ModelShape {
  int side_px = 96, frames = 16, patch_px = 8, tubelet = 2, width = 0;
  int rows() const { return side_px / patch_px; }
  int steps() const { return frames / tubelet; }
  int perStep() const { return rows() * rows(); }
  int tokens() const { return steps() * perStep(); }
};

/// Whatever gives latents for pictures: the program's own engine on a model file, or LibTorch during training.
/// Pictures are [clips, frames, 3, side, side], float32, 0..1; latents float32, on the device of `device()`.
class LatentModel {
 public:
  virtual ~LatentModel() = default;
  virtual const ModelShape& shape() const = 0;
  virtual std::string device() const = 0;

  /// Layer-normed latents of all tokens of the whole clips, [clips, tokens, width].
  virtual world::TensorBox targets(const world::TensorBox& pictures) const = 0;

  /// Predicted latents of the tokens `hidden` from those of `context`, [clips, hidden, width].
  virtual world::TensorBox predicted(const world::TensorBox& pictures, const std::vector<std::int64_t>& context,
                                     const std::vector<std::int64_t>& hidden) const = 0;
};

}  // namespace lacuna::evaluate
