#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <iosfwd>
#include <string>

namespace lacuna::app {

/// Options of a command that writes a json file to its folder, and where a copy of that file is wanted.
template <class Options>
struct WithJson {
  Options options;
  std::string json;  ///< a file; "-": standard output; empty: nowhere else
};

/// `name`: of the file in the folder.
void addJsonCopy(CLI::App& command, std::string& json, const std::string& name);

/// Runs a command with the stream for what it says, then copies the json file it made; that both can be written is looked at before. Where that goes to standard output nothing
/// else does: what is said goes to standard error. Returns the command's exit code. Throws `Failure` as `requireWritable`.
int withJsonCopy(const std::string& json, const std::string& made, const std::function<int(std::ostream&)>& command);

/// The stream for what a command says: standard error where a file of it was given as "-", the standard output.
std::ostream& saidBeside(const std::string& file);

/// Writes a text as a whole file, or "-": to the standard output.
void writeTextTo(const std::string& file, const std::string& text);

}  // namespace lacuna::app
