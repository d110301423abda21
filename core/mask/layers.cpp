#include "core/mask/layers.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace lacuna::mask {

const MaskShape* findShape(const std::vector<MaskShape>& shapes, ShapeId id) {
  const auto found = std::find_if(shapes.begin(), shapes.end(), [id](const MaskShape& shape) { return shape.id == id; });
  return found == shapes.end() ? nullptr : &*found;
}

MaskShape* findShape(std::vector<MaskShape>& shapes, ShapeId id) {
  return const_cast<MaskShape*>(findShape(std::as_const(shapes), id));
}

bool anySolo(const std::vector<MaskShape>& shapes) {
  return std::any_of(shapes.begin(), shapes.end(), [](const MaskShape& shape) { return shape.shown && shape.solo; });
}

bool hasPart(const MaskShape& shape, bool any_solo) { return shape.shown && (shape.solo || !any_solo); }

std::vector<MaskShape> activeShapes(const std::vector<MaskShape>& shapes) {
  std::vector<MaskShape> active;
  std::copy_if(shapes.begin(), shapes.end(), std::back_inserter(active),
               [any_solo = anySolo(shapes)](const MaskShape& shape) { return hasPart(shape, any_solo); });
  return active;
}

MaskShape asNewLayer(MaskShape shape, const std::vector<MaskShape>& others) {
  constexpr std::uint32_t colours = 8;
  shape.colour = static_cast<int>(static_cast<std::uint32_t>(shape.id) % colours);
  shape.solo = anySolo(others);
  shape.locked = false;
  return shape;
}

TimeExtent fromHereOn(TimeExtent extent, double begin_s) {
  return {begin_s, extent.end_s > begin_s ? extent.end_s : TimeExtent{}.end_s};
}

TimeExtent untilHere(TimeExtent extent, double end_s) {
  return {extent.begin_s < end_s ? extent.begin_s : TimeExtent{}.begin_s, end_s};
}

std::vector<MaskShape> withCopyAt(std::vector<MaskShape> shapes, ShapeId id, ShapeId copy_id, const std::string& name,
                                  const TimeExtent& extent) {
  const MaskShape* found = findShape(std::as_const(shapes), id);
  if (found == nullptr) return shapes;
  MaskShape copy = *found;
  copy.id = copy_id;
  copy.name = name;
  copy.extent = extent;
  copy.other_times = false;
  copy.locked = false;
  shapes.insert(shapes.begin() + (found - shapes.data()) + 1, std::move(copy));
  return shapes;
}

}  // namespace lacuna::mask
