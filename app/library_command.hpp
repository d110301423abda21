#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "app/commands.hpp"
#include "core/library/contents.hpp"

namespace lacuna::app {

/// What `lacuna library` is given. Numbers that are 0 become the model's own.
struct LibraryOptions {
  std::string folder, model;
  std::vector<std::string> scenes;
  library::Settings settings{0, 0, 0, 8};
  std::string device = "cpu", precision = "fp32";
};

/// What `lacuna nearest` is given.
struct NearestOptions {
  PredictOptions input;    ///< of which `out` plays no part
  std::vector<int> token;  ///< step, row, column
  std::string library;     ///< folder
  std::string csv;         ///< file for the answer; empty: none
  int count = 5;
  int most_a_clip = 0;  ///< 0: as many as there are
};

/// Encodes the clips of a folder into its library, or brings that up to date; Ctrl-C leaves the old one. Progress goes to
/// `progress`. Clips that cannot be read are named and left out. Throws `Failure`.
int libraryCommand(const LibraryOptions& options, std::ostream& out, std::ostream& progress);

/// Predicts a hidden token and prints the true patches of a library that the prediction is most like. Throws `Failure`.
int nearestCommand(const NearestOptions& options, std::ostream& out);

}  // namespace lacuna::app
