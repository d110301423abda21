#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/error.hpp"
#include "core/mask/mask_files.hpp"
#include "core/mask/mask_io.hpp"
#include "core/mask/runs.hpp"

namespace lacuna::mask {
namespace {

using Written = nlohmann::ordered_json;

Written jsonOf(const PointInFrame& point) { return Written::array({point.x, point.y}); }

Written jsonOf(const std::vector<PointInFrame>& points) {
  Written list = Written::array();
  for (const PointInFrame& point : points) list.push_back(jsonOf(point));
  return list;
}

Written jsonOf(const Pose& pose) {
  return Written{{"move", Written::array({pose.dx, pose.dy})},
                 {"scale", Written::array({pose.scale_x, pose.scale_y})},
                 {"turn", pose.turn_rad}};
}

Written jsonOf(const Key& key) {
  static constexpr const char* names[] = {"hold", "straight", "smooth"};
  Written json = jsonOf(key.pose);
  json["time_s"] = key.time_s;
  json["easing"] = names[static_cast<int>(key.easing)];
  if (key.confidence != 1) json["confidence"] = key.confidence;
  return json;
}

void addForm(Written& json, const Stroke& stroke) {
  json["form"] = "stroke";
  json["tip"] = stroke.tip == BrushTip::Round ? "round" : "square";
  json["radius"] = stroke.radius;
  json["points"] = jsonOf(stroke.points);
  if (!stroke.pressure.empty()) json["pressure"] = stroke.pressure;
}

void addForm(Written& json, const Rectangle& rectangle) {
  json["form"] = "rectangle";
  json["a"] = jsonOf(rectangle.a);
  json["b"] = jsonOf(rectangle.b);
}

void addForm(Written& json, const Ellipse& ellipse) {
  json["form"] = "ellipse";
  json["a"] = jsonOf(ellipse.a);
  json["b"] = jsonOf(ellipse.b);
}

void addForm(Written& json, const Polygon& polygon) {
  json["form"] = "polygon";
  json["points"] = jsonOf(polygon.points);
}

void addForm(Written& json, const Generated& generated) {
  json["form"] = "generated";
  json["kind"] = generated.kind;
  json["seed"] = generated.seed;
  if (!generated.parameters.empty()) json["parameters"] = generated.parameters;
}

void addForm(Written& json, const PaintedCells& cells) {
  json["form"] = "cells";
  json["size"] = Written::array({cells.steps, cells.rows, cells.cols});
  json["runs"] = runsOf(cells.hidden.size(), [&](std::size_t i) { return cells.hidden[i] != 0; });
}

/// What could not be read back is not written.
void checkReadable(bool readable) {
  if (!readable)
    fail(ErrorKind::Refused, "The mask is too large for a .json file (at most " + std::to_string(most_shapes) + " shapes, " +
                                 std::to_string(most_points) + " points, 8 MB). Save its cells as .npy.");
}

void checkCounts(const std::vector<MaskShape>& shapes) {
  std::size_t points = 0, keys = 0;
  for (const MaskShape& shape : shapes) {
    if (const auto* stroke = std::get_if<Stroke>(&shape.form)) points += stroke->points.size();
    if (const auto* polygon = std::get_if<Polygon>(&shape.form)) points += polygon->points.size();
    keys += shape.keys.size();
  }
  checkReadable(shapes.size() <= most_shapes && points <= most_points && keys <= most_keys);
}

/// What differs from a plain shape.
void addExtras(Written& json, const MaskShape& shape) {
  const MaskShape plain;
  if (shape.pose != plain.pose) json["pose"] = jsonOf(shape.pose);
  if (!shape.keys.empty()) json["keys"] = Written::array();
  for (const Key& key : shape.keys) json["keys"].push_back(jsonOf(key));
  if (shape.grow_cells != 0) json["grow"] = shape.grow_cells;
  if (shape.outside) json["outside"] = true;
  if (shape.other_times) json["other_times"] = true;
  if (!shape.shown) json["shown"] = false;
  if (shape.solo) json["solo"] = true;
  if (shape.locked) json["locked"] = true;
  if (shape.colour != 0) json["colour"] = shape.colour;
}

}  // namespace

std::string shapesToJson(const std::vector<MaskShape>& shapes) {
  checkCounts(shapes);
  const TimeExtent always;
  Written list = Written::array();
  for (const MaskShape& shape : shapes) {
    Written json;
    json["id"] = static_cast<std::uint32_t>(shape.id);
    json["name"] = shape.name;
    json["operation"] = shape.operation == Operation::Hide ? "hide" : "reveal";
    if (shape.extent.begin_s != always.begin_s) json["begin_s"] = shape.extent.begin_s;
    if (shape.extent.end_s != always.end_s) json["end_s"] = shape.extent.end_s;
    std::visit([&](const auto& form) { addForm(json, form); }, shape.form);
    addExtras(json, shape);
    list.push_back(std::move(json));
  }
  const Written document{{"format", "lacuna mask"}, {"version", mask_json_version}, {"shapes", std::move(list)}};
  std::string text = document.dump(1, ' ', false, Written::error_handler_t::replace);
  checkReadable(text.size() <= most_mask_text_bytes);
  return text;
}

}  // namespace lacuna::mask
