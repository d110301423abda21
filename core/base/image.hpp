#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lacuna {

/// An 8-bit RGB picture, rows top to bottom, no padding: `rgb.size() == 3 * width * height`.
struct Image {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgb;

  std::size_t bytes() const { return rgb.size(); }
  const std::uint8_t* row(int y) const { return rgb.data() + static_cast<std::size_t>(y) * width * 3; }
};

}  // namespace lacuna
