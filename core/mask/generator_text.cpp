#include <charconv>
#include <cmath>
#include <set>

#include "core/base/closest_name.hpp"
#include "core/base/error.hpp"
#include "core/base/one_line.hpp"
#include "core/mask/generators.hpp"

namespace lacuna::mask {
namespace {

double numberIn(const std::string& text, const std::string& key) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size())
    fail(ErrorKind::Refused, "The generator's " + key + " \"" + oneLine(text, 40) + "\" is not a number.");
  return number;
}

std::string shortly(double value) {
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, value).ptr;
  return {text, end};
}

void setParameter(Generated& generated, const GeneratorInfo& info, const std::string& key, const std::string& value) {
  if (key == "seed") {
    const char* const end = value.data() + value.size();
    const auto read = std::from_chars(value.data(), end, generated.seed);
    if (read.ec == std::errc{} && read.ptr == end) return;
    fail(ErrorKind::Refused, "The generator's seed must be a whole number from 0 to 18446744073709551615, not \"" + oneLine(value, 40) + "\".");
  }
  std::string names = "seed";
  std::vector<std::string> keys = {"seed"};
  for (const GeneratorParameter& parameter : info.parameters) {
    names += ", " + parameter.name;
    keys.push_back(parameter.name);
    if (parameter.name != key) continue;
    const double number = numberIn(value, key);
    if (!(number >= parameter.low && number <= parameter.high) || (parameter.whole && number != std::floor(number)))
      fail(ErrorKind::Refused, "The generator's " + key + " must be a " + (parameter.whole ? "whole " : "") +
                                   "number from " + shortly(parameter.low) + " to " + shortly(parameter.high) + ".");
    generated.parameters[key] = number;
    return;
  }
  fail(ErrorKind::Refused,
       "The generator " + info.kind + " has no parameter \"" + oneLine(key, 40) + "\"." + didYouMean(key, keys) + " It takes " + names + ".");
}

}  // namespace

const GeneratorInfo& knownGenerator(const std::string& kind) {
  if (const GeneratorInfo* info = generatorOf(kind)) return *info;
  std::string listed;
  std::vector<std::string> names;
  for (const GeneratorInfo& info : generators()) {
    listed += (listed.empty() ? "" : ", ") + info.kind;
    names.push_back(info.kind);
    names.insert(names.end(), info.other_names.begin(), info.other_names.end());
  }
  fail(ErrorKind::Refused, "There is no mask generator \"" + oneLine(kind, 80) + "\"." + didYouMean(kind, names) + " Use one of: " + listed + ".");
}

Generated parseGenerator(const std::string& text) {
  std::size_t begin = std::min(text.find(','), text.size());
  const GeneratorInfo& info = knownGenerator(text.substr(0, begin));
  Generated generated{info.kind, 0, {}};
  std::set<std::string> given;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find(',', begin + 1), text.size());
    const std::string part = text.substr(begin + 1, end - begin - 1);
    const std::size_t equals = part.find('=');
    if (equals == std::string::npos) {
      fail(ErrorKind::Refused,
           "\"" + oneLine(part, 40) + "\" is no parameter of a generator. Write it as seed=3 or ratio=0.5.");
    }
    const std::string key = part.substr(0, equals);
    if (!given.insert(key).second) fail(ErrorKind::Refused, "The generator's " + oneLine(key, 40) + " is given twice.");
    setParameter(generated, info, key, part.substr(equals + 1));
    begin = end;
  }
  return generated;
}

std::string textOf(const Generated& generated) {
  std::string text = generated.kind;
  if (knownGenerator(generated.kind).seeded) text += ",seed=" + std::to_string(generated.seed);
  for (const auto& [name, value] : generated.parameters) text += "," + name + "=" + shortly(value);
  return text;
}

}  // namespace lacuna::mask
