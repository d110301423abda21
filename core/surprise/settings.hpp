#pragma once

#include <cstdint>
#include <vector>

#include "core/latent/run.hpp"
#include "core/media/frame_source.hpp"
#include "core/model/description.hpp"

namespace lacuna::surprise {

constexpr std::int64_t most_windows = 10'000;
constexpr std::size_t most_contexts = 16;

/// How surprise is measured: windows slide over the clip; of each the first frames are seen and the rest is predicted.
/// Frames are those that the model sees, `media::frameStep` of the clip's apart; all three lengths are whole steps of the model.
struct Settings {
  int window_frames = 16;
  std::vector<int> context_frames = {4, 8};  ///< several at once, ascending
  int stride_frames = 2;                     ///< from window to window; published: one step
  double rate_fps = 4;
  int crop = 256;  ///< picture side, pixels
  latent::RunSettings run;
  bool operator==(const Settings&) const = default;
};

/// As the model was trained, contexts of a quarter, three eighths and a half of the window, and a stride of one step.
/// `window_frames`: 0 for as many as the model usually sees.
Settings usualSettings(const model::ModelDescription& model, int window_frames = 0);

/// Puts the context lengths in order, each once. Throws `Failure` (Mismatch), in one line, for what this model cannot be asked.
Settings checked(Settings settings, const model::ModelDescription& model);

/// Where the windows of a clip lie. Time is counted in steps of the clip: the first one starts at frame 0, and each takes
/// `clip_frames_a_step` frames of the file.
struct Plan {
  int frame_step = 1;               ///< frames of the file from one frame of the model to the next
  std::int64_t clip_frames_a_step = 2;
  std::int64_t stride_in_clip = 2;  ///< frames of the file from window to window
  int stride_steps = 1, window_steps = 8;
  int windows = 0;

  std::int64_t startFrame(int window) const { return window * stride_in_clip; }
  int firstStep(int window) const { return window * stride_steps; }
  int steps() const { return windows > 0 ? firstStep(windows - 1) + window_steps : 0; }
};

/// As many windows as lie wholly in the clip. Throws `Failure` (Mismatch) for a clip shorter than one, (Refused) for more than
/// `most_windows`.
Plan planFor(const media::ClipInfo& clip, const Settings& settings, const model::ModelDescription& model);

}  // namespace lacuna::surprise
