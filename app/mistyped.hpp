#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lacuna::app {

/// The name that was probably meant: at most 2 letters wrong, missing, too many or changed in places, fewer in short words.
std::optional<std::string> closestName(std::string_view word, const std::vector<std::string>& names);

/// What is said of a first word that names no command, no file and nothing else that can be opened; nothing where it may be one.
std::optional<std::string> commandComplaint(const std::string& word);

/// What is said of the first option among these words that the command they name has not; nothing where it has them all.
std::optional<std::string> optionComplaint(const CLI::App& program, const std::vector<std::string>& words);

}  // namespace lacuna::app
