#include "app/mistyped.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>

#include "app/command_rows.hpp"
#include "core/base/closest_name.hpp"

namespace lacuna::app {
std::optional<std::string> commandComplaint(const std::string& word) {
  std::error_code unreachable;  // then it is not there
  if (word.empty() || word.find_first_of("./\\:%*") != std::string::npos || std::filesystem::exists(word, unreachable)) return std::nullopt;
  std::vector<std::string> names;
  for (const CommandRow& row : commandRows()) names.push_back(row.name);
  const auto meant = closestName(word, names);
  return "There is no command and no file " + word + (meant ? ". Did you mean lacuna " + *meant + "?" : std::string(". See lacuna --help."));
}

namespace {

bool isOption(const std::string& word) { return word.size() > 1 && word[0] == '-' && (word[1] == '-' ? word.size() > 2 : std::isalpha(static_cast<unsigned char>(word[1])) != 0); }

/// Without dashes and value: "mask" of "--mask=tube".
std::string nameIn(const std::string& word) {
  const std::string name = word.substr(word.find_first_not_of('-'));
  return name.substr(0, name.find('='));
}

/// The command under a command that a word names; null: none.
const CLI::App* partNamed(const CLI::App& command, const std::string& word) {
  for (const CLI::App* part : command.get_subcommands(std::function<bool(const CLI::App*)>()))
    if (part->get_name() == word) return part;
  return nullptr;
}

bool takes(const CLI::App& command, const std::string& word) {
  if (word.starts_with("--")) return command.get_option_no_throw("--" + nameIn(word)) != nullptr;
  return command.get_option_no_throw(word.substr(0, 2)) != nullptr;  // -h, -o2
}

std::string complaintOf(const std::string& word, const CLI::App& command, const std::string& called) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back(name);
  const auto meant = closestName(nameIn(word), names);
  const std::string said = word.substr(0, word.find('='));
  return called + " has no option " + said + (meant ? ". Did you mean --" + *meant + "?" : ". See " + called + " --help.");
}

}  // namespace

std::optional<std::string> optionComplaint(const CLI::App& program, const std::vector<std::string>& words) {
  const CLI::App* command = &program;
  std::string called = "lacuna";
  for (const std::string& word : words) {
    if (word == "--") return std::nullopt;  // what follows are names of files
    if (!isOption(word)) {
      if (const CLI::App* inner = partNamed(*command, word)) command = inner, called += ' ' + word;
      continue;
    }
    if (takes(*command, word)) continue;
    if (command == &program || !takes(program, word)) return complaintOf(word, *command, called);
    return "The option --" + nameIn(word) + " goes before the command: lacuna --" + nameIn(word) + " ..." + called.substr(called.find(' ')) + ".";
  }
  return std::nullopt;
}

std::string valueComplaint(const CLI::App& program, const CLI::ParseError& error, const std::vector<std::string>& words) {
  const CLI::App* command = &program;
  std::string called = "lacuna";
  for (const std::string& word : words)
    if (const CLI::App* inner = partNamed(*command, word)) command = inner, called += ' ' + word;
  const std::string what = error.what(), help = ". See " + called + " --help.";
  const CLI::Option* option = command->get_option_no_throw(what.substr(0, what.find(':')));
  const bool too_few_or_many = option != nullptr && error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ArgumentMismatch) && option->get_expected_min() > 1;
  if (!too_few_or_many) return what + help;
  return option->get_name() + " takes " + std::to_string(option->get_expected_min()) + " values. " + option->get_description() + help;
}

}  // namespace lacuna::app
