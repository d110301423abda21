#pragma once

#include <iosfwd>
#include <map>
#include <string>

namespace lacuna::app {

/// What `lacuna train` is given.
struct TrainOptions {
  std::string out;    ///< the run's folder
  std::string clips;  ///< a folder of the user's own clips; empty: the world alone
  std::string from;   ///< a run to start from
  bool resume = false, half = false;
  int report_every = 50;
  std::map<std::string, std::string> settings;  ///< of the recipe, by name
};

int trainCommand(const TrainOptions& options, int threads, std::ostream& out);

}  // namespace lacuna::app
