#include "app/command_rows.hpp"

#include <iostream>

#include "app/shared_arguments.hpp"

namespace lacuna::app {
namespace {

void addInfo(CLI::App& command, std::string& file) { command.add_option("file", file, "Checkpoint, clip or session; bundled is the demo model")->required(); }

int runInfo(std::string& file, const Start&) { return infoCommand(file, std::cout); }

void addCheck(CLI::App& command, std::string& file) { command.add_option("file", file, "Checkpoint; bundled is the demo model")->required(); }

int runCheck(std::string& file, const Start&) { return checkCommand(file, std::cout); }

struct VerifyArguments {
  std::vector<std::string> folders;
  std::string device = "cpu", precision = "fp32";
};

void addVerify(CLI::App& command, VerifyArguments& arguments) {
  command.add_option("folder", arguments.folders, "Folders with case.json, expected.safetensors and a checkpoint")->required();
  addComputing(command, arguments);
}

int runVerify(VerifyArguments& arguments, const Start&) {
  return verifyCommand(arguments.folders, model::parseCompute(arguments.device, arguments.precision), std::cout);
}

}  // namespace

CommandRow infoRow() { return rowOf<std::string>("info", "Say what a checkpoint, a clip or a session holds, in one screen", addInfo, runInfo); }

CommandRow checkRow() {
  return rowOf<std::string>("check", "Say whether a checkpoint loads whole, and which keys are missing or left over", addCheck, runCheck);
}

CommandRow verifyRow() {
  return rowOf<VerifyArguments>("verify", "Compare with the expected tensors of golden case folders", addVerify, runVerify);
}

}  // namespace lacuna::app
