#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/world/painter.hpp"
#include "core/world/scene.hpp"
#include "core/world/tensor_box.hpp"

namespace lacuna::world {

/// What stands still in a batch of clips, on a field a little larger than the view so that the camera can move over it.
struct CanvasBatch {
  int margin = 0;    ///< pixels on each side beyond the view
  double pixel = 0;  ///< its size in the scene
  TensorBox back;    ///< [clips, 3, field, field]
  TensorBox front;   ///< [clips, 4, field, field]: premultiplied colour and cover of the cards; empty when no clip has any
  bool has_front = false;
  // Leaves: their brightness changes from frame to frame. Only clips that have them.
  std::vector<std::int64_t> leafy_clips;
  TensorBox leafy;       ///< the same on the device
  TensorBox leaf_color;  ///< [leafy clips, 3, field, field]: colour in full light times cover
  TensorBox leaf_cover;  ///< [leafy clips, 1, field, field]
  TensorBox leaf_id;     ///< [leafy clips, field*field] int64, 0..1023
  TensorBox leaf_light;  ///< [leafy clips, 1024]: random numbers, -0.5..0.5, times flicker
};

CanvasBatch drawCanvas(std::span<const Clip> clips, const View& view, const std::string& device);

}  // namespace lacuna::world
