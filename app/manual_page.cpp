#include "app/manual_page.hpp"

#include <sstream>

#include "app/version.hpp"

namespace lacuna::app {
namespace {

/// As troff prints it: no word of a text is taken for a request.
std::string plain(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') out += "\\e";
    else if (c == '-') out += "\\-";
    else if (c == '\n') out += ' ';
    else out += c;
  }
  return !out.empty() && (out.front() == '.' || out.front() == '\'') ? "\\&" + out : out;
}

std::string bold(const std::string& text) { return "\\fB" + plain(text) + "\\fR"; }
std::string slanted(const std::string& text) { return "\\fI" + plain(text) + "\\fR"; }

/// "TEXT:{cpu,cuda}" and "INT:INT in [1 - 512]" say what is taken; a flag takes nothing.
std::string valueOf(const CLI::Option& option) {
  if (option.get_type_size() == 0) return {};
  std::string type = option.get_type_name();
  if (const auto colon = type.find(':'); colon != std::string::npos) type = type.substr(colon + 1);
  if (const auto range = type.find(" in "); range != std::string::npos) type = type.substr(0, range) + " " + type.substr(range + 4);
  return type;
}

void writeOption(std::ostream& out, const CLI::Option& option) {
  out << ".TP\n";
  if (option.get_positional()) {
    out << slanted(option.get_name(true, false));
  } else {
    std::string names;
    for (const std::string& name : option.get_snames()) names += (names.empty() ? "" : ", ") + bold("-" + name);
    for (const std::string& name : option.get_lnames()) names += (names.empty() ? "" : ", ") + bold("--" + name);
    out << names;
    if (const std::string value = valueOf(option); !value.empty()) out << ' ' << slanted(value);
  }
  out << '\n' << plain(option.get_description());
  if (!option.get_default_str().empty()) out << " (default: " << plain(option.get_default_str()) << ')';
  if (option.get_required() && !option.get_positional()) out << " It must be given.";
  out << '\n';
}

/// Hidden, or the --help that every command has.
bool leftOut(const CLI::App& command, const CLI::Option& option) {
  return option.get_group().empty() || (&option == command.get_help_ptr() && !command.get_name().empty() && command.get_parent() != nullptr);
}

void writeOptions(std::ostream& out, const CLI::App& command) {
  for (const bool positional : {true, false})
    for (const CLI::Option* option : command.get_options())
      if (option->get_positional() == positional && !leftOut(command, *option)) writeOption(out, *option);
}

void writeCommand(std::ostream& out, const CLI::App& command, const std::string& before) {
  const std::string name = before + " " + command.get_name();
  out << ".SS " << bold(name);
  for (const CLI::Option* option : command.get_options())
    if (option->get_positional()) out << ' ' << slanted(option->get_required() ? option->get_name(true, false) : "[" + option->get_name(true, false) + "]");
  out << "\n" << plain(command.get_description()) << ".\n";
  writeOptions(out, command);
  for (const CLI::App* part : command.get_subcommands({})) writeCommand(out, *part, name);
}

}  // namespace

std::string manualPage(const CLI::App& program) {
  std::ostringstream out;
  out << ".TH LACUNA 1 \"\" \"lacuna " << version() << "\" \"User Commands\"\n"
      << ".SH NAME\nlacuna \\- look inside JEPA world models\n"
      << ".SH SYNOPSIS\n.B lacuna\n[\\fIOPTIONS\\fR] [\\fIFILE\\fR]\n.br\n.B lacuna\n\\fICOMMAND\\fR [\\fIOPTIONS\\fR] ...\n"
      << ".SH DESCRIPTION\nLacuna hides part of a clip from a JEPA world model and shows what the model predicts behind it against what was there. "
         "Without a command it opens the studio, on a session, clip or checkpoint where one is named. The commands compute the same numbers without a window. "
         "A clip is a video, a GIF, a folder of pictures, or a drawn scene such as world:behind,seed=1. Nothing is ever sent or fetched over a network.\n"
      << ".SH OPTIONS\n";
  writeOptions(out, program);
  out << ".SH COMMANDS\n";
  for (const CLI::App* command : program.get_subcommands({})) writeCommand(out, *command, "lacuna");
  out << ".SH EXIT STATUS\n.TP\n.B 0\nDone.\n.TP\n.B 1\nAn error; one line on standard error says which.\n.TP\n.B 2\nWrong usage.\n.TP\n.B 3\nA check failed.\n"
      << ".TP\n.B 130\nStopped by Ctrl\\-C.\n"
      << ".SH FILES\n.TP\n.I ~/.config/lacuna/lacuna.ini\nThe preferences of the studio; in $XDG_CONFIG_HOME where that is set.\n"
      << ".TP\n.I ~/.local/share/lacuna/recovery\nWhat running studios have that is not saved; in $XDG_DATA_HOME where that is set. What a studio that was killed left is offered by the next one.\n"
      << ".TP\n.I ~/.local/share/lacuna/commands\nMasks that were drawn by hand, for commands that were copied from the studio.\n";
  return out.str();
}

}  // namespace lacuna::app
