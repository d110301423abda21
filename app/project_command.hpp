#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "app/commands.hpp"
#include "core/projection/frozen_map.hpp"

namespace lacuna::app {

/// What `lacuna project` is given.
struct ProjectOptions {
  PredictOptions input;
  std::vector<std::string> also;    ///< more masks whose predictions land in the same axes
  std::vector<std::string> beside;  ///< more clips that are laid out with it; "seed=1..100" is a hundred
  std::vector<std::string> models;  ///< more checkpoints, whose latents of the clip are laid out too
  std::string fit_on = "all";       ///< or "hidden", or "step:3" (from 0)
  int block = 0;                    ///< of the target encoder, from 1; 0: after the final norm
  bool context = false;             ///< also what visible tokens are alone
  int clusters = 0;                 ///< 0: none
  std::string method = "pca";
  projection::LayoutSettings layout;  ///< without the method
};

/// Fits a layout on the true tokens, places the predictions of each mask in it, and writes points.csv, points.npz and
/// layout.json into the folder. Progress goes to `progress`, a summary with the layout's health to `out`. Throws `Failure`.
int projectCommand(const ProjectOptions& options, std::ostream& out, std::ostream& progress);

}  // namespace lacuna::app
