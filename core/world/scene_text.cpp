#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <sstream>

#include "core/base/closest_name.hpp"
#include "core/base/error.hpp"
#include "core/base/one_line.hpp"
#include "core/world/scene.hpp"

namespace lacuna::world {
namespace {

constexpr const char* scheme = "world:";

constexpr std::array<Parameter, knob_count> all_parameters = {{
    {"size", "Size", 0.05, 0.11, "of the side", "Radius of what moves"},
    {"speed", "Speed", 0.15, 0.8, "sides a second", "How fast it comes in"},
    {"gravity", "Gravity", 0.8, 2.6, "sides a second squared", "How fast things fall"},
    {"bounce", "Bounce", 0.3, 0.95, "of the speed", "Speed kept at a touch with floor or wall"},
    {"card-width", "Card width", 0.1, 0.5, "of the side", "Width of the card in front"},
    {"card-height", "Card height", 0.2, 0.75, "of the side", "Height of the card in front"},
    {"things", "Things", 1, 3, "", "How many things move"},
    {"leaves", "Leaves", 0, 1, "", "A hedge in place of the wall"},
    {"flicker", "Flicker", 0, 1, "", "Restless light on the leaves; it means nothing"},
    {"drift", "Camera drift", 0, 0.08, "sides a second", "How fast the camera moves"},
    {"light", "Light", -1, 1, "", "From where the light comes: left, right"},
    {"hue", "Colour", 0, 1, "", "Hue of the first thing that moves"},
}};

struct KindRow {
  SceneKind kind;
  const char* name;
  const char* title;
};
constexpr std::array<KindRow, 6> kinds = {{{SceneKind::Throw, "throw", "Thrown up"},
                                           {SceneKind::Bounce, "bounce", "Bouncing balls"},
                                           {SceneKind::Behind, "behind", "Behind the card"},
                                           {SceneKind::Slide, "slide", "Sliding and leaning"},
                                           {SceneKind::Peek, "peek", "Round the corner"},
                                           {SceneKind::Crowd, "crowd", "Several at once"}}};
constexpr std::array<SceneKind, 6> kind_list = {SceneKind::Throw, SceneKind::Bounce, SceneKind::Behind,
                                                SceneKind::Slide, SceneKind::Peek,   SceneKind::Crowd};

struct ViolationRow {
  Violation violation;
  const char* name;
  const char* title;
};
constexpr std::array<ViolationRow, 9> violations = {{{Violation::None, "none", "nothing goes wrong"},
                                                     {Violation::Vanish, "vanish", "it vanishes"},
                                                     {Violation::Appear, "appear", "another one appears from nothing"},
                                                     {Violation::Teleport, "teleport", "it jumps to another place"},
                                                     {Violation::Colour, "colour", "it changes its colour"},
                                                     {Violation::Form, "form", "it changes its shape"},
                                                     {Violation::Solid, "solid", "it passes through the wall"},
                                                     {Violation::Up, "up", "it falls up"},
                                                     {Violation::Stop, "stop", "it stops in mid-air"}}};

[[noreturn]] void refuse(const std::string& what) { fail(ErrorKind::Refused, oneLine(what, 600)); }

template <class Rows>
std::string namesOf(const Rows& rows) {
  std::string names;
  for (const auto& row : rows) names += (names.empty() ? "" : ", ") + std::string(row.name);
  return names;
}

/// "There is no scene "behnd". Did you mean behind? Scenes are: ..."
template <class Rows>
[[noreturn]] void refuseName(const std::string& what, const std::string& name, const std::string& there_are, const Rows& rows) {
  std::vector<std::string> names;
  for (const auto& row : rows) names.emplace_back(row.name);
  refuse(what + " \"" + name + "\"." + didYouMean(name, names) + " " + there_are + ": " + namesOf(rows) + ".");
}

SceneKind kindNamed(const std::string& name) {
  for (const KindRow& row : kinds)
    if (name == row.name) return row.kind;
  refuseName("There is no scene", name, "Scenes are", kinds);
}

Violation violationNamed(const std::string& name) {
  for (const ViolationRow& row : violations)
    if (name == row.name) return row.violation;
  refuseName("There is no violation", name, "Violations are", violations);
}

template <class Number>
Number numberIn(const std::string& key, const std::string& text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) refuse("\"" + key + "=" + text + "\" is no number.");
  return number;
}

/// The shortest text that reads back as the same number: a name stands for one clip, to the last bit.
std::string exact(double number) {
  char buffer[32];
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, number).ptr};
}

void setOption(SceneSpec& spec, const std::string& key, const std::string& value) {
  if (key == "seed") {
    spec.seed = numberIn<std::uint64_t>(key, value);
  } else if (key == "frames") {
    spec.frames = numberIn<int>(key, value);
  } else if (key == "violation") {
    spec.violation = violationNamed(value);
  } else {
    for (std::size_t i = 0; i < knob_count; ++i) {
      if (key != all_parameters[i].name) continue;
      spec.knobs[i] = numberIn<double>(key, value);
      return;
    }
    std::vector<std::string> keys = {"seed", "frames", "violation"};
    for (const Parameter& parameter : all_parameters) keys.emplace_back(parameter.name);
    refuse("A scene has no \"" + key + "\"." + didYouMean(key, keys) + " It has: seed, frames, violation, " + namesOf(all_parameters) + ".");
  }
}

}  // namespace

std::span<const Parameter, knob_count> parameters() { return all_parameters; }

std::array<double, knob_count> SceneSpec::unsetKnobs() {
  std::array<double, knob_count> knobs;
  knobs.fill(std::numeric_limits<double>::quiet_NaN());
  return knobs;
}

std::span<const SceneKind> sceneKinds() { return kind_list; }

const char* nameOf(SceneKind kind) { return kinds[static_cast<std::size_t>(kind)].name; }
const char* titleOf(SceneKind kind) { return kinds[static_cast<std::size_t>(kind)].title; }
const char* nameOf(Violation violation) { return violations[static_cast<std::size_t>(violation)].name; }
const char* titleOf(Violation violation) { return violations[static_cast<std::size_t>(violation)].title; }
const char* nameOf(Form form) { return form == Form::Ball ? "ball" : form == Form::Box ? "box" : "triangle"; }

SceneSpec parseScene(const std::string& text) {
  std::istringstream parts(text.rfind(scheme, 0) == 0 ? text.substr(6) : text);
  std::string part;
  std::getline(parts, part, ',');
  SceneSpec spec;
  spec.kind = kindNamed(part);
  while (std::getline(parts, part, ',')) {
    const std::size_t equals = part.find('=');
    if (equals == std::string::npos) refuse("\"" + part + "\" is no name=value.");
    setOption(spec, part.substr(0, equals), part.substr(equals + 1));
  }
  return spec;
}

std::string textOf(const SceneSpec& spec) {
  std::ostringstream text;
  text.imbue(std::locale::classic());
  text << scheme << nameOf(spec.kind) << ",seed=" << spec.seed;
  if (spec.frames != SceneSpec{}.frames) text << ",frames=" << spec.frames;
  if (spec.violation != Violation::None) text << ",violation=" << nameOf(spec.violation);
  for (std::size_t i = 0; i < knob_count; ++i)
    if (!std::isnan(spec.knobs[i])) text << ',' << all_parameters[i].name << '=' << exact(spec.knobs[i]);
  return text.str();
}

}  // namespace lacuna::world
