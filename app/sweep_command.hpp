#pragma once

#include <iosfwd>
#include <string>

namespace lacuna::app {

/// What `lacuna sweep` is given.
struct SweepOptions {
  std::string spec;
  std::string model;          ///< where the spec names none
  std::string part = "1/1";   ///< of its runs, for several processes with one folder
  std::string out = "sweep";  ///< folder for sweep.sqlite, runs.csv and table.csv
};

/// Makes what is missing of a sweep and writes what there is; at the end prints the table. Begun again with the same spec it goes
/// on where it was. Returns `Failed` when some runs could not be made. Throws `Failure`.
int sweepCommand(const SweepOptions& options, std::ostream& out, std::ostream& progress);

}  // namespace lacuna::app
