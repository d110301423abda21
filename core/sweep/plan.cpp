#include "core/sweep/plan.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>

#include "core/base/error.hpp"
#include "core/base/one_line.hpp"
#include "core/mask/generators.hpp"

namespace lacuna::sweep {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> splitAt(const std::string& text, const char* separators) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find_first_of(separators, begin), text.size());
    std::string part = text.substr(begin, end - begin);
    part.erase(0, std::min(part.find_first_not_of(" \t"), part.size()));
    part.erase(part.find_last_not_of(" \t") + 1);
    if (!part.empty()) parts.push_back(std::move(part));
    begin = end + 1;
  }
  return parts;
}

bool isOfWords(const std::string& axis) { return axis == "mask" || axis == "model"; }

/// from, to and step of "0.1..0.9 step 0.2"; nothing where it is no range.
std::optional<Json> rangeIn(const std::string& text) {
  static const std::regex range("\\s*([-+0-9.eE]+?)\\s*\\.\\.\\s*([-+0-9.eE]+?)(?:\\s+step\\s+([-+0-9.eE]+))?\\s*");
  constexpr std::size_t most_text = 200;
  std::smatch parts;
  if (text.size() > most_text || !std::regex_match(text, parts, range)) return std::nullopt;
  const auto from = numberIn(parts[1]), to = numberIn(parts[2]), step = parts[3].matched ? numberIn(parts[3]) : 1.0;
  if (!from || !to || !step) return std::nullopt;
  return Json{{"from", *from}, {"to", *to}, {"step", *step}};
}

}  // namespace

std::vector<std::string> valuesIn(const std::string& text, const std::string& axis) {
  const std::vector<std::string> values = splitAt(text, isOfWords(axis) ? ";" : ",;");
  if (values.empty()) fail(ErrorKind::Refused, "Give the axis \"" + oneLine(axis, 40) + "\" values, such as 0.1, 0.3, 0.5 or 1..20.");
  return values;
}

std::string jsonOf(const Plan& plan) {
  Json json{{"format", "lacuna sweep"}, {"version", 1}, {"model", plan.model}, {"clips", splitAt(plan.clips, ";")}, {"start", plan.sampling.start_frame},
            {"frames", plan.sampling.frames}, {"rate_fps", plan.sampling.rate_fps}, {"size", plan.crop}, {"mask", plan.mask}, {"mask_token", plan.settings.mask_token},
            {"context_from_target_encoder", plan.settings.context_from_target_encoder}, {"axes", Json::array()}, {"seeds", plan.seeds}};
  for (const Plan::Axis& axis : plan.axes) {
    if (axis.name.empty()) continue;
    Json one{{"name", axis.name}};
    const auto range = isOfWords(axis.name) ? std::nullopt : rangeIn(axis.values);
    if (range) one.update(*range);
    else one["values"] = valuesIn(axis.values, axis.name);
    json["axes"].push_back(std::move(one));
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

std::vector<std::string> axesFor(const std::string& mask) {
  std::vector<std::string> axes;
  if (const mask::GeneratorInfo* info = mask::generatorOf(mask.substr(0, mask.find(',')))) {
    for (const mask::GeneratorParameter& parameter : info->parameters) axes.push_back(parameter.name);
    if (info->seeded) axes.push_back("seed");
  } else {
    axes = {"x", "y", "scale"};
  }
  for (const char* name : {"mask", "model", "start", "frames", "size"}) axes.push_back(name);
  return axes;
}

}  // namespace lacuna::sweep
