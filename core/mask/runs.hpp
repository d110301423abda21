#pragma once

#include <cstddef>
#include <vector>

namespace lacuna::mask {

/// Lengths of equal stretches of cells in token order, visible first (0 when the first cell is hidden). `hidden(i)` says
/// whether cell `i` of `count` is hidden.
template <class Hidden>
std::vector<std::size_t> runsOf(std::size_t count, Hidden hidden) {
  std::vector<std::size_t> runs(1, 0);
  bool state = false;
  for (std::size_t i = 0; i < count; ++i) {
    if (static_cast<bool>(hidden(i)) != state) {
      runs.push_back(0);
      state = !state;
    }
    ++runs.back();
  }
  return runs;
}

}  // namespace lacuna::mask
