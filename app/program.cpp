#include "app/program.hpp"

#include <initializer_list>
#include <iostream>
#include <optional>
#include <utility>

#include "app/command_rows.hpp"
#include "app/commands.hpp"
#include "app/manual_page.hpp"
#include "app/mistyped.hpp"
#include "app/paths.hpp"
#include "app/version.hpp"
#include "core/media/clip_reader.hpp"
#include "core/model/model.hpp"
#include "core/session/command_line.hpp"

namespace lacuna::app {
namespace {

int fail(const Error& error) {
  std::cerr << "lacuna: " << error.line() << '\n';
  return Failed;
}

int usage(const std::string& line) {
  std::cerr << "lacuna: " << line << '\n';
  return Usage;
}

/// Of a first word that was taken for a file: a mistyped command leaves what follows it over, and that is not what is wrong.
std::optional<std::string> wordComplaint(const CLI::App& program) {
  const auto words = program.get_option("file")->results();
  return words.empty() ? std::nullopt : commandComplaint(words.front());
}

/// In these places the bundled model has a name that means the same on every machine. A file of that name is ./bundled.
void takeBundledName(CLI::App& command, std::initializer_list<const char*> places = {"--model", "--b-model", "--beside-model"}) {
  for (const char* place : places)
    if (CLI::Option* option = command.get_option_no_throw(place))
      option->transform([](const std::string& word) { return word == session::CommandLine::bundled_model ? demoModelPath() : word; }, "");
}

/// The commands as they were declared, and what runs them.
struct Declared {
  std::vector<std::pair<const CLI::App*, RunCommand>> commands;
  RunCommand studio;

  explicit Declared(CLI::App& program) : studio(studioRow().declare(program)) {
    takeBundledName(program);
    for (const CommandRow& row : commandRows()) {
      CLI::App* command = program.add_subcommand(row.name, row.help);
      commands.emplace_back(command, row.declare(*command));
      takeBundledName(*command);
      for (CLI::App* part : command->get_subcommands({})) takeBundledName(*part);
    }
    for (const char* reader : {"info", "check"}) takeBundledName(*program.get_subcommand(reader), {"file"});
  }

  const RunCommand& asked() const {
    for (const auto& [command, run] : commands)
      if (command->parsed()) return run;
    return studio;
  }
};

}  // namespace

int runProgram(int argc, char** argv) {
  CLI::App program{"Lacuna: look inside JEPA world models. Without a command it opens the studio.", "lacuna"};
  program.option_defaults()->group("Options");
  int threads = 0;
  program.add_option("--threads", threads, "Processor threads to use; 0 means all")->check(CLI::Range(0, 1024));
  program.set_version_flag("--version", versionText, "Print the version, the commit and the libraries' versions, and quit");
  bool manual = false;
  program.add_flag("--man", manual, "Print the manual page and quit")->group("");  // for the package
  program.require_subcommand(0, 1);
  const Declared declared(program);

  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return program.exit(error);  // help or version was asked for
    const std::vector<std::string> words(argv + 1, argv + argc);
    const auto option = optionComplaint(program, words);
    if (option && *argv[1] == '-') return usage(*option);  // what follows it was taken for a file
    if (const auto complaint = wordComplaint(program)) return usage(*complaint);
    if (option) return usage(*option);
    return usage(valueComplaint(program, error, words));
  }
  if (const auto complaint = wordComplaint(program)) return usage(*complaint);

  if (manual) {
    std::cout << manualPage(program);
    return Success;
  }
  const auto outcome = outcomeOf([&]() -> int {
    media::restrictDecoders();
    const std::string threads_line = model::configureThreads(threads);
    return declared.asked()({argc, argv, threads, threads_line});
  });
  return outcome.ok() ? outcome.value() : outcome.cancelled() ? static_cast<int>(Stopped) : fail(*outcome.error());
}

}  // namespace lacuna::app
