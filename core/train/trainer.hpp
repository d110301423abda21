#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/jobs/job_context.hpp"
#include "core/train/recipe.hpp"

namespace lacuna::train {

/// Windows of a person's own clips, each [frames, 3, side, side] bytes of the recipe's size.
using FramePool = std::vector<std::vector<std::uint8_t>>;

struct TrainingRequest {
  Recipe recipe;
  std::string folder;      ///< gets state.bin, log.csv, model.safetensors and config.json
  bool resume = false;     ///< goes on from state.bin; the recipe is then the one stored there
  std::string from;        ///< a run whose weights to start from, under this recipe; sizes must be the same
  bool half_file = false;  ///< stores the model file in half precision
  FramePool clips;         ///< empty: the world alone; else mixed with it
  double save_every_s = 60;
  int report_every = 50;  ///< steps between two rows of the log
  int stop_after = 0;     ///< ends as if interrupted after this many steps of this run; 0: goes to the end
};

/// Whether the latents keep their content, on held-out scenes: seen, not guessed.
struct Health {
  double copy_ratio = 0;    ///< error at the hidden future / that of copying the last step, or of the mean if that is less
  double content_std = 0;   ///< of target latents, the mean at each position taken out
  double content_rank = 0;  ///< effective: exp of the entropy of the normalised singular values
};

/// One line of progress and of log.csv. `future_loss` and `blocks_loss` are L1, weighed as `Recipe::motion` says, without
/// the squared error. Losses are means over the steps since the last row; after a
/// stop between two rows, over those since the stop.
struct TrainingRow {
  int step = 0, steps = 0;  ///< done, in all
  double future_loss = 0, blocks_loss = 0, spread_loss = 0;
  double rate = 0, ema = 0, gradient_norm = 0;
  double clips_a_second = 0, left_s = 0;  ///< seconds to the end at this speed
  Health health;
};

struct TrainingEnd {
  int step = 0;  ///< steps done in all
  bool finished = false;
};

/// V-JEPA-style masked latent prediction: an EMA encoder sees the whole clip, the online one what is not hidden, the
/// predictor guesses the layer-normed latents of what is hidden; L1 and, by `Recipe::square`, the squared error. Two masks a
/// clip: the future, and blocks.
/// Stops within one step when asked to, and can go on from there: the result is the same as without the stop.
/// Throws `Failure`: Refused (recipe, a folder that holds another run, weights that are no longer
/// numbers), Unreadable (a damaged state), Mismatch (device).
TrainingEnd train(const TrainingRequest& request, const jobs::JobContext& context,
                  const std::function<void(const TrainingRow&)>& report);

/// Sets the threads of LibTorch, and one of the BLAS under it a call: replicas run side by side, and two pools on the same
/// cores fight each other. 0: one a core. Once, before any work.
void useThreads(int threads);

/// Writes the model file of a fresh, untrained network of this recipe: what measures compare with.
void writeUntrained(const Recipe& recipe, const std::string& folder);

}  // namespace lacuna::train
