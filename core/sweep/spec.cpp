#include "core/sweep/spec.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/error.hpp"
#include "core/base/home_path.hpp"
#include "core/base/json_guard.hpp"
#include "core/base/json_line.hpp"
#include "core/base/one_line.hpp"
#include "core/mask/generators.hpp"
#include "core/scenes/drawn_clip.hpp"
#include "core/scenes/every_seed.hpp"
#include "core/sweep/portable.hpp"

namespace lacuna::sweep {
namespace {

using Json = nlohmann::json;

constexpr std::size_t most_text = 4096;  // of a path or a mask
constexpr int most_frames = 4096, most_side = 16'384, most_start = 1'000'000'000, most_tokens = 1024;
constexpr const char* mask_hashes = "mask_hashes";  // of texts in stores
constexpr double most_shift = 10, least_scale = 0.01, most_scale = 100;

[[noreturn]] void refuse(const std::string& what) { fail(ErrorKind::Refused, "This is no sweep: " + oneLine(what, 400)); }

void onlyKnown(const Json& object, const std::set<std::string>& known, const std::string& where) {
  for (const auto& [key, value] : object.items())
    if (!known.contains(key)) refuse(where + " has no \"" + key + "\".");
}

bool isWhole(double value) { return std::floor(value) == value && std::abs(value) < 1e15; }

/// Shortest text that reads back as the number; whole numbers without a point.
std::string textOfNumber(double value) {
  if (isWhole(value)) return std::to_string(static_cast<std::int64_t>(value));
  std::array<char, 32> text{};
  const auto [end, failed] = std::to_chars(text.data(), text.data() + text.size(), value);
  return failed == std::errc() ? std::string(text.data(), end) : "nan";
}

double numberOf(const std::string& text, const std::string& axis, double low, double high) {
  const auto value = numberIn(text);
  if (!value) refuse("\"" + text + "\" is no number for the axis \"" + axis + "\".");
  if (!(*value >= low && *value <= high)) refuse("the axis \"" + axis + "\" goes from " + textOfNumber(low) + " to " + textOfNumber(high) + ", not to " + text + ".");
  return *value;
}

template <class Value>
Value valueOf(const Json& object, const char* key, const Value& otherwise) {
  if (!object.contains(key)) return otherwise;
  try {
    return object.at(key).get<Value>();
  } catch (const nlohmann::json::exception&) {
    refuse(std::string("\"") + key + "\" is of another kind than it should be.");
  }
}

/// A whole number between 0 and `most`.
int wholeOf(const Json& object, const char* key, int most) {
  if (!object.contains(key)) return 0;
  const Json& value = object.at(key);
  const double number = value.is_number() ? value.get<double>() : -1;
  if (!isWhole(number) || number < 0 || number > most) refuse(std::string("\"") + key + "\" is a whole number from 0 to " + std::to_string(most) + ".");
  return static_cast<int>(number);
}

[[noreturn]] void refuseTooMany() { refuse("it has more than " + std::to_string(most_points) + " runs."); }

void checkText(const std::string& text) {
  if (text.size() > most_text) refuse("it has a text of more than " + std::to_string(most_text) + " bytes.");
}

/// The same for the same file from wherever it is named, so that a sweep is known again.
std::string pathIn(const std::string& folder, const std::string& path) {
  checkText(path);
  if (path.empty() || scenes::isDrawnClip(path)) return path;
  return std::filesystem::absolute(std::filesystem::path(folder) / withoutTilde(path)).lexically_normal().string();
}

std::string maskIn(const std::string& folder, const std::string& mask) {
  checkText(mask);
  const std::string kind = mask.substr(0, mask.find(','));
  const bool looks_like_file = mask::generatorOf(kind) == nullptr && kind.find_first_of("./") != std::string::npos;
  return looks_like_file ? pathIn(folder, mask) : mask;  // what looks like neither is looked up later
}

std::vector<std::string> listedValues(const Json& values, const std::string& name) {
  std::vector<std::string> texts;
  if (values.size() > most_points) refuse("the axis \"" + name + "\" has more than " + std::to_string(most_points) + " values.");
  for (const Json& value : values) {
    if (value.is_number()) texts.push_back(textOfNumber(value.get<double>()));
    else if (value.is_string()) texts.push_back(value.get<std::string>());
    else refuse("the values of \"" + name + "\" are numbers or texts.");
  }
  return texts;
}

/// "from", "to" and "step": both ends belong to it.
std::vector<std::string> steppedValues(const Json& axis, const std::string& name) {
  const double from = valueOf(axis, "from", 0.0), to = valueOf(axis, "to", 0.0), step = valueOf(axis, "step", 1.0);
  const double count = std::floor((to - from) / step + 1e-9) + 1;
  if (!(step > 0) || !(count >= 1) || count > static_cast<double>(most_points)) refuse("\"" + name + "\" goes from the smaller to the larger, by a step above 0, at most " + std::to_string(most_points) + " of them.");
  std::vector<std::string> texts;
  // Numbers such as 0.3 and not 0.30000000000000004: as they would be written.
  for (int i = 0; i < static_cast<int>(count); ++i) texts.push_back(textOfNumber(std::round((from + i * step) * 1e9) / 1e9));
  return texts;
}

Axis axisOf(const Json& json, const std::string& folder) {
  if (!json.is_object()) refuse("an axis is an object with a name and values.");
  onlyKnown(json, {"name", "values", "from", "to", "step"}, "an axis");
  Axis axis{valueOf(json, "name", std::string()), {}};
  const bool listed = json.contains("values");
  if (axis.name.empty() || axis.name.find_first_of(",=") != std::string::npos) refuse("an axis has no name, or one that is none.");
  if (listed ? !json["values"].is_array() : !json.contains("from") || !json.contains("to")) refuse("the axis \"" + axis.name + "\" has neither a list of values nor from and to.");
  axis.values = listed ? listedValues(json["values"], axis.name) : steppedValues(json, axis.name);
  if (axis.values.empty()) refuse("the axis \"" + axis.name + "\" has no values.");
  if (std::set<std::string>(axis.values.begin(), axis.values.end()).size() != axis.values.size()) refuse("the axis \"" + axis.name + "\" has a value twice.");
  if (axis.name == "model")
    for (std::string& path : axis.values) path = pathIn(folder, path);
  if (axis.name == "mask")
    for (std::string& mask : axis.values) mask = maskIn(folder, mask);
  return axis;
}

/// Sets a parameter of a generator, or its seed.
std::string withParameter(const std::string& mask, const std::string& name, const std::string& value) {
  if (std::filesystem::path(mask).is_absolute()) refuse("the axis \"" + name + "\" is a parameter of generators, and the mask is the file " + mask + ".");
  mask::Generated generated = mask::parseGenerator(mask);
  const mask::Generated set = mask::parseGenerator(generated.kind + "," + name + "=" + value);  // refuses what it has not
  if (name == "seed" && !mask::knownGenerator(generated.kind).seeded) refuse("the mask " + generated.kind + " has no seed.");
  if (name == "seed") generated.seed = set.seed;
  for (const auto& [key, number] : set.parameters) generated.parameters[key] = number;
  return mask::textOf(generated);
}

/// The mask with the seed that many after its own.
std::string withSeedAfter(const std::string& mask, std::size_t after) {
  if (std::filesystem::path(mask).is_absolute()) refuse("\"seeds\" is of generators, and the mask is the file " + mask + ".");
  mask::Generated generated = mask::parseGenerator(mask);
  if (!mask::knownGenerator(generated.kind).seeded) refuse("the mask " + generated.kind + " has no seed.");
  generated.seed += after;
  return mask::textOf(generated);
}

void put(Point& point, const Axis& axis, const std::string& value) {
  const auto whole = [&](int most) {
    const double number = numberOf(value, axis.name, 0, most);
    if (!isWhole(number)) refuse("the axis \"" + axis.name + "\" takes whole numbers, not \"" + value + "\".");
    return static_cast<int>(number);
  };
  if (axis.name == "model") point.model = value;
  else if (axis.name == "mask") point.mask = value;
  else if (axis.name == "start") point.sampling.start_frame = whole(most_start);
  else if (axis.name == "frames") point.sampling.frames = whole(most_frames);
  else if (axis.name == "size") point.crop = whole(most_side);
  else if (axis.name == "x") point.dx = numberOf(value, axis.name, -most_shift, most_shift);
  else if (axis.name == "y") point.dy = numberOf(value, axis.name, -most_shift, most_shift);
  else if (axis.name == "scale") point.scale = numberOf(value, axis.name, least_scale, most_scale);
  else point.mask = withParameter(point.mask, axis.name, value);
}

std::vector<std::string> clipsOf(const Json& json, const std::string& folder) {
  std::vector<std::string> clips;
  for (const std::string& named : valueOf(json, "clips", std::vector<std::string>())) {
    checkText(named);
    if (clips.size() > most_points) refuseTooMany();
    if (scenes::isDrawnClip(named)) {
      for (const std::string& scene : scenes::everySeed(named)) clips.push_back(scene);
      continue;
    }
    clips.push_back(pathIn(folder, named));
  }
  if (clips.empty()) refuse("it names no clips (\"clips\": [...]).");
  return clips;
}

Json parsed(const std::string& text) {
  constexpr int most_depth = 4;
  const Json json = Json::parse(text, JsonGuard(most_depth, [](const std::string& what) { refuse("it " + what + "."); }), false);
  if (json.is_discarded()) refuse("it is no json from line " + BrokenJsonLine::of(text) + " on. Correct it there.");
  return json;
}

void checkHead(const Json& json) {
  if (!json.is_object() || valueOf(json, "format", std::string()) != "lacuna sweep") refuse("it does not begin with \"format\": \"lacuna sweep\".");
  if (valueOf(json, "version", 0) != 1) refuse("only version 1 is known here.");
}

/// Every value of the axes, so that a wrong one is told before the first run. Only where an axis names masks does it depend on the
/// other axis' value whether one is right.
void checkPlaces(const Spec& spec) {
  const bool all = std::ranges::any_of(spec.axes, [](const Axis& axis) { return axis.name == "mask"; });
  const std::size_t inner = spec.axes.empty() ? 1 : spec.axes.back().values.size();
  for (std::size_t place = 0; place < spec.places(); ++place)
    if (all || place < inner || place % inner == 0) pointAt(spec, place);
}

/// All but the head.
Spec bodyOf(const Json& json, const std::string& folder, const std::string& otherwise) {
  onlyKnown(json, {"format", "version", "model", "clips", "start", "frames", "rate_fps", "size", "mask", "mask_token", "context_from_target_encoder", "axes", "seeds"}, "a sweep");
  Spec spec;
  spec.model = json.contains("model") ? pathIn(folder, valueOf(json, "model", std::string())) : pathIn("", otherwise);
  spec.clips = clipsOf(json, folder);
  spec.sampling = {wholeOf(json, "start", most_start), wholeOf(json, "frames", most_frames), valueOf(json, "rate_fps", 0.0)};
  if (!(spec.sampling.rate_fps >= 0 && spec.sampling.rate_fps <= 1000)) refuse("\"rate_fps\" goes from 0 to 1000.");
  spec.crop = wholeOf(json, "size", most_side);
  spec.mask = maskIn(folder, valueOf(json, "mask", spec.mask));
  spec.settings = {wholeOf(json, "mask_token", most_tokens), valueOf(json, "context_from_target_encoder", false)};
  if (json.contains("axes") && !json["axes"].is_array()) refuse("\"axes\" is a list.");
  for (const Json& axis : json.value("axes", Json::array())) spec.axes.push_back(axisOf(axis, folder));
  if (spec.axes.size() > 2) refuse("it has " + std::to_string(spec.axes.size()) + " axes: at most two are varied at once.");
  if (spec.axes.size() == 2 && spec.axes[0].name == spec.axes[1].name) refuse("both axes are \"" + spec.axes[0].name + "\".");
  if (json.contains("seeds")) spec.seeds = wholeOf(json, "seeds", static_cast<int>(most_points));
  if (spec.seeds < 1) refuse("\"seeds\" is how many seeds each place has: 1 or more.");
  double count = static_cast<double>(spec.clips.size()) * spec.seeds;
  for (const Axis& axis : spec.axes) count *= static_cast<double>(axis.values.size());
  if (count > static_cast<double>(most_points)) refuseTooMany();
  checkPlaces(spec);
  return spec;
}

}  // namespace

std::optional<double> numberIn(const std::string& value) {
  double number = 0;
  const auto [end, failed] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (failed != std::errc() || end != value.data() + value.size()) return std::nullopt;
  return number;
}

std::size_t Spec::places() const {
  std::size_t count = 1;
  for (const Axis& axis : axes) count *= axis.values.size();
  return count;
}

std::size_t Spec::points() const { return clips.size() * static_cast<std::size_t>(seeds) * places(); }

Spec parseSpecText(const std::string& text, const std::string& folder, const std::string& otherwise) {
  const Json json = parsed(text);
  checkHead(json);
  return bodyOf(json, folder, otherwise);
}

StoredText parseStoredText(const std::string& text) {
  Json json = parsed(text);
  const auto hashes = json.is_object() ? valueOf(json, mask_hashes, std::vector<std::string>()) : std::vector<std::string>();
  if (json.is_object()) json.erase(mask_hashes);
  return {bodyOf(json, {}, {}), hashes};
}

namespace {

nlohmann::ordered_json withoutHead(const Spec& spec) {
  nlohmann::ordered_json json{{"model", spec.model}, {"clips", spec.clips}, {"start", spec.sampling.start_frame}, {"frames", spec.sampling.frames},
            {"rate_fps", spec.sampling.rate_fps}, {"size", spec.crop}, {"mask", spec.mask}, {"mask_token", spec.settings.mask_token},
            {"context_from_target_encoder", spec.settings.context_from_target_encoder}, {"axes", nlohmann::ordered_json::array()}};
  for (const Axis& axis : spec.axes) json["axes"].push_back({{"name", axis.name}, {"values", axis.values}});
  if (spec.seeds > 1) json["seeds"] = spec.seeds;
  return json;
}

std::string written(const nlohmann::ordered_json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace); }

}  // namespace

std::string textByNames(const Spec& spec) { return written(withoutHead(byNames(spec))); }

std::string textOf(const Spec& spec) {
  nlohmann::ordered_json json = withoutHead(byNames(spec));
  const std::vector<std::string> hashes = maskHashes(spec);
  if (!hashes.empty()) json[mask_hashes] = hashes;
  return written(json);
}

std::string jsonOf(const Spec& spec) {
  nlohmann::ordered_json json{{"format", "lacuna sweep"}, {"version", 1}};
  json.update(withoutHead(spec));
  return written(json) + '\n';
}

Point pointAt(const Spec& spec, std::size_t number) {
  Point point{number, {}, spec.model, spec.mask, spec.sampling, spec.crop, 0, 0, 1, std::vector<std::string>(spec.axes.size())};
  std::size_t rest = number;
  for (std::size_t axis = spec.axes.size(); axis-- > 0;) {
    const std::vector<std::string>& values = spec.axes[axis].values;
    point.at[axis] = values[rest % values.size()];
    rest /= values.size();
  }
  const auto seeds = static_cast<std::size_t>(spec.seeds);
  point.clip = spec.clips.at(rest / seeds);
  const auto masks_first = [&](bool masks) {  // a parameter is of the mask that an axis may name
    for (std::size_t axis = 0; axis < spec.axes.size(); ++axis)
      if ((spec.axes[axis].name == "mask") == masks) put(point, spec.axes[axis], point.at[axis]);
  };
  masks_first(true);
  masks_first(false);
  if (seeds > 1) point.mask = withSeedAfter(point.mask, rest % seeds);
  return point;
}

}  // namespace lacuna::sweep
