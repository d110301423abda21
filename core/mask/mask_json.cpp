#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/error.hpp"
#include "core/base/one_line.hpp"
#include "core/mask/generators.hpp"
#include "core/mask/mask_files.hpp"
#include "core/mask/mask_io.hpp"
#include "core/mask/pose.hpp"

namespace lacuna::mask {
namespace {

using Json = nlohmann::json;  // for reading: the ordered kind looks through all keys for each new one

constexpr int deepest_value = 8;
constexpr std::size_t most_values = 4000000;

/// What a file may hold in all, so that a legal one cannot freeze or fill the program.
struct Budget {
  std::size_t points = most_points;
  std::int64_t cells = most_cells;
  std::size_t keys = most_keys;
};

/// Refuses deep nesting and floods of values while the text is parsed, not after.
class ParseGuard {
 public:
  explicit ParseGuard(const std::string& where) : where_(where) {}

  bool operator()(int depth, Json::parse_event_t, Json&) {
    if (depth > deepest_value || ++values_ > most_values)
      fail(ErrorKind::Refused, "The mask is nested or filled beyond reason. Save it again with fewer shapes.", where_);
    return true;
  }

 private:
  const std::string& where_;
  std::size_t values_ = 0;
};

/// Reads members of one object and names the place of the first thing that is wrong.
class Reader {
 public:
  Reader(const Json& json, std::string place, std::string where)
      : json_(json), place_(std::move(place)), where_(std::move(where)) {
    if (!json_.is_object()) wrong("is not an object");
  }

  [[noreturn]] void wrong(const std::string& what) const {
    fail(ErrorKind::Unreadable, "The " + place_ + " " + oneLine(what, 200) + ".", where_);
  }
  const std::string& place() const { return place_; }
  const std::string& where() const { return where_; }
  bool has(const char* key) const { return json_.contains(key); }

  const Json& member(const char* key) const {
    const auto found = json_.find(key);
    if (found == json_.end()) wrong(std::string("has no \"") + key + "\"");
    return *found;
  }
  const Json& array(const char* key, std::size_t most) const {
    const Json& value = member(key);
    if (!value.is_array()) wrong(std::string("has a \"") + key + "\" that is not a list");
    if (value.size() > most)
      wrong("has " + std::to_string(value.size()) + " \"" + key + "\"; at most " + std::to_string(most) + " are read");
    return value;
  }
  std::string text(const char* key) const {
    const Json& value = member(key);
    if (!value.is_string()) wrong(std::string("has a \"") + key + "\" that is not a text");
    return value.get<std::string>();
  }
  double number(const char* key) const { return asNumber(member(key), key); }
  std::uint64_t whole(const char* key) const { return asWhole(member(key), key); }
  PointInFrame point(const char* key) const { return asPoint(member(key), key); }

  double asNumber(const Json& value, const char* key) const {
    if (!value.is_number()) wrong(std::string("has a \"") + key + "\" that is not a number");
    const double number = value.get<double>();
    if (!std::isfinite(number)) wrong(std::string("has a \"") + key + "\" that is not finite");
    return number;
  }
  std::uint64_t asWhole(const Json& value, const char* key) const {
    if (!value.is_number_unsigned()) wrong(std::string("has a \"") + key + "\" that is not a whole number from 0");
    return value.get<std::uint64_t>();
  }
  /// A number between two bounds; `otherwise` where there is none of this name.
  double bounded(const char* key, double low, double high, double otherwise) const {
    if (!has(key)) return otherwise;
    const double value = number(key);
    if (!(value >= low && value <= high))
      wrong(std::string("has a \"") + key + "\" that is not between " + shortly(low) + " and " + shortly(high));
    return value;
  }
  bool flag(const char* key, bool otherwise) const {
    if (!has(key)) return otherwise;
    if (!member(key).is_boolean()) wrong(std::string("has a \"") + key + "\" that is neither true nor false");
    return member(key).get<bool>();
  }

  PointInFrame asPoint(const Json& value, const char* key) const {
    if (!value.is_array() || value.size() != 2) wrong(std::string("has a \"") + key + "\" that is not a pair of numbers");
    constexpr double far_outside = 1e6;
    const PointInFrame point{asNumber(value[0], key), asNumber(value[1], key)};
    if (std::abs(point.x) > far_outside || std::abs(point.y) > far_outside) {
      wrong(std::string("has a \"") + key + "\" far outside the frame (points are fractions of its sides)");
    }
    return point;
  }

 private:
  static std::string shortly(double value) { return std::to_string(static_cast<long long>(value)); }

  const Json& json_;
  std::string place_, where_;
};

std::vector<PointInFrame> pointsFrom(const Reader& reader, Budget& budget) {
  const Json& points = reader.array("points", most_points);
  if (points.size() > budget.points)
    reader.wrong("brings the file over " + std::to_string(most_points) + " points. Use fewer or shorter strokes");
  budget.points -= points.size();
  std::vector<PointInFrame> list;
  for (const Json& point : points) list.push_back(reader.asPoint(point, "points"));
  return list;
}

Stroke strokeFrom(const Reader& reader, Budget& budget) {
  Stroke stroke;
  stroke.radius = reader.number("radius");
  if (!(stroke.radius >= 0 && stroke.radius <= 100))
    reader.wrong("has a radius that is not between 0 and 100 heights of the frame");
  const std::string tip = reader.text("tip");
  if (tip != "round" && tip != "square") reader.wrong("has an unknown tip \"" + tip + "\" (round or square)");
  stroke.tip = tip == "round" ? BrushTip::Round : BrushTip::Square;
  stroke.points = pointsFrom(reader, budget);
  if (!reader.has("pressure")) return stroke;
  for (const Json& value : reader.array("pressure", stroke.points.size())) {
    const double pressure = reader.asNumber(value, "pressure");
    if (!(pressure >= 0 && pressure <= 1)) reader.wrong("has a \"pressure\" that is not between 0 and 1");
    stroke.pressure.push_back(static_cast<float>(pressure));
  }
  if (stroke.pressure.size() != stroke.points.size()) reader.wrong("has no \"pressure\" for each of its points");
  return stroke;
}

Generated generatedFrom(const Reader& reader) {
  Generated generated{reader.text("kind"), reader.whole("seed"), {}};
  const GeneratorInfo* info = generatorOf(generated.kind);
  if (info == nullptr) reader.wrong("has an unknown kind \"" + generated.kind + "\"");
  const auto set = [&](const Reader& from, const char* name) {
    const auto known = std::find_if(info->parameters.begin(), info->parameters.end(),
                                    [&](const GeneratorParameter& parameter) { return parameter.name == name; });
    if (known == info->parameters.end()) from.wrong(std::string("has a \"") + name + "\", which " + info->kind + " does not take");
    const double value = from.bounded(name, known->low, known->high, known->otherwise);
    if (known->whole && value != std::floor(value)) from.wrong(std::string("has a \"") + name + "\" that is not a whole number");
    generated.parameters[name] = value;
  };
  // Version 1 wrote a ratio for every kind.
  if (reader.has("ratio") && !info->parameters.empty() && info->parameters[0].name == "ratio") set(reader, "ratio");
  if (!reader.has("parameters")) return generated;
  const Json& parameters = reader.member("parameters");
  const Reader inner(parameters, reader.place() + "'s parameters", reader.where());
  for (const auto& entry : parameters.items()) set(inner, entry.key().c_str());
  return generated;
}

PaintedCells cellsFrom(const Reader& reader, Budget& budget) {
  const Json& size = reader.array("size", 3);
  if (size.size() != 3) reader.wrong("has a \"size\" that is not [steps, rows, cols]");
  std::int64_t sides[3] = {};
  for (std::size_t i = 0; i < 3; ++i) {
    sides[i] = static_cast<std::int64_t>(std::min<std::uint64_t>(reader.asWhole(size[i], "size"), most_cells));
  }
  if (!plausibleCells(sides[0], sides[1], sides[2])) reader.wrong("has a \"size\" that is no size of a mask");
  const auto count = static_cast<std::size_t>(sides[0] * sides[1] * sides[2]);
  budget.cells -= static_cast<std::int64_t>(count);
  if (budget.cells < 0) reader.wrong("brings the file over " + std::to_string(most_cells) + " cells. Use fewer shapes");
  PaintedCells cells{static_cast<int>(sides[0]), static_cast<int>(sides[1]), static_cast<int>(sides[2]), {}};
  unsigned char state = 0;
  for (const Json& run : reader.array("runs", count + 1)) {
    const std::uint64_t length = reader.asWhole(run, "runs");
    if (length > count - cells.hidden.size()) reader.wrong("has \"runs\" that are longer than its size");
    cells.hidden.insert(cells.hidden.end(), static_cast<std::size_t>(length), state);
    state = state == 0 ? 1 : 0;
  }
  if (cells.hidden.size() != count) reader.wrong("has \"runs\" that are shorter than its size");
  return cells;
}

Pose poseFrom(const Reader& reader) {
  constexpr double most_scale = 1000, most_turn = 1e6;
  const PointInFrame move = reader.point("move"), scale = reader.point("scale");
  if (std::abs(scale.x) > most_scale || std::abs(scale.y) > most_scale) reader.wrong("has a \"scale\" over 1000");
  return {move.x, move.y, scale.x, scale.y, reader.bounded("turn", -most_turn, most_turn, 0)};
}

Key keyFrom(const Reader& reader) {
  constexpr double most_time_s = 1e9;
  Key key;
  key.time_s = reader.number("time_s");  // which must be there
  key.time_s = reader.bounded("time_s", -most_time_s, most_time_s, 0);
  key.pose = poseFrom(reader);
  const std::string easing = reader.text("easing");
  if (easing != "hold" && easing != "straight" && easing != "smooth")
    reader.wrong("has an unknown easing \"" + easing + "\" (hold, straight or smooth)");
  key.easing = easing == "hold" ? Easing::Hold : easing == "smooth" ? Easing::Smooth : Easing::Straight;
  key.confidence = reader.bounded("confidence", 0, 1, 1);
  return key;
}

std::vector<Key> keysFrom(const Reader& reader, Budget& budget) {
  const Json& list = reader.array("keys", most_keys);
  if (list.size() > budget.keys) reader.wrong("brings the file over " + std::to_string(most_keys) + " keys. Use fewer");
  budget.keys -= list.size();
  std::vector<Key> keys;
  for (const Json& json : list) {
    keys.push_back(keyFrom(Reader(json, reader.place() + "'s key " + std::to_string(keys.size() + 1), reader.where())));
    if (keys.size() > 1 && !(keys[keys.size() - 2].time_s < keys.back().time_s))
      reader.wrong("has \"keys\" that are not in the order of time");
  }
  return keys;
}

void readExtras(MaskShape& shape, const Reader& reader, Budget& budget) {
  constexpr double most_grown = 64, last_colour = 7;
  if (reader.has("pose")) shape.pose = poseFrom(Reader(reader.member("pose"), reader.place() + "'s pose", reader.where()));
  if (reader.has("keys")) shape.keys = keysFrom(reader, budget);
  if (!drawn(shape.form) && (!shape.keys.empty() || shape.pose != Pose{})) reader.wrong("is not drawn, so it takes no pose");
  shape.grow_cells = static_cast<int>(reader.bounded("grow", -most_grown, most_grown, 0));
  shape.outside = reader.flag("outside", false);
  shape.other_times = reader.flag("other_times", false);
  shape.shown = reader.flag("shown", true);
  shape.solo = reader.flag("solo", false);
  shape.locked = reader.flag("locked", false);
  shape.colour = static_cast<int>(reader.bounded("colour", 0, last_colour, 0));
}

MaskShape shapeFrom(const Json& json, std::size_t number, Budget& budget, const std::string& where) {
  const Reader reader(json, "mask's shape " + std::to_string(number), where);
  MaskShape shape;
  const std::uint64_t id = reader.has("id") ? reader.whole("id") : number;
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
    shape.form = Rectangle{reader.point("a"), reader.point("b")};
  else if (form == "ellipse")
    shape.form = Ellipse{reader.point("a"), reader.point("b")};
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
  Json document;
  try {
    document = Json::parse(json_text, ParseGuard(where));
  } catch (const Json::exception&) {
    fail(ErrorKind::Unreadable, "This is not whole JSON text.", where);
  }
  const Reader reader(document, "mask", where);
  const std::uint64_t version = reader.whole("version");
  if (version < 1 || version > mask_json_version) {
    fail(ErrorKind::Unreadable,
         "The mask has version " + std::to_string(version) + ". This program reads versions 1 to " +
             std::to_string(mask_json_version) + ".",
         where);
  }
  std::vector<MaskShape> shapes;
  Budget budget;
  for (const Json& shape : reader.array("shapes", most_shapes))
    shapes.push_back(shapeFrom(shape, shapes.size() + 1, budget, where));
  std::set<ShapeId> ids;
  for (const MaskShape& shape : shapes) ids.insert(shape.id);
  if (ids.size() < shapes.size())  // written by hand: commands tell shapes by their ids
    for (std::size_t i = 0; i < shapes.size(); ++i) shapes[i].id = ShapeId{static_cast<std::uint32_t>(i + 1)};
  return shapes;
}

}  // namespace lacuna::mask
