#pragma once

#include <iosfwd>
#include <string>

#include "core/evaluate/evaluate.hpp"

namespace lacuna::app {

/// What `lacuna evaluate` is given.
struct EvaluateOptions {
  std::string model;      ///< empty: the bundled one
  std::string csv, json;  ///< files; empty: not written
  evaluate::Amount amount;
  bool quick = false;  ///< a twentieth of the amount: a look, not a measurement
};

/// Prints the table; CheckFailed when a figure falls short of its floor.
int evaluateCommand(const EvaluateOptions& options, std::ostream& out, std::ostream& progress);

}  // namespace lacuna::app
