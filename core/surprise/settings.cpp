#include "core/surprise/settings.hpp"

#include <algorithm>
#include <string>

#include "core/base/error.hpp"
#include "core/media/sampling.hpp"

namespace lacuna::surprise {
namespace {

void checkWholeSteps(const char* what, int frames, int tubelet) {
  if (frames > 0 && frames % tubelet == 0) return;
  fail(ErrorKind::Mismatch, std::string(what) + " is " + std::to_string(frames) + " frames, and the model sees " +
                                std::to_string(tubelet) + " at a time. Choose a multiple of " + std::to_string(tubelet) + ".");
}

}  // namespace

Settings usualSettings(const model::ModelDescription& model, int window_frames) {
  Settings settings;
  settings.window_frames = window_frames > 0 ? window_frames : model.usualFrames();
  settings.stride_frames = model.tubelet;
  settings.rate_fps = model.rate_fps;
  settings.crop = model.crop;
  settings.context_frames.clear();
  for (const int eighths : {2, 3, 4}) {
    const int frames = std::max(1, settings.window_frames * eighths / 8 / model.tubelet) * model.tubelet;
    if (settings.context_frames.empty() || settings.context_frames.back() < frames) settings.context_frames.push_back(frames);
  }
  return settings;
}

Settings checked(Settings settings, const model::ModelDescription& model) {
  if (model.family == model::Family::IJepa)
    fail(ErrorKind::Mismatch, "This model sees single pictures, and surprise needs a future to predict. Open a model of video.");
  checkWholeSteps("The window", settings.window_frames, model.tubelet);
  checkWholeSteps("The stride", settings.stride_frames, model.tubelet);
  std::ranges::sort(settings.context_frames);
  const auto doubles = std::ranges::unique(settings.context_frames);
  settings.context_frames.erase(doubles.begin(), doubles.end());
  if (settings.context_frames.empty() || settings.context_frames.size() > most_contexts)
    fail(ErrorKind::Mismatch, "Give 1 to " + std::to_string(most_contexts) + " context lengths, in frames.");
  for (const int frames : settings.context_frames) {
    checkWholeSteps("A context", frames, model.tubelet);
    if (frames >= settings.window_frames)
      fail(ErrorKind::Mismatch, "A context of " + std::to_string(frames) + " frames leaves nothing to predict of a window of " +
                                    std::to_string(settings.window_frames) + ". Choose a shorter context or a longer window.");
  }
  if (const auto why_not = model.whyNotTaken(settings.window_frames, settings.crop)) fail(ErrorKind::Mismatch, *why_not);
  if (const auto why_not = model.whyNotPredicted(model.gridFor(settings.window_frames, settings.crop, settings.crop)))
    fail(ErrorKind::Mismatch, *why_not);
  return settings;
}

Plan planFor(const media::ClipInfo& clip, const Settings& settings, const model::ModelDescription& model) {
  Plan plan;
  plan.frame_step = media::frameStep(clip.rate_fps, settings.rate_fps);
  plan.clip_frames_a_step = static_cast<std::int64_t>(model.tubelet) * plan.frame_step;
  plan.stride_in_clip = static_cast<std::int64_t>(settings.stride_frames) * plan.frame_step;
  plan.stride_steps = settings.stride_frames / model.tubelet;
  plan.window_steps = settings.window_frames / model.tubelet;
  const std::int64_t window = static_cast<std::int64_t>(settings.window_frames) * plan.frame_step;
  if (clip.frames < window) {
    const std::string apart = plan.frame_step > 1 ? ", " + std::to_string(plan.frame_step) + " apart," : "";
    fail(ErrorKind::Mismatch,
         "This clip has " + std::to_string(clip.frames) + (clip.frames == 1 ? " frame" : " frames") + ", and one window of " + std::to_string(settings.window_frames) + apart +
             " needs " + std::to_string(window) + ". Choose a shorter window, a higher frame rate or a longer clip.",
         clip.path);
  }
  const std::int64_t windows = (clip.frames - window) / plan.stride_in_clip + 1;
  if (windows > most_windows)
    fail(ErrorKind::Refused,
         "That makes " + std::to_string(windows) + " windows, more than " + std::to_string(most_windows) + ". Choose a longer stride.",
         clip.path);
  plan.windows = static_cast<int>(windows);
  return plan;
}

}  // namespace lacuna::surprise
