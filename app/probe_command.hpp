#pragma once

#include <iosfwd>
#include <string>

#include "app/commands.hpp"
#include "core/probe/curve.hpp"

namespace lacuna::app {

/// What `lacuna probe` is given; of `input` the mask is what is hidden.
struct ProbeOptions {
  PredictOptions input;
  std::string labels;    ///< "truth", "truth:forms" or a csv file: fits a linear probe; empty: an attentive probe
  std::vector<std::string> beside;  ///< further clips to fit on; seed=1..100 is a hundred
  std::string rest;      ///< name of the tokens without a label
  std::string probe;     ///< file of an attentive probe; empty: the model's own
  int probe_number = 0;  ///< of several in that file
  std::string fold_by = "steps";
  probe::ProbeSettings settings;
  bool curve = false;
  probe::CurveSettings along;
  std::string chosen;  ///< class that curve.csv has beside the likeliest ones
  int top = 5;
};

/// Says what a probe reads from the whole clip, from what is visible, and from predictions, beside simple guesses; and how that changes
/// as more is hidden. Writes probe.json, classes.csv, folds.csv (linear) and curve.csv to a folder. Throws `Failure`.
int probeCommand(const ProbeOptions& options, std::ostream& out, std::ostream& progress);

}  // namespace lacuna::app
