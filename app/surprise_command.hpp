#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace lacuna::app {

/// What `lacuna surprise` is given.
struct SurpriseOptions {
  std::string clip;
  std::string beside;  ///< a second clip, or "twin": the impossible twin of a scene of the world
  std::string model;
  int window_frames = 0;            ///< 0: as the model usually sees
  std::vector<int> context_frames;  ///< empty: a quarter, three eighths and a half of the window
  int stride_frames = 0;            ///< 0: one step of the model
  double rate_fps = 0;              ///< 0: as the model was trained
  int crop = 0;                     ///< 0: as the model was trained
  int mask_token = 0;
  bool context_from_target_encoder = false;
  std::string metric = "l1_normed";  ///< l1_normed, l1_raw, l2_normed or cosine
  std::string device = "cpu", precision = "fp32";
  std::string out = "surprise";  ///< folder for surprise.csv, times.csv and surprise.json
};

/// Measures surprise over a clip of any length, or over two, prints a summary and writes every number. Throws `Failure`.
int surpriseCommand(const SurpriseOptions& options, std::ostream& out, std::ostream& progress);

}  // namespace lacuna::app
