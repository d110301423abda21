#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/latent/latent_cache.hpp"
#include "core/media/frame_cache.hpp"
#include "core/surprise/settings.hpp"

namespace lacuna::surprise {

/// Errors of one guess at the rest of a window.
struct Scores {
  latent::TokenErrors mean;                  ///< over all tokens after the context: what is published as the window's surprise
  std::vector<latent::TokenErrors> by_step;  ///< the mean of each step after the context, in order
};

/// One window under one context length.
struct Future {
  int context_frames = 0;
  int context_steps = 0;
  Scores model;
  std::vector<Scores> guesses;  ///< of `Measurement::guesses`
};

struct Window {
  int number = 0;                ///< from 0
  std::int64_t start_frame = 0;  ///< in the file
  double begin_s = 0, end_s = 0;
  Hash128 clip;                  ///< of the pictures that the model saw
  std::vector<double> motion;    ///< a step: mean of `media::FrameMotion` over its frames and the whole picture, 0..1
  std::vector<Future> futures;   ///< in the order of `Settings::context_frames`
};

/// What is known of a clip so far.
struct Measurement {
  Settings settings;
  Plan plan;
  media::ClipInfo clip;
  std::vector<double> step_s;  ///< when each step of the clip begins, and at the end when the last one is over
  std::string model_name, weights, computed;
  Hash128 model;
  std::vector<std::string> guesses;                     ///< names of the simple guesses
  std::vector<std::shared_ptr<const Window>> windows;   ///< ascending; fewer than `plan.windows` while it runs and when it was stopped

  bool complete() const { return static_cast<int>(windows.size()) == plan.windows; }
};

/// A measurement without a window yet. Throws as `checked` and `planFor`.
Measurement planned(const media::FrameSource& source, const model::Model& model, const Settings& settings);

/// Caches that are used: latents of whole windows are looked up in and left with `latents`, frames with `frames`, so that no
/// more of the clip is in memory than a window and what these hold.
struct Caches {
  latent::LatentCache& latents;
  media::FrameCache& frames;
};

/// Measures the windows that are missing, one after another, calling `on_window` after each; what is there when it stops can be
/// gone on with. A window's surprise is the mean error of the tokens after the context, predicted at once from the context
/// alone, against the latents that the target encoder gives them in the whole window.
/// Source: Garrido et al., "Intuitive physics understanding emerges from self-supervised pretraining on natural videos", 2025,
/// and facebookresearch/jepa-intuitive-physics. Unlike there, frames are taken as `media::sampleFrameIndices` does, so that
/// each window is one that can be opened. Reports "windows". Throws as `media::readWindow` and `latent::predictHidden` do, and
/// `CancelledException`.
void measure(Measurement& measurement, media::FrameSource& source, std::shared_ptr<const model::Model> model, Caches caches,
             const jobs::JobContext& context, const std::function<void(const Measurement&)>& on_window);

/// One clip's rest hidden: what `measure` asks of each window.
mask::Mask futureMask(const mask::TokenGrid& grid, int context_steps);

}  // namespace lacuna::surprise
