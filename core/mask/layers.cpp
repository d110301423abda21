#include "core/mask/layers.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

namespace lacuna::mask {

namespace {

template <class Shapes>
auto find(Shapes& shapes, ShapeId id) -> decltype(shapes.data()) {
  const auto found = std::find_if(shapes.begin(), shapes.end(), [id](const MaskShape& shape) { return shape.id == id; });
  return found == shapes.end() ? nullptr : &*found;
}

}  // namespace

const MaskShape* findShape(const std::vector<MaskShape>& shapes, ShapeId id) { return find(shapes, id); }
MaskShape* findShape(std::vector<MaskShape>& shapes, ShapeId id) { return find(shapes, id); }

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

std::string freeName(const std::string& word, const std::vector<MaskShape>& shapes) {
  int highest = 0;
  for (const MaskShape& shape : shapes) {
    if (shape.name.compare(0, word.size() + 1, word + ' ') != 0) continue;
    int number = 0;
    const char* const end = shape.name.data() + shape.name.size();
    const auto read = std::from_chars(shape.name.data() + word.size() + 1, end, number);
    if (read.ec == std::errc{} && read.ptr == end) highest = std::max(highest, number);
  }
  return word + ' ' + std::to_string(highest + 1);
}

TimeExtent fromHereOn(TimeExtent extent, double begin_s) {
  return {begin_s, extent.end_s > begin_s ? extent.end_s : TimeExtent{}.end_s};
}

TimeExtent untilHere(TimeExtent extent, double end_s) {
  return {extent.begin_s < end_s ? extent.begin_s : TimeExtent{}.begin_s, end_s};
}

std::vector<MaskShape> withCopy(std::vector<MaskShape> shapes, ShapeId id, ShapeId copy_id, const std::optional<TimeExtent>& extent) {
  const MaskShape* found = findShape(std::as_const(shapes), id);
  if (found == nullptr) return shapes;
  MaskShape copy = *found;
  copy.id = copy_id;
  copy.name += " copy";
  copy.locked = false;
  if (extent) {
    copy.extent = *extent;
    copy.other_times = false;
  }
  shapes.insert(shapes.begin() + (found - shapes.data()) + 1, std::move(copy));
  return shapes;
}

std::vector<MaskShape> withLayersOnTop(std::vector<MaskShape> below, std::vector<MaskShape> layers,
                                       const std::function<ShapeId()>& newId) {
  const bool solo_below = anySolo(below), solo_among = anySolo(layers);
  for (MaskShape& layer : layers) {
    const bool has_part = hasPart(layer, solo_among);
    layer.id = newId();
    layer.locked = false;
    layer.shown = has_part;
    layer.solo = has_part && solo_below;
    below.push_back(std::move(layer));
  }
  return below;
}

}  // namespace lacuna::mask
