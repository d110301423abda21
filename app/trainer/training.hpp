#pragma once

#include <ostream>

#include "core/train/trainer.hpp"

namespace lacuna::app {

/// Trains and prints one line a report; Ctrl-C saves and ends. Returns the program's exit code: 0
/// when the run is finished, 130 when it was stopped.
int runTraining(const train::TrainingRequest& request, std::ostream& out);

}  // namespace lacuna::app
