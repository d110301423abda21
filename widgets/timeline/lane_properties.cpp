#include "widgets/timeline/lane_properties.hpp"

#include <algorithm>
#include <numeric>

namespace lacuna::widgets {
namespace {

bool same(const mask::Pose& a, const mask::Pose& b, KeyedProperty property) {
  switch (property) {
    case KeyedProperty::Position:
      return a.dx == b.dx && a.dy == b.dy;
    case KeyedProperty::Size:
      return a.scale_x == b.scale_x && a.scale_y == b.scale_y;
    case KeyedProperty::Turn:
      return a.turn_rad == b.turn_rad;
  }
  return true;
}

bool changesAt(const std::vector<mask::Key>& keys, int key, KeyedProperty property) {
  const auto at = static_cast<std::size_t>(key);
  return (at > 0 && !same(keys[at - 1].pose, keys[at].pose, property)) ||
         (at + 1 < keys.size() && !same(keys[at].pose, keys[at + 1].pose, property));
}

}  // namespace

std::vector<KeyedProperty> animatedProperties(const mask::MaskShape& shape) {
  std::vector<KeyedProperty> animated;
  for (const KeyedProperty property : {KeyedProperty::Position, KeyedProperty::Size, KeyedProperty::Turn}) {
    const auto moves = [property](const mask::Key& a, const mask::Key& b) { return !same(a.pose, b.pose, property); };
    if (std::ranges::adjacent_find(shape.keys, moves) != shape.keys.end()) animated.push_back(property);
  }
  return animated;
}

std::vector<int> allKeys(const mask::MaskShape& shape) {
  std::vector<int> keys(shape.keys.size());
  std::iota(keys.begin(), keys.end(), 0);
  return keys;
}

std::vector<int> keysOf(const mask::MaskShape& shape, KeyedProperty property) {
  const auto animated = animatedProperties(shape);
  std::vector<int> keys = allKeys(shape);
  std::erase_if(keys, [&](int key) {
    if (changesAt(shape.keys, key, property)) return false;
    const bool changes_nothing =
        std::ranges::none_of(animated, [&](KeyedProperty other) { return changesAt(shape.keys, key, other); });
    return !changes_nothing || animated.empty() || property != animated.front();
  });
  return keys;
}

}  // namespace lacuna::widgets
