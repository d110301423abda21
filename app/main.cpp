#include "app/program.hpp"

int main(int argc, char** argv) { return lacuna::app::runProgram(argc, argv); }
