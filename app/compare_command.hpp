#pragma once

#include <iosfwd>
#include <optional>
#include <string>

#include "app/commands.hpp"

namespace lacuna::app {

/// What `lacuna compare` is given. What is left out of B is as in A.
struct CompareOptions {
  PredictOptions a;
  struct Other {
    std::optional<std::string> clip, model, mask, device, precision;
    std::optional<std::int64_t> start_frame;
    std::optional<int> frames, crop, mask_token;
    std::optional<double> rate_fps;
    bool context_from_target_encoder = false;
  } b;
  std::string metric = "l1_normed";  ///< or l1_raw, l2_normed, cosine
  std::string scale = "auto";        ///< or as-is, spread
  std::uint64_t seed = 1;
  int draws = 2000;
  std::string out = "compare";
};

/// Predicts twice and compares token by token. Prints the verdict and a small table, writes compare.json and tokens.csv.
/// Throws `Failure`.
int compareCommand(const CompareOptions& options, std::ostream& out);

}  // namespace lacuna::app
