#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/error.hpp"
#include "core/base/json_guard.hpp"
#include "core/base/json_line.hpp"
#include "core/base/json_reader.hpp"
#include "core/base/one_line.hpp"
#include "core/mask/generators.hpp"
#include "core/mask/mask_files.hpp"
#include "core/mask/mask_io.hpp"
#include "core/mask/pose.hpp"

namespace lacuna::mask {
namespace {

using Json = nlohmann::json;  // for reading: the ordered kind looks through all keys for each new one

constexpr int deepest_value = 8;

/// What a file may hold in all, so that a legal one cannot freeze or fill the program.
struct Budget {
  std::size_t points = most_points;
  std::int64_t cells = most_cells;
  std::size_t keys = most_keys;
};

PointInFrame asPoint(const JsonReader& reader, const Json& value, const char* key) {
  if (!value.is_array() || value.size() != 2) reader.wrong(std::string("has a \"") + key + "\" that is not a pair of numbers");
  constexpr double far_outside = 1e6;
  const PointInFrame point{reader.as<double>(value[0], key), reader.as<double>(value[1], key)};
  if (std::abs(point.x) > far_outside || std::abs(point.y) > far_outside)
    reader.wrong(std::string("has a \"") + key + "\" far outside the frame (points are fractions of its sides)");
  return point;
}

PointInFrame pointIn(const JsonReader& reader, const char* key) { return asPoint(reader, reader.member(key), key); }

std::vector<PointInFrame> pointsFrom(const JsonReader& reader, Budget& budget) {
  const Json& points = reader.list("points", 0, most_points);
  if (points.size() > budget.points)
    reader.wrong("brings the file over " + std::to_string(most_points) + " points. Use fewer or shorter strokes");
  budget.points -= points.size();
  std::vector<PointInFrame> list;
  for (const Json& point : points) list.push_back(asPoint(reader, point, "points"));
  return list;
}

Stroke strokeFrom(const JsonReader& reader, Budget& budget) {
  Stroke stroke;
  stroke.radius = reader.number("radius");
  if (!(stroke.radius >= 0 && stroke.radius <= 100))
    reader.wrong("has a radius that is not between 0 and 100 heights of the frame");
  const std::string tip = reader.text("tip");
  if (tip != "round" && tip != "square") reader.wrong("has an unknown tip \"" + tip + "\" (round or square)");
  stroke.tip = tip == "round" ? BrushTip::Round : BrushTip::Square;
  stroke.points = pointsFrom(reader, budget);
  if (!reader.has("pressure")) return stroke;
  for (const Json& value : reader.list("pressure", 0, stroke.points.size())) {
    const double pressure = reader.as<double>(value, "pressure");
    if (!(pressure >= 0 && pressure <= 1)) reader.wrong("has a \"pressure\" that is not between 0 and 1");
    stroke.pressure.push_back(static_cast<float>(pressure));
  }
  if (stroke.pressure.size() != stroke.points.size()) reader.wrong("has no \"pressure\" for each of its points");
  return stroke;
}

Generated generatedFrom(const JsonReader& reader) {
  Generated generated{reader.text("kind"), reader.whole<std::uint64_t>("seed"), {}};
  const GeneratorInfo* info = generatorOf(generated.kind);
  if (info == nullptr) reader.wrong("has an unknown kind \"" + generated.kind + "\"");
  const auto set = [&](const JsonReader& from, const char* name) {
    const auto known = std::find_if(info->parameters.begin(), info->parameters.end(),
                                    [&](const GeneratorParameter& parameter) { return parameter.name == name; });
    if (known == info->parameters.end()) from.wrong(std::string("has a \"") + name + "\", which " + info->kind + " does not take");
    const double value = from.numberOr(name, known->low, known->high, known->otherwise);
    if (known->whole && value != std::floor(value)) from.wrong(std::string("has a \"") + name + "\" that is not a whole number");
    generated.parameters[name] = value;
  };
  // Version 1 wrote a ratio for every kind.
  if (reader.has("ratio") && !info->parameters.empty() && info->parameters[0].name == "ratio") set(reader, "ratio");
  if (!reader.has("parameters")) return generated;
  const Json& parameters = reader.member("parameters");
  const JsonReader inner(parameters, reader.place() + "'s parameters", reader.where());
  for (const auto& entry : parameters.items()) set(inner, entry.key().c_str());
  return generated;
}

PaintedCells cellsFrom(const JsonReader& reader, Budget& budget) {
  const Json& size = reader.list("size", 0, 3);
  if (size.size() != 3) reader.wrong("has a \"size\" that is not [steps, rows, cols]");
  std::int64_t sides[3] = {};
  for (std::size_t i = 0; i < 3; ++i) {
    sides[i] = static_cast<std::int64_t>(std::min<std::uint64_t>(reader.as<std::uint64_t>(size[i], "size"), most_cells));
  }
  if (!plausibleCells(sides[0], sides[1], sides[2])) reader.wrong("has a \"size\" that is no size of a mask");
  const auto count = static_cast<std::size_t>(sides[0] * sides[1] * sides[2]);
  budget.cells -= static_cast<std::int64_t>(count);
  if (budget.cells < 0) reader.wrong("brings the file over " + std::to_string(most_cells) + " cells. Use fewer shapes");
  PaintedCells cells{static_cast<int>(sides[0]), static_cast<int>(sides[1]), static_cast<int>(sides[2]), {}};
  unsigned char state = 0;
  for (const Json& run : reader.list("runs", 0, count + 1)) {
    const std::uint64_t length = reader.as<std::uint64_t>(run, "runs");
    if (length > count - cells.hidden.size()) reader.wrong("has \"runs\" that are longer than its size");
    cells.hidden.insert(cells.hidden.end(), static_cast<std::size_t>(length), state);
    state = state == 0 ? 1 : 0;
  }
  if (cells.hidden.size() != count) reader.wrong("has \"runs\" that are shorter than its size");
  return cells;
}

Pose poseFrom(const JsonReader& reader) {
  constexpr double most_scale = 1000, most_turn = 1e6;
  const PointInFrame move = pointIn(reader, "move"), scale = pointIn(reader, "scale");
  if (std::abs(scale.x) > most_scale || std::abs(scale.y) > most_scale) reader.wrong("has a \"scale\" over 1000");
  return {move.x, move.y, scale.x, scale.y, reader.numberOr("turn", -most_turn, most_turn, 0)};
}

Key keyFrom(const JsonReader& reader) {
  constexpr double most_time_s = 1e9;
  Key key;
  key.time_s = reader.number("time_s");  // which must be there
  key.time_s = reader.numberOr("time_s", -most_time_s, most_time_s, 0);
  key.pose = poseFrom(reader);
  const std::string easing = reader.text("easing");
  if (easing != "hold" && easing != "straight" && easing != "smooth")
    reader.wrong("has an unknown easing \"" + easing + "\" (hold, straight or smooth)");
  key.easing = easing == "hold" ? Easing::Hold : easing == "smooth" ? Easing::Smooth : Easing::Straight;
  key.confidence = reader.numberOr("confidence", 0, 1, 1);
  return key;
}

std::vector<Key> keysFrom(const JsonReader& reader, Budget& budget) {
  const Json& list = reader.list("keys", 0, most_keys);
  if (list.size() > budget.keys) reader.wrong("brings the file over " + std::to_string(most_keys) + " keys. Use fewer");
  budget.keys -= list.size();
  std::vector<Key> keys;
  for (const Json& json : list) {
    keys.push_back(keyFrom(JsonReader(json, reader.place() + "'s key " + std::to_string(keys.size() + 1), reader.where())));
    if (keys.size() > 1 && !(keys[keys.size() - 2].time_s < keys.back().time_s))
      reader.wrong("has \"keys\" that are not in the order of time");
  }
  return keys;
}

void readExtras(MaskShape& shape, const JsonReader& reader, Budget& budget) {
  constexpr double most_grown = 64, last_colour = 7;
  if (reader.has("pose")) shape.pose = poseFrom(JsonReader(reader.member("pose"), reader.place() + "'s pose", reader.where()));
  if (reader.has("keys")) shape.keys = keysFrom(reader, budget);
  if (!drawn(shape.form) && (!shape.keys.empty() || shape.pose != Pose{})) reader.wrong("is not drawn, so it takes no pose");
  shape.grow_cells = static_cast<int>(reader.numberOr("grow", -most_grown, most_grown, 0));
  shape.outside = reader.flagOr("outside", false);
  shape.other_times = reader.flagOr("other_times", false);
  shape.shown = reader.flagOr("shown", true);
  shape.solo = reader.flagOr("solo", false);
  shape.locked = reader.flagOr("locked", false);
  shape.colour = static_cast<int>(reader.numberOr("colour", 0, last_colour, 0));
}

MaskShape shapeFrom(const Json& json, std::size_t number, Budget& budget, const std::string& where) {
  const JsonReader reader(json, "mask's shape " + std::to_string(number), where);
  MaskShape shape;
  const std::uint64_t id = reader.has("id") ? reader.whole<std::uint64_t>("id") : number;
  if (id > 0x7FFFFFFFULL) reader.wrong("has an \"id\" that is too large");
  shape.id = ShapeId{static_cast<std::uint32_t>(id)};
  if (reader.has("name")) shape.name = reader.text("name");
  const std::string operation = reader.text("operation");
  if (operation != "hide" && operation != "reveal")
    reader.wrong("has an unknown operation \"" + operation + "\" (hide or reveal)");
  shape.operation = operation == "hide" ? Operation::Hide : Operation::Reveal;
  if (reader.has("begin_s")) shape.extent.begin_s = reader.number("begin_s");
  if (reader.has("end_s")) shape.extent.end_s = reader.number("end_s");
  if (shape.extent.end_s < shape.extent.begin_s) reader.wrong("ends before it begins");
  const std::string form = reader.text("form");
  if (form == "stroke")
    shape.form = strokeFrom(reader, budget);
  else if (form == "rectangle")
    shape.form = Rectangle{pointIn(reader, "a"), pointIn(reader, "b")};
  else if (form == "ellipse")
    shape.form = Ellipse{pointIn(reader, "a"), pointIn(reader, "b")};
  else if (form == "polygon")
    shape.form = Polygon{pointsFrom(reader, budget)};
  else if (form == "generated")
    shape.form = generatedFrom(reader);
  else if (form == "cells")
    shape.form = cellsFrom(reader, budget);
  else
    reader.wrong("has an unknown form \"" + form + "\" (stroke, rectangle, ellipse, polygon, generated or cells)");
  readExtras(shape, reader, budget);
  return shape;
}

}  // namespace

std::vector<MaskShape> parseShapes(const std::string& json_text, const std::string& where) {
  if (json_text.size() > most_mask_text_bytes) fail(ErrorKind::Refused, "The mask text is larger than 8 MB.", where);
  const auto refuse = [&](const std::string& what) { fail(ErrorKind::Refused, "The mask " + oneLine(what, 200) + ". Save it again with fewer shapes.", where); };
  const Json document = Json::parse(json_text, JsonGuard(deepest_value, refuse), false);
  if (document.is_discarded()) fail(ErrorKind::Unreadable, "The mask is no json from line " + BrokenJsonLine::of(json_text) + " on. Correct it there, or save the mask again.", where);
  const JsonReader reader(document, "mask", where);
  const std::uint64_t version = reader.whole<std::uint64_t>("version");
  if (version < 1 || version > mask_json_version) {
    fail(ErrorKind::Unreadable,
         "The mask has version " + std::to_string(version) + ". This program reads versions 1 to " +
             std::to_string(mask_json_version) + ".",
         where);
  }
  std::vector<MaskShape> shapes;
  Budget budget;
  for (const Json& shape : reader.list("shapes", 0, most_shapes))
    shapes.push_back(shapeFrom(shape, shapes.size() + 1, budget, where));
  std::set<ShapeId> ids;
  for (const MaskShape& shape : shapes) ids.insert(shape.id);
  if (ids.size() < shapes.size())  // written by hand: commands tell shapes by their ids
    for (std::size_t i = 0; i < shapes.size(); ++i) shapes[i].id = ShapeId{static_cast<std::uint32_t>(i + 1)};
  return shapes;
}

}  // namespace lacuna::mask
