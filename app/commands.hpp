#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

#include "core/latent/export.hpp"
#include "core/session/document.hpp"

namespace lacuna::app {

/// Exit codes of the program, the same for every command.
enum ExitCode : int { Success = 0, Failed = 1, Usage = 2, CheckFailed = 3, Stopped = 130 };

/// What `lacuna predict` is given; the same fields make the window's first picture.
struct PredictOptions {
  std::string clip;
  std::string model;
  std::string mask = "blocks-small";  ///< a mask file, or a generator with parameters
  std::string out = "out";
  std::int64_t start_frame = 0;
  int frames = 0;       ///< 0: as the model was trained, at most 16
  double rate_fps = 0;  ///< 0: as the model was trained
  int crop = 0;         ///< 0: as the model was trained
  int mask_token = 0;
  bool context_from_target_encoder = false;
  std::string device = "cpu", precision = "fp32";
  bool allow_script = false;  ///< a TorchScript module may be run
  std::string save;           ///< session file (.lacuna) for what was opened and the run; empty: none
  bool operator==(const PredictOptions&) const = default;
};

/// What `lacuna classify` is given; of `input` the mask and what follows it play no part.
struct ClassifyOptions {
  PredictOptions input;
  std::string probe;     ///< file of Meta's with a probe for the model; empty: the model's own
  int probe_number = 0;  ///< of several in that file
  int top = 5;           ///< classes to print
};

/// Each command prints its result on `out`, throws `Failure` for errors, and returns an `ExitCode`.
int predictCommand(const PredictOptions& options, std::ostream& out);
int classifyCommand(const ClassifyOptions& options, std::ostream& out);
int infoCommand(const std::string& path, std::ostream& out);
int checkCommand(const std::string& path, std::ostream& out);
int verifyCommand(const std::vector<std::string>& folders, const model::Compute& compute, std::ostream& out);

/// run.json, run.txt, errors.csv, latents.safetensors, mask.npy and frames.png of one run, in a folder that is made.
/// `mask`: the layers its mask was made from.
void writeRun(const latent::Run& run, const std::string& folder, const std::optional<latent::Deviation>& deviation, const latent::MadeFrom& mask, const std::string& model_file);

}  // namespace lacuna::app
