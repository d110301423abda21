#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace lacuna::app {

/// Of an option that takes one of a few words. What is said of another names them all, and the one that was probably meant.
CLI::Validator oneOf(std::vector<std::string> words);

}  // namespace lacuna::app
