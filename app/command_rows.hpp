#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <string>
#include <vector>

class QGuiApplication;

namespace lacuna::app {

/// What a command needs of the program besides its own options.
struct Start {
  int& argc;
  char** argv;
  int threads;               ///< as asked for; 0: all
  std::string threads_line;  ///< how the processor is used, for the log
};

/// Runs a command whose options were read. Returns an `ExitCode`, throws `Failure`.
using RunCommand = std::function<int(const Start&)>;

/// A command of the program. `declare` adds its options to the command line, and returns what runs it with them.
struct CommandRow {
  std::string name, help;
  std::function<RunCommand(CLI::App&)> declare;
};

template <class Options>
CommandRow rowOf(std::string name, std::string help, void (*add)(CLI::App&, Options&), int (*run)(Options&, const Start&)) {
  return {std::move(name), std::move(help), [add, run](CLI::App& command) -> RunCommand {
            const auto options = std::make_shared<Options>();
            add(command, *options);
            return [options, run](const Start& start) { return run(*options, start); };
          }};
}

CommandRow studioRow();  ///< what is done without a command; of no name
CommandRow predictRow();
CommandRow reportRow();
CommandRow renderRow();
CommandRow classifyRow();
CommandRow attentionRow();
CommandRow rolloutRow();
CommandRow projectRow();
CommandRow libraryRow();
CommandRow nearestRow();
CommandRow probeRow();
CommandRow compareRow();
CommandRow sweepRow();
CommandRow detailRow();
CommandRow surpriseRow();
CommandRow maskRow();
CommandRow worldRow();
CommandRow trainRow();
CommandRow evaluateRow();
CommandRow infoRow();
CommandRow checkRow();
CommandRow verifyRow();

/// All of them but the studio, in the order of the help. The command line and the manual page are made from this list.
std::vector<CommandRow> commandRows();

/// For figures, which have text, and text needs Qt's fonts, but no display.
std::unique_ptr<QGuiApplication> fontsFor(const Start& start);

/// The bundled model where none is named.
void orDemoModel(std::string& model);

}  // namespace lacuna::app
