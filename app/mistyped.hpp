#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lacuna::app {

/// What is said of a first word that names no command, no file and nothing else that can be opened; nothing where it may be one.
std::optional<std::string> commandComplaint(const std::string& word);

/// What is said of the first option among these words that the command they name has not; nothing where it has them all.
std::optional<std::string> optionComplaint(const CLI::App& program, const std::vector<std::string>& words);

/// What is said of words that the command they name cannot be run with, from what the command line library found: which option, what
/// it takes, and whose help says more.
std::string valueComplaint(const CLI::App& program, const CLI::ParseError& error, const std::vector<std::string>& words);

}  // namespace lacuna::app
