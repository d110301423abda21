#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "app/commands.hpp"

namespace lacuna::app {

/// What `lacuna mask show` and `lacuna mask convert` are given. The grid comes from a clip and a model, from `grid`, or from
/// the mask itself where it is cells.
struct MaskOptions {
  PredictOptions input;  ///< clip (may be empty), window and model, and the mask
  std::string grid;      ///< "8x16x16"; empty: none
  std::string png;       ///< file for a picture of all steps; empty: none
  std::string out;       ///< of a conversion
  int step = -1;         ///< of one picture; -1: none is named
};

/// What `lacuna mask follow` is given.
struct FollowOptions {
  PredictOptions input;       ///< clip, model and window
  std::vector<double> round;  ///< left, top, right, bottom of the ellipse round the object, in fractions of the frame
  int frame = 0;              ///< of the window, where it is marked
  std::string name = "Object";
  std::string out;            ///< .json
};

int maskListCommand(std::ostream& out);
int maskShowCommand(const MaskOptions& options, std::ostream& out);
int maskConvertCommand(const MaskOptions& options, std::ostream& out);
int maskFollowCommand(const FollowOptions& options, std::ostream& out);

}  // namespace lacuna::app
