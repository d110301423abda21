#pragma once

#include <optional>
#include <set>
#include <string>

#include "core/tour/tour.hpp"

namespace lacuna::tour {

/// What the learner has done in a step so far, and how things stand.
struct Situation {
  bool painted = false;   ///< the mask is another one than the step began with
  bool moved = false;     ///< the playhead was elsewhere than the step began with
  bool chose = false;     ///< another token was picked than the step began with
  bool played = false, turned = false, answered = false, revealed = false;
  bool measured = false;  ///< surprise over the whole clip is known
  bool compared = false;  ///< two runs of the learner's own session stood side by side, compared
  std::set<std::string> workspaces;  ///< that were opened, as tours name them
  double hidden_share = 0;
  std::optional<double> error_over_guess;  ///< of the prediction as things are now; nothing while it is made
  double playhead_s = 0;
  struct Picked {
    mask::PointInFrame at;  ///< the middle of its cell
    bool hidden = false;
  };
  std::optional<Picked> picked;
};

bool holds(const Conditions& wanted, const Situation& now);
bool holds(const Check& check, const Situation& now);  ///< false where there is nothing to check

}  // namespace lacuna::tour
