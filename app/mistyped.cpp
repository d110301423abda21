#include "app/mistyped.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>

#include "app/command_rows.hpp"

namespace lacuna::app {
namespace {

/// Letters to change, add, drop or swap with the next (Damerau's distance, each place edited once).
std::size_t lettersApart(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> apart(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        apart[i][j] = i + j;
        continue;
      }
      apart[i][j] = std::min({apart[i - 1][j] + 1, apart[i][j - 1] + 1, apart[i - 1][j - 1] + (a[i - 1] != b[j - 1] ? 1 : 0)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) apart[i][j] = std::min(apart[i][j], apart[i - 2][j - 2] + 1);
    }
  }
  return apart.back().back();
}

}  // namespace

std::optional<std::string> closestName(std::string_view word, const std::vector<std::string>& names) {
  constexpr std::size_t longest_word = 64;
  if (word.size() > longest_word) return std::nullopt;
  const std::size_t most = word.size() < 5 ? 1 : 2;
  const auto closest = std::ranges::min_element(names, {}, [word](const std::string& name) { return lettersApart(word, name); });
  return closest != names.end() && lettersApart(word, *closest) <= most ? std::optional(*closest) : std::nullopt;
}

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
      for (const CLI::App* inner : command->get_subcommands(std::function<bool(const CLI::App*)>()))
        if (inner->get_name() == word) {
          command = inner, called += ' ' + word;
          break;
        }
      continue;
    }
    if (takes(*command, word)) continue;
    if (command == &program || !takes(program, word)) return complaintOf(word, *command, called);
    return "The option --" + nameIn(word) + " goes before the command: lacuna --" + nameIn(word) + " ..." + called.substr(called.find(' ')) + ".";
  }
  return std::nullopt;
}

}  // namespace lacuna::app
