#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/world/scene.hpp"
#include "core/world/tensor_box.hpp"

namespace lacuna::world {

/// The bodies of many pictures as one tensor.
struct BodyBatch {
  TensorBox numbers;  ///< [pictures, bodies, numbers], see bodies.cpp
  int bodies = 0;     ///< in each picture; missing ones are absent
  /// The farthest that each body reaches from its centre in any of the pictures: only boxes of this size are drawn.
  struct Reach {
    double outline = 0, half_width = 0;
  };
  std::vector<Reach> reach;
};

/// Reads the bodies of frames `first` .. `first + count - 1` of every clip; pictures are ordered clip by clip.
BodyBatch packBodies(std::span<const Clip> clips, int first, int count, const std::string& device);

/// Draws shadows and bodies over pictures [pictures, 3, side, side] and returns the result. `pixel` is a pixel's size in the
/// scene, (x0, y0) the view's corner, `softness` the width of edges in pixels.
struct BodyView {
  double x0 = 0, y0 = 0, pixel = 0, softness = 1;
};
TensorBox drawBodies(const TensorBox& pictures, const BodyBatch& bodies, const BodyView& view);

}  // namespace lacuna::world
