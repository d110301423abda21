#pragma once

#include <array>
#include <vector>

#include "widgets/scene/scene_content.hpp"

namespace lacuna::widgets {

/// Points of one look, apart by number, as the loop over them wants it.
struct CloudPoints {
  std::vector<float> x, y, z;  ///< scene units
  std::vector<float> radius;   ///< in point sizes
  std::vector<Rgba> color;
  std::size_t size() const { return x.size(); }
};

/// Marks and error lines of a scene too large to be drawn in one frame. Each part is in an order of which any beginning is a fair
/// sample of the whole, the same each time.
struct Cloud {
  CloudPoints bright, bright_rings, dim, dim_rings;
  std::vector<ErrorLine> bright_lines, dim_lines;
  std::size_t size() const {
    return bright.size() + bright_rings.size() + dim.size() + dim_rings.size() + bright_lines.size() + dim_lines.size();
  }
};

/// The radius of a mark in point sizes.
float radiusOf(const Mark& mark);

/// `rings`: predicted latents are rings.
Cloud cloudOf(const SceneContent& content, bool rings);

}  // namespace lacuna::widgets
