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

class MpiRanks;

/// The same by all processes that mpirun started, a share each. The first has the folder's store and writes the tables; each
/// other keeps its runs in a file of its own (sweep.rank-K.sqlite, where it runs) until the first has them. So a process that
/// is killed loses no finished run: the next start takes in what those files have. Returns on the first what `sweepCommand` does;
/// where one cannot go on it says so and ends all.
int sweepByRanks(const SweepOptions& options, const MpiRanks& ranks, std::ostream& out, std::ostream& progress);

}  // namespace lacuna::app
