#pragma once

namespace lacuna::app {

/// The whole program: parses the command line, runs one command or the studio, prints errors on stderr. Returns the exit code.
int runProgram(int argc, char** argv);

}  // namespace lacuna::app
