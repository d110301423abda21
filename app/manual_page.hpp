#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace lacuna::app {

/// The manual page of the program (man, section 1), from the commands and options as they were declared.
std::string manualPage(const CLI::App& program);

}  // namespace lacuna::app
