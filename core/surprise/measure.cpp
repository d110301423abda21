#include "core/surprise/measure.hpp"

#include <cmath>
#include <numeric>

#include "core/base/error.hpp"
#include "core/latent/errors.hpp"
#include "core/media/clip_window.hpp"

namespace lacuna::surprise {
namespace {

/// A step's mean change of the picture from frame to frame.
std::vector<double> motionBySteps(const media::FrameMotion& motion, int steps, int tubelet) {
  const std::size_t cells = static_cast<std::size_t>(motion.rows) * static_cast<std::size_t>(motion.cols);
  const std::size_t a_step = cells * static_cast<std::size_t>(tubelet);
  std::vector<double> means;
  for (std::size_t step = 0; step < static_cast<std::size_t>(steps); ++step) {
    const auto first = motion.values.begin() + static_cast<std::ptrdiff_t>(step * a_step);
    means.push_back(std::accumulate(first, first + static_cast<std::ptrdiff_t>(a_step), 0.0) / static_cast<double>(a_step));
  }
  return means;
}

Scores scoresOf(const std::vector<latent::TokenErrors>& errors, std::size_t per_step) {
  Scores scores{latent::meanOf(errors), {}};
  for (auto first = errors.begin(); first != errors.end(); first += static_cast<std::ptrdiff_t>(per_step))
    scores.by_step.push_back(latent::meanOf({first, first + static_cast<std::ptrdiff_t>(per_step)}));
  return scores;
}

/// The latents of a whole window serve every context length, and whoever opens the window later; the rest is of this context
/// length alone, and would only push other latents out.
class WindowLatents {
 public:
  WindowLatents(latent::LatentCache& kept, const latent::LatentKey& targets) : kept_(kept), targets_(kept.find(targets)) {}

  std::shared_ptr<const latent::Run> run(const latent::RunRequest& request, const jobs::JobContext& context) {
    constexpr std::size_t targets_context_and_prediction = 4;
    latent::LatentCache own(targets_ ? targets_context_and_prediction * targets_->bytes() : 0);
    if (targets_) own.insert(targets_);
    auto run = latent::predictHidden(request, own, context);
    if (run->targets != targets_) kept_.insert(run->targets);
    targets_ = run->targets;
    return run;
  }

 private:
  latent::LatentCache& kept_;
  std::shared_ptr<const latent::LatentSet> targets_;
};

Future futureOf(const latent::Run& run, int context_frames, int context_steps) {
  const auto per_step = static_cast<std::size_t>(run.grid().perStep());
  Future future{context_frames, context_steps, scoresOf(run.errors, per_step), {}};
  for (const latent::Baseline& baseline : run.baselines) future.guesses.push_back(scoresOf(baseline.errors, per_step));
  return future;
}

std::shared_ptr<const Window> windowAt(int number, Measurement& measurement, media::FrameSource& source,
                                       const std::shared_ptr<const model::Model>& model, Caches caches,
                                       const jobs::JobContext& context) {
  const Settings& settings = measurement.settings;
  const media::Sampling sampling{measurement.plan.startFrame(number), settings.window_frames, settings.rate_fps};
  const auto seen = media::readWindow(source, sampling, settings.crop, {}, caches.frames, context);
  const auto& d = model->description();
  const mask::TokenGrid grid = d.gridFor(seen->input.frames, seen->input.height, seen->input.width);
  auto window = std::make_shared<Window>();
  window->number = number;
  window->start_frame = sampling.start_frame;
  window->begin_s = seen->time_s.front();
  window->end_s = seen->end_s();
  window->clip = seen->hash;
  window->motion = motionBySteps(seen->motion, grid.steps, d.tubelet);
  latent::RunRequest request{seen, model, mask::Mask(grid), settings.run};
  WindowLatents latents(caches.latents, latent::keysOf(request).targets);
  for (const int frames : settings.context_frames) {
    context.throwIfStopped();
    request.mask = futureMask(grid, frames / d.tubelet);
    const auto run = latents.run(request, context);
    if (!std::isfinite(run->mean.l1_normed) || !std::isfinite(run->mean.cosine))
      fail(ErrorKind::Mismatch, "The model predicts values that are not numbers.", measurement.clip.path);
    if (run->model != model) measurement.computed = std::string(model::nameOf(run->model->compute())) + ": the GPU had too little memory";
    if (measurement.guesses.empty())
      for (const latent::Baseline& baseline : run->baselines) measurement.guesses.push_back(baseline.name);
    window->futures.push_back(futureOf(*run, frames, frames / d.tubelet));
  }
  return window;
}

}  // namespace

mask::Mask futureMask(const mask::TokenGrid& grid, int context_steps) {
  mask::Mask mask(grid);
  for (std::int32_t id = context_steps * grid.perStep(); id < grid.size(); ++id) mask.set(TokenId{id}, true);
  return mask;
}

Measurement planned(const media::FrameSource& source, const model::Model& model, const Settings& settings) {
  const auto& d = model.description();
  Measurement measurement;
  measurement.settings = checked(settings, d);
  measurement.plan = planFor(source.info(), measurement.settings, d);
  measurement.clip = source.info();
  const std::vector<double>& times = source.frameTimes();
  for (std::int64_t step = 0; step <= measurement.plan.steps(); ++step) {
    const std::int64_t frame = step * measurement.plan.clip_frames_a_step;
    const bool inside = frame < measurement.clip.frames;
    measurement.step_s.push_back(inside ? times[static_cast<std::size_t>(frame)] : measurement.clip.duration_s);
  }
  measurement.model_name = d.name;
  measurement.weights = "context from " + (settings.run.context_from_target_encoder ? d.target_weights : d.context_weights) +
                        ", targets from " + d.target_weights;
  measurement.computed = model::nameOf(model.compute());
  measurement.model = model.hash();
  return measurement;
}

void measure(Measurement& measurement, media::FrameSource& source, std::shared_ptr<const model::Model> model, Caches caches,
             const jobs::JobContext& context, const std::function<void(const Measurement&)>& on_window) {
  const int total = measurement.plan.windows;
  const jobs::JobContext quiet{context.stop, nullptr};
  const auto report = [&](int done) { context.progress({"Measuring surprise", static_cast<double>(done), static_cast<double>(total), "windows"}); };
  for (int number = static_cast<int>(measurement.windows.size()); number < total; ++number) {
    context.throwIfStopped();
    report(number);
    measurement.windows.push_back(windowAt(number, measurement, source, model, caches, quiet));
    if (on_window) on_window(measurement);
  }
  report(total);
}

}  // namespace lacuna::surprise
