#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/error.hpp"
#include "core/base/one_line.hpp"
#include "core/mask/generators.hpp"
#include "core/mask/mask_files.hpp"
#include "core/mask/mask_io.hpp"
#include "core/mask/runs.hpp"

namespace lacuna::mask {
namespace {

using Written = nlohmann::ordered_json;
using Json = nlohmann::json;  // for reading: the ordered kind looks through all keys for each new one

constexpr int version_written = 1, deepest_value = 8;
constexpr std::size_t most_shapes = 2000, most_points = 50000, most_values = 4000000;

Written jsonOf(const PointInFrame& point) { return Written::array({point.x, point.y}); }

void addForm(Written& json, const Stroke& stroke) {
  json["form"] = "stroke";
  json["tip"] = stroke.tip == BrushTip::Round ? "round" : "square";
  json["radius"] = stroke.radius;
  Written points = Written::array();
  for (const PointInFrame& point : stroke.points) points.push_back(jsonOf(point));
  json["points"] = std::move(points);
}

void addForm(Written& json, const Rectangle& rectangle) {
  json["form"] = "rectangle";
  json["a"] = jsonOf(rectangle.a);
  json["b"] = jsonOf(rectangle.b);
}

void addForm(Written& json, const Generated& generated) {
  json["form"] = "generated";
  json["kind"] = generated.kind;
  json["seed"] = generated.seed;
  json["ratio"] = generated.ratio;
}

void addForm(Written& json, const PaintedCells& cells) {
  json["form"] = "cells";
  json["size"] = Written::array({cells.steps, cells.rows, cells.cols});
  json["runs"] = runsOf(cells.hidden.size(), [&](std::size_t i) { return cells.hidden[i] != 0; });
}

/// What a file may hold in all, so that a legal one cannot freeze or fill the program.
struct Budget {
  std::size_t points = most_points;
  std::int64_t cells = most_cells;
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
  const Json& json_;
  std::string place_, where_;
};

Stroke strokeFrom(const Reader& reader, Budget& budget) {
  Stroke stroke;
  stroke.radius = reader.number("radius");
  if (!(stroke.radius >= 0 && stroke.radius <= 100))
    reader.wrong("has a radius that is not between 0 and 100 heights of the frame");
  const std::string tip = reader.text("tip");
  if (tip != "round" && tip != "square") reader.wrong("has an unknown tip \"" + tip + "\" (round or square)");
  stroke.tip = tip == "round" ? BrushTip::Round : BrushTip::Square;
  const Json& points = reader.array("points", most_points);
  if (points.size() > budget.points)
    reader.wrong("brings the file over " + std::to_string(most_points) + " points. Use fewer or shorter strokes");
  budget.points -= points.size();
  for (const Json& point : points) stroke.points.push_back(reader.asPoint(point, "points"));
  return stroke;
}

Generated generatedFrom(const Reader& reader) {
  const std::string kind = reader.text("kind");
  const auto& known = generators();
  if (std::none_of(known.begin(), known.end(), [&](const GeneratorInfo& info) { return info.kind == kind; })) {
    reader.wrong("has an unknown kind \"" + kind + "\"");
  }
  const Generated generated{kind, reader.whole("seed"), reader.number("ratio")};
  if (!(generated.ratio >= 0 && generated.ratio <= 1)) reader.wrong("has a ratio that is not between 0 and 1");
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

MaskShape shapeFrom(const Json& json, std::size_t number, Budget& budget, const std::string& where) {
  const Reader reader(json, "mask's shape " + std::to_string(number), where);
  MaskShape shape;
  const std::uint64_t id = reader.has("id") ? reader.whole("id") : number;
  if (id > 0xFFFFFFFFULL) reader.wrong("has an \"id\" that is too large");
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
  else if (form == "generated")
    shape.form = generatedFrom(reader);
  else if (form == "cells")
    shape.form = cellsFrom(reader, budget);
  else
    reader.wrong("has an unknown form \"" + form + "\" (stroke, rectangle, generated or cells)");
  return shape;
}

/// What could not be read back is not written.
void checkReadable(bool readable) {
  if (!readable)
    fail(ErrorKind::Refused, "The mask is too large for a .json file (at most " + std::to_string(most_shapes) + " shapes, " +
                                 std::to_string(most_points) + " points, 8 MB). Save its cells as .npy.");
}

void checkCounts(const std::vector<MaskShape>& shapes) {
  std::size_t points = 0;
  for (const MaskShape& shape : shapes) {
    if (const auto* stroke = std::get_if<Stroke>(&shape.form)) points += stroke->points.size();
  }
  checkReadable(shapes.size() <= most_shapes && points <= most_points);
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
    list.push_back(std::move(json));
  }
  const Written document{{"format", "lacuna mask"}, {"version", version_written}, {"shapes", std::move(list)}};
  std::string text = document.dump(1, ' ', false, Written::error_handler_t::replace);
  checkReadable(text.size() <= most_mask_text_bytes);
  return text;
}

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
  if (version != version_written) {
    fail(ErrorKind::Unreadable, "The mask has version " + std::to_string(version) + ". This program reads version 1.",
         where);
  }
  std::vector<MaskShape> shapes;
  Budget budget;
  for (const Json& shape : reader.array("shapes", most_shapes))
    shapes.push_back(shapeFrom(shape, shapes.size() + 1, budget, where));
  return shapes;
}

}  // namespace lacuna::mask
