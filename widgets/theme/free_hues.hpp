#pragma once

#include <array>
#include <cstddef>

namespace lacuna::widgets {

/// Those of the eight categories whose hue means nothing else in either theme: not true, predicted, run A or run B. Violet comes
/// first: it is what layers of the mask are about.
inline constexpr std::array free_hues{5, 3, 7, 6};

/// The group (see `groupColor`) of the n-th thing that is told apart without a meaning; after the fourth they come again, paler.
constexpr int freeGroup(int n) {
  constexpr int count = static_cast<int>(free_hues.size()), all = 8;
  return free_hues[static_cast<std::size_t>(n % count)] + all * (n / count);
}

}  // namespace lacuna::widgets
