#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

namespace lacuna::tour {

/// How a number is written in a sentence.
enum class FactForm { Count, Error, Times, Percent };

/// A number that a tour's text names in braces: "{mean_error}". It is taken from what was just computed, never from the file.
struct FactInfo {
  const char* name;
  FactForm form;
  const char* meaning;
};
std::span<const FactInfo> facts();
const FactInfo* factNamed(const std::string& name);  ///< null: there is none

using Facts = std::map<std::string, double>;  ///< by name; those that are known

/// "0.183", "37 %", "2.4", "1,024"; three dots for what is not known yet.
std::string textOf(const FactInfo& info, const Facts& known);

/// The text with its facts put in. Braces around anything else stay as they are.
std::string filled(const std::string& text, const Facts& known);

/// The facts that a text names, each once, in their order in the text.
std::vector<std::string> factsIn(const std::string& text);

/// The first name in braces that is no fact; empty: all are.
std::string unknownFactIn(const std::string& text);

}  // namespace lacuna::tour
